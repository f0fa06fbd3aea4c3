package org.sunhall.kernel;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of a command: accepted with a value, or refused with a reason. Exceptions are for defects and broken
 * infrastructure only.
 *
 * @param <T> what an accepted command gives
 */
public sealed interface Outcome<T> {

    /** The command was carried out. */
    record Accepted<T>(T value) implements Outcome<T> {
        public Accepted {
            Objects.requireNonNull(value, "value");
        }
    }

    /** The command was refused; nothing changed. */
    record Refused<T>(Rejection rejection) implements Outcome<T> {
        public Refused {
            Objects.requireNonNull(rejection, "rejection");
        }
    }

    /** An accepted outcome. */
    static <T> Outcome<T> accepted(T value) {
        return new Accepted<>(value);
    }

    /** A refused outcome. */
    static <T> Outcome<T> refused(Rejection rejection) {
        return new Refused<>(rejection);
    }

    /** A refused outcome with one sentence. */
    static <T> Outcome<T> refused(RejectionCode code, Text detail) {
        return new Refused<>(Rejection.of(code, detail));
    }

    /** One function a case; the only way to look inside without a cast. */
    default <R> R fold(Function<? super T, ? extends R> onAccepted, Function<Rejection, ? extends R> onRefused) {
        if (this instanceof Accepted<T> accepted) {
            return onAccepted.apply(accepted.value());
        }
        return onRefused.apply(((Refused<T>) this).rejection());
    }

    /** The next decision, taken only when this one was accepted. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return fold(next, Outcome::refused);
    }

    /** The same outcome with another value. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return fold(value -> accepted(change.apply(value)), Outcome::refused);
    }

    /** The value, when accepted. */
    default Optional<T> asOptional() {
        return fold(Optional::of, rejection -> Optional.empty());
    }

    /** The reason, when refused. */
    default Optional<Rejection> refusal() {
        return fold(value -> Optional.empty(), Optional::of);
    }
}
