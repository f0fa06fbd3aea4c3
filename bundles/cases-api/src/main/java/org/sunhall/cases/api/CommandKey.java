package org.sunhall.cases.api;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What makes a command safe to repeat and to race.
 *
 * @param idempotencyKey the caller's name for this command, 1 to 100 characters
 * @param version        the version of the case the caller decided on, empty when they do not care
 */
public record CommandKey(String idempotencyKey, OptionalLong version) {

    public CommandKey {
        Objects.requireNonNull(version, "version");
        if (idempotencyKey == null || idempotencyKey.isBlank() || idempotencyKey.length() > 100) {
            throw new IllegalArgumentException("an idempotency key has 1 to 100 characters");
        }
    }
}
