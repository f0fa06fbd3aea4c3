package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.cases.store.StoredCase.Parked;
import org.sunhall.cases.store.UploadStore;
import org.sunhall.casework.CaseEvent;
import org.sunhall.casework.CaseEvents;
import org.sunhall.casework.CaseFold;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.Decision;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.documents.PaperRegister;
import org.sunhall.documents.PaperView;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Rejection;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.plugins.Plugins;

/** Writes a decision down: papers, events, the case row, and which plug-in code is needed. One transaction, the caller's. */
@Component(service = CaseRecorder.class)
public final class CaseRecorder {

    private final CaseStore store;
    private final UploadStore uploads;
    private final Ledger ledger;
    private final PaperRegister papers;
    private final PaperOrders orders;
    private final Plugins plugins;

    /** Takes what it writes to. */
    @Activate
    public CaseRecorder(
            @Reference CaseStore store,
            @Reference UploadStore uploads,
            @Reference Ledger ledger,
            @Reference PaperRegister papers,
            @Reference PaperOrders orders,
            @Reference Plugins plugins) {
        this.store = store;
        this.uploads = uploads;
        this.ledger = ledger;
        this.papers = papers;
        this.orders = orders;
        this.plugins = plugins;
    }

    /** Why a paper that this decision makes due could not be printed; asked before anything is written. */
    Optional<Rejection> objection(RunningDefinition definition, Decision decision, Instant now) {
        for (String kind : decision.papers()) {
            Optional<Rejection> objection = papers.objection(orders.order(definition, decision.state(), kind, now));
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    /** A new case. */
    StoredCase recordNew(
            Actor actor, EditionView edition, RunningDefinition definition, Decision decision, Instant now) {
        Written written = append(actor, definition, decision, 0, now);
        CaseState state = written.state();
        StoredCase stored = new StoredCase(
                state, definition.cases().itemName(), edition.plugin(), written.last(), 1, Optional.empty());
        store.insert(stored, applicantName(decision), DerivedRows.of(definition, state, edition.plugin(), now));
        uploads.tie(state.files(), state.id());
        plugins.require(edition.plugin(), Plugins.CASES, true);
        return stored;
    }

    private static String applicantName(Decision decision) {
        return decision.events().get(0).personal().getOrDefault("applicantName", "");
    }

    /** The next state of a case under the same definition. */
    StoredCase recordNext(
            Actor actor, StoredCase before, RunningDefinition definition, Decision decision, Instant now) {
        return recordNext(actor, before, definition, definition, before.plugin(), decision, now);
    }

    /** The next state of a case that may run by another definition from now on. */
    StoredCase recordNext(
            Actor actor,
            StoredCase before,
            RunningDefinition old,
            RunningDefinition definition,
            Digest plugin,
            Decision decision,
            Instant now) {
        Written written = append(actor, definition, decision, before.lastSequence(), now);
        CaseState state = written.state();
        StoredCase after = new StoredCase(
                state,
                before.itemName(),
                plugin,
                written.last(),
                before.version() + 1,
                parked(actor, before, state, now));
        store.update(
                DerivedRows.of(old, before.state(), before.plugin(), now),
                after,
                DerivedRows.of(definition, state, plugin, now));
        if (!before.state().files().equals(state.files())) {
            uploads.tie(state.files(), state.id());
        }
        state.copiedTo().stream()
                .filter(org -> !before.state().copiedTo().contains(org))
                .forEach(org -> store.copied(state.id(), org, now));
        needs(before, after);
        return after;
    }

    private static Optional<Parked> parked(Actor actor, StoredCase before, CaseState state, Instant now) {
        return state.parkedBecause()
                .map(why -> before.parked().orElseGet(() -> new Parked(why, now, actor.reference())));
    }

    /** Says which plug-in's code is needed, where that may have changed. */
    private void needs(StoredCase before, StoredCase after) {
        boolean moved = !before.plugin().equals(after.plugin());
        if (moved) {
            plugins.require(after.plugin(), Plugins.CASES, true);
        }
        if ((moved || after.state().stage().isEnded()) && !store.anyRunningUnder(before.plugin())) {
            plugins.require(before.plugin(), Plugins.CASES, false);
        }
    }

    /** A refused command; the case itself is untouched. */
    void recordRefusal(Actor actor, CaseId id, String command, Rejection rejection, Instant now) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("case", id.value());
        data.put("command", command);
        data.put("reason", rejection.code().id());
        ledger.append(
                new StreamId("case-refusals", id.value()),
                -1,
                actor,
                now,
                List.of(new EventDraft(CaseEvents.COMMAND_REFUSED, data, Map.of())));
    }

    /** What was appended: the sequence of the last event, and the state after all, papers included. */
    private record Written(long last, CaseState state) {}

    private Written append(
            Actor actor, RunningDefinition definition, Decision decision, long expectedLast, Instant now) {
        List<EventDraft> drafts = new ArrayList<>();
        for (CaseEvent event : decision.events()) {
            drafts.add(new EventDraft(event.type(), event.data(), event.personal()));
        }
        CaseState state = decision.state();
        CaseState after = state;
        for (String kind : decision.papers()) {
            PaperView paper = papers.order(orders.order(definition, state, kind, now));
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            data.put("case", state.id().value());
            state.code().ifPresent(code -> data.put("code", code.value()));
            data.put("paper", paper.id());
            data.put("kind", paper.kind());
            data.putObject("title")
                    .put("zh", paper.title().zh())
                    .put("en", paper.title().en());
            paper.number().ifPresent(number -> data.put("number", number));
            data.put("verification", paper.verificationCode());
            data.put("issuer", paper.issuer().value());
            data.put("org", state.org().value());
            data.put("jurisdiction", state.jurisdiction().value());
            drafts.add(new EventDraft(CaseEvents.PAPER, data, Map.of()));
            after = CaseFold.apply(after, new CaseEvent(CaseEvents.PAPER, data, Map.of()), now);
        }
        List<RecordedEvent> recorded =
                ledger.append(new StreamId("case", state.id().value()), expectedLast, actor, now, drafts);
        return new Written(recorded.get(recorded.size() - 1).sequence(), after);
    }
}
