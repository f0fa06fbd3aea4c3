package org.sunhall.supervision.model;

import java.time.Instant;
import org.sunhall.clocks.Lamp;

/**
 * A lamp that changes.
 *
 * @param from  the lamp before
 * @param to    the lamp after
 * @param since when the clock's rules say so
 * @param due   the due date at that moment
 */
public record LampMove(Lamp from, Lamp to, Instant since, Instant due) {}
