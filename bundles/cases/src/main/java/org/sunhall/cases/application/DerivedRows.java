package org.sunhall.cases.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sunhall.cases.store.Derived;
import org.sunhall.cases.store.TaskLine;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.OpenTask;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.ClockReading;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.Digest;

/** The rows beside a case, as they follow from its state: what falls due by law, and what waits at which post until when. */
final class DerivedRows {

    /** Due of a step for which no clock of the office runs. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private DerivedRows() {}

    static Derived of(RunningDefinition definition, CaseState state, Digest plugin, Instant now) {
        if (state.stage().isEnded()) {
            return new Derived(Map.of(), List.of());
        }
        Map<String, Instant> consequences = new LinkedHashMap<>();
        Instant[] nearest = {NEVER, NEVER};
        Map<String, ClockReading> steps = new LinkedHashMap<>();
        for (StatutoryClock clock : state.clocks().values()) {
            if (clock.ended().isPresent()) {
                continue;
            }
            ClockReading reading = definition.reader().read(clock, now);
            definition.reader().consequenceAt(clock, now).ifPresent(at -> consequences.put(clock.id(), at));
            if (clock.id().startsWith("step:")) {
                steps.put(clock.id().substring("step:".length()), reading);
            } else if (clock.terms().owner() == ClockOwner.OFFICE
                    && reading.due().isBefore(nearest[0])) {
                nearest[0] = reading.due();
                nearest[1] = reading.yellowFrom();
            }
        }
        List<TaskLine> tasks = new ArrayList<>();
        for (OpenTask task : state.tasks()) {
            ClockReading own = steps.get(task.id());
            boolean sooner = own != null && own.due().isBefore(nearest[0]);
            tasks.add(
                    line(state, task, plugin, sooner ? own.due() : nearest[0], sooner ? own.yellowFrom() : nearest[1]));
        }
        return new Derived(consequences, tasks);
    }

    private static TaskLine line(CaseState state, OpenTask task, Digest plugin, Instant due, Instant yellow) {
        return new TaskLine(
                state.id(),
                task.id(),
                task.step(),
                task.automatic().isEmpty() ? state.orgOf(task).value() + "/" + task.post() : "",
                task.automatic(),
                state.code().map(Object::toString).orElse(state.receipt()),
                state.edition(),
                plugin,
                state.parkedBecause().isPresent(),
                task.openedAt(),
                due,
                yellow,
                task.signatures().stream().map(OpenTask.Signature::person).collect(Collectors.joining(" ")));
    }
}
