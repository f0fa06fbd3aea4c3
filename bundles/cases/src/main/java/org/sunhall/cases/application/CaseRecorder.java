package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseEvent;
import org.sunhall.casework.CaseEvents;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.Decision;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.documents.PaperRegister;
import org.sunhall.documents.PaperView;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
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
    private final Ledger ledger;
    private final PaperRegister papers;
    private final PaperOrders orders;
    private final Plugins plugins;

    /** Takes what it writes to. */
    @Activate
    public CaseRecorder(
            @Reference CaseStore store,
            @Reference Ledger ledger,
            @Reference PaperRegister papers,
            @Reference PaperOrders orders,
            @Reference Plugins plugins) {
        this.store = store;
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
        long last = append(actor, definition, decision, 0, now);
        StoredCase stored = new StoredCase(decision.state(), definition.cases().itemName(), edition.plugin(), last, 1);
        store.insert(stored, consequences(definition, decision.state(), now));
        tieUploads(decision.state());
        plugins.require(edition.plugin(), Plugins.CASES, true);
        return stored;
    }

    /** The next state of a case. */
    StoredCase recordNext(
            Actor actor, StoredCase before, RunningDefinition definition, Decision decision, Instant now) {
        long last = append(actor, definition, decision, before.lastSequence(), now);
        store.update(before, decision.state(), last, consequences(definition, decision.state(), now));
        if (!before.state().materials().equals(decision.state().materials())) {
            tieUploads(decision.state());
        }
        if (decision.state().stage().isEnded() && !store.anyRunningUnder(before.plugin())) {
            plugins.require(before.plugin(), Plugins.CASES, false);
        }
        return new StoredCase(decision.state(), before.itemName(), before.plugin(), last, before.version() + 1);
    }

    private void tieUploads(CaseState state) {
        store.tieUploads(
                state.materials().values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList(),
                state.id());
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

    private long append(Actor actor, RunningDefinition definition, Decision decision, long expectedLast, Instant now) {
        List<EventDraft> drafts = new ArrayList<>();
        for (CaseEvent event : decision.events()) {
            drafts.add(new EventDraft(event.type(), event.data(), event.personal()));
        }
        CaseState state = decision.state();
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
        }
        List<RecordedEvent> recorded =
                ledger.append(new StreamId("case", state.id().value()), expectedLast, actor, now, drafts);
        return recorded.get(recorded.size() - 1).sequence();
    }

    /** The running clocks after which something follows by law, with their due instants. */
    private static Map<String, Instant> consequences(RunningDefinition definition, CaseState state, Instant now) {
        Map<String, Instant> consequences = new LinkedHashMap<>();
        if (state.stage().isEnded()) {
            return consequences;
        }
        for (StatutoryClock clock : state.clocks().values()) {
            if (clock.ended().isEmpty() && clock.terms().onExpiry().startsWith("deemed-")) {
                consequences.put(
                        clock.id(), definition.reader().read(clock, now).due());
            }
        }
        return consequences;
    }
}
