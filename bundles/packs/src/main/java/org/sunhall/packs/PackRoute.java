package org.sunhall.packs;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.Text;

/**
 * A review route as its file says it; limits are names of parameters, so that each number stands in one place.
 *
 * @param kinds    which changes take it
 * @param vertical whether it is that of departments led from above
 */
record PackRoute(String id, Set<ChangeKind> kinds, boolean vertical, List<Stage> stages, Period period) {

    PackRoute {
        Objects.requireNonNull(id, "id");
        kinds = Set.copyOf(kinds);
        stages = List.copyOf(stages);
        Objects.requireNonNull(period, "period");
    }

    /** @param limit name of the parameter with its limit, empty when nothing limits it */
    record Stage(
            String id,
            Text title,
            String function,
            StageAct act,
            Optional<String> limit,
            String basis,
            boolean ownChoice) {}
}
