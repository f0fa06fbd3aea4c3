package org.sunhall.casework;

import java.util.Objects;
import java.util.Optional;

/**
 * What is known, at the instant of a command, beside the case itself: looked up by whoever loads the case, never told by
 * the caller.
 *
 * @param certificate number of the acting officer's enforcement certificate, when it is valid today (行政处罚法 art. 42)
 * @param standsInFor whom the acting officer stands in for, or who delegated their post to them
 * @param other       the other case of a merge
 */
public record Circumstances(Optional<String> certificate, Optional<String> standsInFor, Optional<CaseState> other) {

    /** Nothing is known: what needs a certificate or another case is refused. */
    public static final Circumstances NONE = new Circumstances(Optional.empty(), Optional.empty(), Optional.empty());

    public Circumstances {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(standsInFor, "standsInFor");
        Objects.requireNonNull(other, "other");
    }

    /** The acting officer's certificate and whom they stand in for. */
    public static Circumstances of(Optional<String> certificate, Optional<String> standsInFor) {
        return new Circumstances(certificate, standsInFor, Optional.empty());
    }

    /** The other case of a merge. */
    public Circumstances with(CaseState otherCase) {
        return new Circumstances(certificate, standsInFor, Optional.of(otherCase));
    }
}
