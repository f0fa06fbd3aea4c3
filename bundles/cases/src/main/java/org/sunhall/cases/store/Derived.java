package org.sunhall.cases.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the rows beside a case say; follows from its state, its definition and the calendar alone.
 *
 * @param consequences the running clocks after which something follows by law, with their due instants
 * @param tasks        the steps that wait
 */
public record Derived(Map<String, Instant> consequences, List<TaskLine> tasks) {
    public Derived {
        consequences = Map.copyOf(consequences);
        tasks = List.copyOf(tasks);
    }
}
