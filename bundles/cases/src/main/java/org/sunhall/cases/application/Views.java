package org.sunhall.cases.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.CaseView;
import org.sunhall.cases.api.TaskView;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.OpenTask;
import org.sunhall.clocks.ClockReading;
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
                state.org(),
                state.stage().name(),
                state.stage().title(),
                state.parkedBecause(),
                state.submittedAt(),
                stored.version());
    }

    static TaskView task(StoredCase stored, OpenTask task, RunningDefinition definition) {
        Step step = definition.cases().flow().step(task.step()).orElseThrow();
        return new TaskView(
                stored.state().id(),
                stored.state()
                        .code()
                        .map(SupervisionCode::value)
                        .orElse(stored.state().receipt()),
                stored.itemName(),
                task.id(),
                task.step(),
                step.title(),
                Optional.of(task.post()).filter(post -> !post.isEmpty()),
                task.openedAt(),
                task.signatures().stream().map(OpenTask.Signature::person).toList(),
                step.outcomes().stream()
                        .map(outcome -> new TaskView.OutcomeView(outcome.name(), outcome.label(), outcome.negative()))
                        .toList(),
                !task.automatic().isEmpty());
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

    static List<CaseView.ClockView> clocks(CaseState state, RunningDefinition definition, java.time.Instant now) {
        List<CaseView.ClockView> views = new ArrayList<>();
        for (StatutoryClock clock : state.clocks().values()) {
            views.add(clock(clock, definition.reader().read(clock, now)));
        }
        return views;
    }
}
