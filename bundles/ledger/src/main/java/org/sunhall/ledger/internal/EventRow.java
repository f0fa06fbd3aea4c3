package org.sunhall.ledger.internal;

import org.sunhall.ledger.StreamId;

/**
 * A row of LEDGER_EVENT as it stands in the database.
 *
 * <p>The event's hash is SHA-256, in lower-case hexadecimal, over the UTF-8 bytes of this canonical JSON array ({@link
 * CanonicalJson}); {@code data} and {@code commitments} stand in it as they stand in their columns:
 *
 * <pre>["sunhall-event-1",id,"kind","key",sequence,"type",at (ms since 1970),"actor",data,commitments,"previous hash"]</pre>
 *
 * <p>The column XID only orders deliveries and is no part of the evidence.
 *
 * @param data        canonical JSON object
 * @param commitments canonical JSON object: name of a personal value → its commitment; {@code {}} when there is none
 * @param personal    canonical JSON object of LEDGER_PERSONAL, null when there is none (any more) or it was not read
 */
record EventRow(
        long xid,
        long id,
        String kind,
        String key,
        long sequence,
        String type,
        long at,
        String actor,
        String data,
        String commitments,
        String previousHash,
        String hash,
        String personal) {

    static final String NO_HASH = "0".repeat(64);
    static final String NO_COMMITMENTS = "{}";

    String computeHash() {
        return hashOf(id, kind, key, sequence, type, at, actor, data, commitments, previousHash);
    }

    static String hashOf(
            long id,
            String kind,
            String key,
            long sequence,
            String type,
            long at,
            String actor,
            String data,
            String commitments,
            String previousHash) {
        StringBuilder form = new StringBuilder(300 + data.length())
                .append("[\"sunhall-event-1\",")
                .append(id);
        text(form, kind);
        text(form, key);
        form.append(',').append(sequence);
        text(form, type);
        form.append(',').append(at);
        text(form, actor);
        form.append(',').append(data).append(',').append(commitments);
        text(form, previousHash);
        return Sha256.hex(form.append(']').toString());
    }

    private static void text(StringBuilder form, String value) {
        form.append(',');
        CanonicalJson.string(form, value);
    }

    Position position() {
        return new Position(xid, id);
    }

    boolean isOf(StreamId stream) {
        return stream.kind().equals(kind) && stream.key().equals(key);
    }

    boolean isOfSameStreamAs(EventRow other) {
        return kind.equals(other.kind) && key.equals(other.key);
    }
}
