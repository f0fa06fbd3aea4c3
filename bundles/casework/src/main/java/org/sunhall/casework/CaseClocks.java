package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunhall.clocks.ClockJson;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.workflow.Step;

/** The clocks of the case a decision is about; each change of one is an event with the whole clock. */
final class CaseClocks {

    private final Work work;

    CaseClocks(Work work) {
        this.work = work;
    }

    /** Starts a clock; a second one of the same kind gets a number behind its id. */
    void start(String id, ClockTerms terms, Instant from) {
        String key = id;
        for (int again = 2; work.state().clocks().containsKey(key); again++) {
            key = id + "-" + again;
        }
        record(StatutoryClock.start(key, terms, from), "started");
    }

    /** Starts the clock of a step that has a limit of its own. */
    void startStep(String task, Step step, String limit) {
        Limit budget = Limit.parse(limit);
        ClockTerms terms = work.definition().step();
        boolean sameUnit = terms.warning().unit() == budget.unit();
        int warned = sameUnit ? Math.min(terms.warning().amount(), budget.amount() - 1) : 0;
        start(
                "step:" + task,
                new ClockTerms(
                        terms.kind(),
                        step.title(),
                        terms.owner(),
                        budget,
                        new Limit(warned, budget.unit()),
                        terms.legalBasis(),
                        terms.onExpiry(),
                        terms.stopGrounds(),
                        Optional.empty()),
                work.now());
    }

    /** The living clock of this kind. */
    Optional<StatutoryClock> running(String id) {
        return work.state().clocks().values().stream()
                .filter(clock -> clock.id().equals(id) || clock.id().startsWith(id + "-"))
                .filter(clock -> clock.ended().isEmpty())
                .findFirst();
    }

    void end(String id, String how) {
        running(id).ifPresent(clock -> end(clock, how));
    }

    void endAll(String how) {
        List.copyOf(work.state().clocks().values()).stream()
                .filter(clock -> clock.ended().isEmpty())
                .forEach(clock -> end(clock, how));
    }

    private void end(StatutoryClock clock, String how) {
        clock.end(work.now(), how).asOptional().ifPresent(ended -> record(ended, "ended"));
    }

    void record(StatutoryClock clock, String change) {
        ObjectNode data = work.data();
        data.put("change", change);
        data.put("org", work.definition().org().value());
        data.put("jurisdiction", work.definition().jurisdiction().value());
        data.set("clock", ClockJson.write(clock));
        work.emit(CaseEvents.CLOCK, data);
    }
}
