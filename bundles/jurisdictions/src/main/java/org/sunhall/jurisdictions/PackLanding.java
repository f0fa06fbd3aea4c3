package org.sunhall.jurisdictions;

import com.fasterxml.jackson.databind.JsonNode;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.packs.Pack;

/**
 * How a jurisdiction pack lands. The broker calls it with {@code SUNHALL-INF/pack.json} of a plug-in once it has
 * seen that the information centre signed the file; the console of the runtime calls it by hand.
 */
@ProviderType
public interface PackLanding {

    /**
     * Stores the pack and lets it serve from the commit on; the packs below it are read again. All findings are named,
     * and nothing changes when there is one. {@code OPERATOR}, {@code SYSTEM}.
     *
     * @param origin where the file came from, for the record: file name and digest
     */
    Outcome<Pack> land(Actor actor, JsonNode file, String origin);
}
