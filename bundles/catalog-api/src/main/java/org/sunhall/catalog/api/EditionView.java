package org.sunhall.catalog.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Text;

/**
 * An immutable state of a power item with its flow, forms, limits, papers and code, and how far it is.
 *
 * @param id                  its id
 * @param item                the item it is an edition of
 * @param itemName            the item's name in this edition
 * @param number              counts the item's editions from 1
 * @param state               how far it is
 * @param digest              what a review approves: over item, flow, form, limits, templates and code
 * @param plugin              the digest of the plug-in it came with: its content and code
 * @param pluginId            that plug-in's id
 * @param pluginVersion       that plug-in's version
 * @param implementingSubject who exercises the power under this edition
 * @param jurisdiction        where it holds
 * @param effectiveFrom       from when on it is in force; empty before publication
 * @param proposedAt          when it was proposed
 * @param reviewedBy          who reviewed it (a person's id)
 * @param reviewReasons       the reviewer's opinion, or the reasons for rejecting
 * @param runningCases        what becomes of the cases under the edition before, as its reviewer chose
 * @param effectiveUntil      from when on it holds no longer, whether another follows or not; empty: until superseded
 * @param version             of this record, for {@code If-Match}
 */
public record EditionView(
        EditionId id,
        ItemCode item,
        Text itemName,
        int number,
        EditionState state,
        Digest digest,
        Digest plugin,
        PluginId pluginId,
        String pluginVersion,
        OrgId implementingSubject,
        JurisdictionId jurisdiction,
        Optional<Instant> effectiveFrom,
        Instant proposedAt,
        Optional<String> reviewedBy,
        Optional<String> reviewReasons,
        RunningCases runningCases,
        Optional<Instant> effectiveUntil,
        long version) {

    /**
     * In place of a plug-in's id on editions that came by import: entries of the catalog, disclosed but not run online. Their
     * {@code plugin} is the digest of the entry, their {@code pluginVersion} the proceeding that decides on them.
     */
    public static final PluginId ENTRY = new PluginId("catalog-entry");

    public EditionView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(itemName, "itemName");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(pluginId, "pluginId");
        Objects.requireNonNull(pluginVersion, "pluginVersion");
        Objects.requireNonNull(implementingSubject, "implementingSubject");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(effectiveFrom, "effectiveFrom");
        Objects.requireNonNull(proposedAt, "proposedAt");
        Objects.requireNonNull(reviewedBy, "reviewedBy");
        Objects.requireNonNull(reviewReasons, "reviewReasons");
        Objects.requireNonNull(runningCases, "runningCases");
        Objects.requireNonNull(effectiveUntil, "effectiveUntil");
    }

    /** Whether cases can run under it: it came with a plug-in, and is no mere entry of the catalog. */
    public boolean isOnline() {
        return !pluginId.equals(ENTRY);
    }
}
