package org.sunhall.checker;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known where a plug-in is checked.
 *
 * @param organisations the platform's organisations; empty where there is no platform, for example in the SDK: then the scope of
 *                      jurisdictions is not checked
 */
public record CheckContext(Optional<List<KnownOrganisation>> organisations) {

    public CheckContext {
        Objects.requireNonNull(organisations, "organisations");
        organisations = organisations.map(List::copyOf);
    }

    /** Without a platform: everything the plug-in alone can be held to. */
    public static CheckContext alone() {
        return new CheckContext(Optional.empty());
    }

    /** On a platform with these organisations. */
    public static CheckContext on(List<KnownOrganisation> organisations) {
        return new CheckContext(Optional.of(organisations));
    }
}
