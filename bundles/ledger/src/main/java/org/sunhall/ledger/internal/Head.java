package org.sunhall.ledger.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A signed head of the Merkle log together with the leaves it added: one line of canonical JSON, the same in
 * LEDGER_SEAL and in the witness file.
 *
 * <pre>{"at":ms,"form":"sunhall-head-1","key":"key id","last":[xid,id],"leaves":[[id,"kind","key",sequence,"hash"],…],
 * "peaks":"hex hex …","previous":"SHA-256 of the line before, 64 zeros for the first","root":"hex","signature":"base64",
 * "size":n}</pre>
 *
 * <p>The signature is Ed25519 over the UTF-8 bytes of the canonical JSON of the same object without {@code signature}.
 *
 * @param size     number of leaves in the log
 * @param root     Merkle tree hash over the event hashes (RFC 9162)
 * @param peaks    roots of the complete subtrees, so that the log can grow without reading it
 * @param last     the position of the last event
 * @param previous hash of the line before
 * @param key      which key signed
 * @param line     the line itself
 */
record Head(
        long size,
        String root,
        String peaks,
        Position last,
        String previous,
        String key,
        List<Leaf> leaves,
        String line) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One event in the log, named so that it can be told even when its row is gone. */
    record Leaf(long id, String kind, String streamKey, long sequence, String hash) {

        static Leaf of(EventRow row) {
            return new Leaf(row.id(), row.kind(), row.key(), row.sequence(), row.hash());
        }

        boolean fits(EventRow row) {
            return equals(of(row));
        }
    }

    static Head sign(SealKey key, MerkleTree tree, Position last, String previousLine, long at, List<Leaf> leaves) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("form", "sunhall-head-1").put("at", at).put("key", key.id());
        form.put("size", tree.size()).put("root", tree.root()).put("peaks", tree.peaks());
        form.put("previous", previousLine == null ? EventRow.NO_HASH : Sha256.hex(previousLine));
        form.putArray("last").add(last.xid()).add(last.id());
        ArrayNode list = form.putArray("leaves");
        leaves.forEach(leaf -> list.addArray()
                .add(leaf.id())
                .add(leaf.kind())
                .add(leaf.streamKey())
                .add(leaf.sequence())
                .add(leaf.hash()));
        form.put("signature", key.sign(CanonicalJson.of(form)));
        String line = CanonicalJson.of(form);
        return parse(line).orElseThrow(() -> new IllegalStateException("a fresh head cannot be read"));
    }

    /** Reads a line; empty when it is not in the canonical form of a head. Says nothing about the signature. */
    static Optional<Head> parse(String line) {
        try {
            JsonNode form = JSON.readTree(line);
            if (!form.isObject() || !form.path("form").asText().equals("sunhall-head-1")) {
                return Optional.empty();
            }
            List<Leaf> leaves = new ArrayList<>();
            for (JsonNode leaf : form.path("leaves")) {
                leaves.add(new Leaf(
                        leaf.path(0).asLong(),
                        leaf.path(1).asText(),
                        leaf.path(2).asText(),
                        leaf.path(3).asLong(),
                        leaf.path(4).asText()));
            }
            Position last = new Position(
                    form.path("last").path(0).asLong(),
                    form.path("last").path(1).asLong());
            if (!CanonicalJson.of(form).equals(line)) {
                return Optional.empty();
            }
            return Optional.of(new Head(
                    form.path("size").asLong(),
                    form.path("root").asText(),
                    form.path("peaks").asText(),
                    last,
                    form.path("previous").asText(),
                    form.path("key").asText(),
                    List.copyOf(leaves),
                    line));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether this key signed exactly this. */
    boolean isSignedBy(SealKey sealKey) {
        try {
            ObjectNode form = (ObjectNode) JSON.readTree(line);
            String signature = form.path("signature").asText();
            form.remove("signature");
            return key.equals(sealKey.id()) && sealKey.verifies(CanonicalJson.of(form), signature);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    String hash() {
        return Sha256.hex(line);
    }

    MerkleTree tree() {
        return new MerkleTree(size, peaks);
    }
}
