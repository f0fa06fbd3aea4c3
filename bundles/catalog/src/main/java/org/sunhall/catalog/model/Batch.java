package org.sunhall.catalog.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.JurisdictionId;

/**
 * An import: items of a catalog that somebody brought in one file, decided on together, each with editions and events of its own.
 *
 * @param id           its id
 * @param jurisdiction whose items
 * @param digest       of what it brings
 * @param fileName     as it was called
 * @param by           who brought it
 * @param at           when
 * @param total        how many items it brings
 * @param unchanged    how many of the file were as they are already
 * @param proposed     how many of them have their edition
 * @param publishFrom  from when on they hold; empty: not published
 * @param publishedBy  who published them
 * @param done         whether nothing is left to do
 */
public record Batch(
        String id,
        JurisdictionId jurisdiction,
        Digest digest,
        String fileName,
        String by,
        Instant at,
        int total,
        int unchanged,
        int proposed,
        Optional<Instant> publishFrom,
        Optional<String> publishedBy,
        boolean done) {

    /**
     * Entries that one proceeding decides on.
     *
     * @param proceeding its id
     * @param entries    in the order of the file
     */
    public record Part(String proceeding, List<CatalogEntry> entries) {

        public Part {
            entries = List.copyOf(entries);
        }
    }

    /** The same with so many proposed. */
    public Batch proposed(int count) {
        return new Batch(
                id, jurisdiction, digest, fileName, by, at, total, unchanged, count, publishFrom, publishedBy, done);
    }

    /** The same, to be published. */
    public Batch published(Instant from, String publisher) {
        return new Batch(
                id,
                jurisdiction,
                digest,
                fileName,
                by,
                at,
                total,
                unchanged,
                proposed,
                Optional.of(from),
                Optional.of(publisher),
                done);
    }

    /** The same with nothing left to do. */
    public Batch finished() {
        return new Batch(
                id, jurisdiction, digest, fileName, by, at, total, unchanged, proposed, publishFrom, publishedBy, true);
    }
}
