package org.sunhall.supervision.api;

import java.util.List;
import java.util.Optional;

/**
 * One page of lamps.
 *
 * @param rows worst first
 * @param next where the next page begins, for {@link LampFilter#after()}; empty on the last page
 */
public record LampPage(List<LampRow> rows, Optional<String> next) {
    public LampPage {
        rows = List.copyOf(rows);
    }
}
