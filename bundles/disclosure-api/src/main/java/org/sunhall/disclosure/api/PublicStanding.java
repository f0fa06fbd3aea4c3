package org.sunhall.disclosure.api;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * That an item cannot be applied for though it is in the catalog. Why it is exempt is not public: the reason may be
 * the secret itself.
 *
 * @param state {@code HUNG}, {@code EXEMPT} or {@code CANCELLED}
 * @param words that for people
 * @param since since when
 * @param until until when, if that is known
 */
public record PublicStanding(String state, Text words, Optional<Instant> since, Optional<Instant> until) {}
