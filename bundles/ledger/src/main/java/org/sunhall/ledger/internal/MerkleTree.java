package org.sunhall.ledger.internal;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The Merkle tree of RFC 9162 section 2.1.1, growing by leaves: only the roots of its complete subtrees are kept, at
 * most one a power of two. A leaf's input is the 32 bytes of an event's hash.
 */
final class MerkleTree {

    private static final HexFormat HEX = HexFormat.of();

    private long size;
    private final List<byte[]> peaks = new ArrayList<>();

    MerkleTree() {}

    /** The tree of this size with these subtree roots (hexadecimal, largest first, separated by blanks). */
    MerkleTree(long size, String peaks) {
        this.size = size;
        for (String peak : peaks.isEmpty() ? new String[0] : peaks.split(" ")) {
            this.peaks.add(HEX.parseHex(peak));
        }
        if (this.peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of this size has another number of complete subtrees");
        }
    }

    void add(String eventHash) {
        peaks.add(leaf(HEX.parseHex(eventHash)));
        size++;
        for (long merged = size; (merged & 1) == 0; merged >>= 1) {
            byte[] right = peaks.remove(peaks.size() - 1);
            byte[] left = peaks.remove(peaks.size() - 1);
            peaks.add(node(left, right));
        }
    }

    long size() {
        return size;
    }

    String root() {
        if (peaks.isEmpty()) {
            return HEX.formatHex(Sha256.of(new byte[0]));
        }
        byte[] root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = node(peaks.get(i), root);
        }
        return HEX.formatHex(root);
    }

    String peaks() {
        return String.join(" ", peaks.stream().map(HEX::formatHex).toList());
    }

    private static byte[] leaf(byte[] data) {
        MessageDigest sha = Sha256.fresh();
        sha.update((byte) 0);
        return sha.digest(data);
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest sha = Sha256.fresh();
        sha.update((byte) 1);
        sha.update(left);
        return sha.digest(right);
    }
}
