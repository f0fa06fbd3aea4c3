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
 */
public record CheckContext(Pack pack, LocalDate on, Optional<List<KnownOrganisation>> organisations) {

    public CheckContext {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(on, "on");
        organisations = organisations.map(List::copyOf);
    }

    /** Without a platform: everything the plug-in alone can be held to. */
    public static CheckContext alone(Pack pack, LocalDate on) {
        return new CheckContext(pack, on, Optional.empty());
    }

    /** On a platform with these organisations. */
    public static CheckContext on(Pack pack, LocalDate on, List<KnownOrganisation> organisations) {
        return new CheckContext(pack, on, Optional.of(organisations));
    }
}
