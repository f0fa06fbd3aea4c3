package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.clocks.ClockJson;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.clocks.Stop;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.workflow.Step;

/** The clocks of the case a decision is about; each change of one is an event with the whole clock. */
final class CaseClocks {

    private static final String STEP = "step:";
    /** A step of a department that helps: its own time, charged to it. */
    private static final String ASSISTANCE = "assistance";

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
                STEP + task,
                new ClockTerms(
                        work.flow().org(step).equals(work.definition().org()) ? terms.kind() : ASSISTANCE,
                        step.title(),
                        terms.owner(),
                        budget,
                        new Limit(warned, budget.unit()),
                        terms.legalBasis(),
                        terms.onExpiry(),
                        terms.stops(),
                        List.of()),
                work.now());
    }

    /**
     * Every living clock stands while one of the case's grounds is on its list, and runs otherwise; clocks that were
     * started meanwhile, too. A stop that reached its cap is not begun again.
     */
    void settle() {
        for (StatutoryClock clock : List.copyOf(work.state().clocks().values())) {
            if (clock.ended().isEmpty()) {
                settle(clock);
            }
        }
    }

    private void settle(StatutoryClock clock) {
        StatutoryClock now = clock;
        if (now.isStopped() && !work.state().stops().containsKey(last(now).ground())) {
            now = now.resume(work.now()).asOptional().orElse(now);
            record(now, "resumed");
        }
        for (Map.Entry<String, Instant> stop : work.state().stops().entrySet()) {
            Optional<StatutoryClock> stopped = stoppable(now, stop.getKey(), stop.getValue());
            if (stopped.isPresent()) {
                record(stopped.get(), "stopped");
                return;
            }
        }
    }

    private Optional<StatutoryClock> stoppable(StatutoryClock clock, String ground, Instant since) {
        boolean had = clock.stops().stream()
                .anyMatch(stop -> stop.ground().equals(ground) && !stop.at().isBefore(since));
        return clock.isStopped() || had
                ? Optional.empty()
                : tryStop(clock, ground).asOptional();
    }

    /** The clock stopped on this ground; the ground is its own reason, people's words stand beside the case's event. */
    Outcome<StatutoryClock> tryStop(StatutoryClock clock, String ground) {
        return work.definition().reader().stop(clock, ground, work.now(), ground);
    }

    private static Stop last(StatutoryClock clock) {
        return clock.stops().get(clock.stops().size() - 1);
    }

    /** The clocks that have not ended. */
    List<StatutoryClock> living() {
        return work.state().clocks().values().stream()
                .filter(clock -> clock.ended().isEmpty())
                .toList();
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

    /** All end; the check after a decision on a commitment lives on after the case has closed. */
    void endAll(String how) {
        living().stream()
                .filter(clock -> !clock.id().startsWith(CaseRules.FOLLOW_UP)
                        || work.state().stage() != Stage.CLOSED)
                .forEach(clock -> end(clock, how));
    }

    private void end(StatutoryClock clock, String how) {
        clock.end(work.now(), how).asOptional().ifPresent(ended -> record(ended, "ended"));
    }

    void record(StatutoryClock clock, String change) {
        ObjectNode data = work.data();
        describe(data, clock, change);
        work.emit(CaseEvents.CLOCK, data);
    }

    /** A stop has reached its cap: the clock goes on though the ground may last; nobody has said so but the law. */
    void recordAtCap(StatutoryClock clock) {
        ObjectNode data = work.data();
        describe(data, clock, "resumed");
        data.put("cap", true);
        work.emit(CaseEvents.CLOCK, data);
    }

    /** A step's clock is charged to the organisation whose post does the step, every other to the handling one. */
    private OrgId org(String clock) {
        if (!clock.startsWith(STEP)) {
            return work.definition().org();
        }
        String task = clock.substring(STEP.length());
        return work.state()
                .task(task)
                .map(work.state()::orgOf)
                .or(() -> work.definition()
                        .flow()
                        .step(task.substring(0, Math.max(0, task.lastIndexOf('.'))))
                        .map(work.flow()::org))
                .orElse(work.definition().org());
    }

    /** What every event about a clock says. */
    void describe(ObjectNode data, StatutoryClock clock, String change) {
        data.put("change", change);
        data.put("org", org(clock.id()).value());
        data.put("jurisdiction", work.definition().jurisdiction().value());
        data.set("clock", ClockJson.write(clock));
    }
}
