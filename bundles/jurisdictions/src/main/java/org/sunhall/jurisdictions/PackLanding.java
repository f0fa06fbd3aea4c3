package org.sunhall.jurisdictions;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;

/**
 * How jurisdiction packs and years of the calendar land. The broker calls it once it has seen that the information
 * centre signed the archive.
 */
@ProviderType
public interface PackLanding {

    /**
     * What serves now.
     *
     * @param packs   the packs that landed
     * @param years   the years that landed
     * @param version the version of the rules from the commit on
     */
    record Landed(List<JurisdictionId> packs, List<Integer> years, long version) {
        public Landed {
            packs = List.copyOf(packs);
            years = List.copyOf(years);
        }
    }

    /**
     * Stores the files and lets them serve from the commit on; the packs below a pack are read again. All or nothing: every
     * mistake is named as {@code file#pointer}, and nothing changes when there is one. What serves already lands again
     * without a new version. {@code OPERATOR}, {@code SYSTEM}.
     *
     * @param origin where the files came from, for the record: archive, digest, signer
     */
    Outcome<Landed> land(Actor actor, RulesFiles files, String origin);
}
