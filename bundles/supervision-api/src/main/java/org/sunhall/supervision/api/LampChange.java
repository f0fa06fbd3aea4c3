package org.sunhall.supervision.api;

import java.time.Instant;
import org.sunhall.clocks.Lamp;
import org.sunhall.kernel.Text;

/**
 * A lamp that changed.
 *
 * @param clock      the clock's id within the case
 * @param title      its title
 * @param from       the lamp before
 * @param to         the lamp after
 * @param since      when the clock's rules say that it changed
 * @param recordedAt when supervision noticed and recorded it in the ledger
 * @param due        the due date at that moment
 */
public record LampChange(
        String clock, Text title, Lamp from, Lamp to, Instant since, Instant recordedAt, Instant due) {}
