package org.sunhall.plugins;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;

/**
 * Lands archives with rules: jurisdiction packs and years of the calendar. They are data, nothing of them runs, and they
 * need the information centre's signature everywhere, where unsigned plug-ins are allowed, too. Thread-safe.
 */
@ProviderType
public interface RulesLanding {

    /**
     * What serves now.
     *
     * @param signer  whose signature the archive bears, as the platform knows them
     * @param version the version of the rules
     */
    record LandedRules(Digest digest, List<JurisdictionId> packs, List<Integer> years, String signer, long version) {
        public LandedRules {
            packs = List.copyOf(packs);
            years = List.copyOf(years);
        }
    }

    /**
     * Lands an archive; recorded by the rules that serve ({@code jurisdiction.pack-landed}, {@code
     * jurisdiction.calendar-imported}) or as {@code plugin.rules-refused}. Refused for everybody but OPERATOR and the
     * platform; without the signature of a publisher trusted for the rules of the pack's jurisdiction or one above it, for
     * years of one at the top; and for every mistake in the files. A refusal changes nothing.
     *
     * @param file what the archive is called, for the record
     */
    Outcome<LandedRules> land(Actor actor, String file, byte[] archive);
}
