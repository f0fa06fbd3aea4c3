package org.sunhall.cases.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunhall.cases.api.CaseIntake.UploadView;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.CaseView;
import org.sunhall.cases.api.TaskView;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.cases.store.StoredUpload;
import org.sunhall.cases.store.TaskLine;
import org.sunhall.cases.store.TaskStore.InboxLine;
import org.sunhall.casework.CaseState;
import org.sunhall.clocks.ClockReading;
import org.sunhall.clocks.Lamp;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.documents.PaperView;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.workflow.Step;

/** Stored cases as their readers see them. */
final class Views {

    private Views() {}

    static CaseSummary summary(StoredCase stored) {
        CaseState state = stored.state();
        return new CaseSummary(
                state.id(),
                state.receipt(),
                state.code().map(SupervisionCode::value),
                state.item(),
                stored.itemName(),
                state.edition(),
                state.org(),
                state.stage().name(),
                state.stage().title(),
                stored.parked().map(StoredCase.Parked::why),
                stored.parked().map(StoredCase.Parked::since),
                stored.parked().map(StoredCase.Parked::by),
                state.submittedAt(),
                stored.version());
    }

    static TaskView task(InboxLine waiting, RunningDefinition definition, Instant now) {
        TaskLine line = waiting.line();
        Step step = definition.cases().flow().step(line.step()).orElseThrow();
        return new TaskView(
                line.caseId(),
                line.reference(),
                waiting.itemName(),
                line.task(),
                line.step(),
                step.title(),
                Optional.of(line.post().substring(line.post().indexOf('/') + 1)).filter(post -> !post.isEmpty()),
                line.openedAt(),
                line.signed().isEmpty() ? List.of() : List.of(line.signed().split(" ")),
                step.outcomes().stream()
                        .map(outcome -> new TaskView.OutcomeView(outcome.name(), outcome.label(), outcome.negative()))
                        .toList(),
                !line.automatic().isEmpty(),
                line.due(),
                (now.isBefore(line.yellow()) ? Lamp.GREEN : now.isBefore(line.due()) ? Lamp.YELLOW : Lamp.RED).name(),
                waiting.claimedBy(),
                line.parked());
    }

    static CaseView.ClockView clock(StatutoryClock clock, ClockReading reading) {
        return new CaseView.ClockView(
                clock.id(),
                clock.terms().title(),
                clock.terms().owner().name(),
                clock.startedAt(),
                reading.due(),
                reading.dueDate(),
                reading.provisional(),
                clock.ended().map(ending -> ending.at()),
                reading.lamp().name(),
                reading.remainingText(),
                clock.terms().legalBasis(),
                reading.working());
    }

    static UploadView upload(StoredUpload upload) {
        return new UploadView(upload.id(), upload.name(), upload.mediaType(), upload.size(), upload.digest());
    }

    static CaseView.Paper paper(PaperView paper) {
        return new CaseView.Paper(
                paper.id(),
                paper.kind(),
                paper.title(),
                paper.number(),
                paper.verificationCode(),
                paper.issuedAt(),
                paper.state().name());
    }

    static List<CaseView.ClockView> clocks(CaseState state, RunningDefinition definition, Instant now) {
        List<CaseView.ClockView> views = new ArrayList<>();
        for (StatutoryClock clock : state.clocks().values()) {
            views.add(clock(clock, definition.reader().read(clock, now)));
        }
        return views;
    }
}
