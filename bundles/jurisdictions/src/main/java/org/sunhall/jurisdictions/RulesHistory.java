package org.sunhall.jurisdictions;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.packs.PackRegistry;

/**
 * The rules as they were: every landing of a pack or a year makes one version. Who keeps dates that were computed compares
 * two versions to know which of them have moved. Version 0 is what is bundled.
 */
@ProviderType
public interface RulesHistory {

    /** A version that landed: when, and what its source calls itself. */
    record Landing(long version, Instant at, String source) {}

    /** The version that serves now. */
    long version();

    /** How a version landed; empty for 0 and for versions to come. */
    Optional<Landing> landing(long version);

    /**
     * The packs with their working days as of a version.
     *
     * @throws IllegalArgumentException when there is no such version
     */
    PackRegistry asOf(long version);
}
