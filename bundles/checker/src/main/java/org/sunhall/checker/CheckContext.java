package org.sunhall.checker;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.packs.Pack;

/**
 * What is known where a plug-in is checked.
 *
 * @param pack          the rules of the plug-in's jurisdiction
 * @param on            the day whose rules hold
 * @param organisations the platform's organisations; empty where there is no platform, for example in the SDK: then the scope of
 *                      jurisdictions is not checked
 * @param signature     whose signature the jar must bear
 */
public record CheckContext(
        Pack pack, LocalDate on, Optional<List<KnownOrganisation>> organisations, SignaturePolicy signature) {

    public CheckContext {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(on, "on");
        organisations = organisations.map(List::copyOf);
        Objects.requireNonNull(signature, "signature");
    }

    /** Without a platform: everything the plug-in alone can be held to. */
    public static CheckContext alone(Pack pack, LocalDate on) {
        return new CheckContext(pack, on, Optional.empty(), SignaturePolicy.unsignedAllowed());
    }

    /** On a platform with these organisations. */
    public static CheckContext on(Pack pack, LocalDate on, List<KnownOrganisation> organisations) {
        return new CheckContext(pack, on, Optional.of(organisations), SignaturePolicy.unsignedAllowed());
    }

    /** The same with this policy of signatures. */
    public CheckContext signedBy(SignaturePolicy policy) {
        return new CheckContext(pack, on, organisations, policy);
    }
}
