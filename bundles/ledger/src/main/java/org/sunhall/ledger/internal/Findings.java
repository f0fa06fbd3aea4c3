package org.sunhall.ledger.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EvidenceFinding;
import org.sunhall.ledger.EvidenceFinding.Kind;
import org.sunhall.ledger.StreamId;

/** Collects what is wrong: the first bad row of each stream, and heads. Bounded: an attack may touch everything. */
final class Findings {

    private static final int MAX_STREAMS = 1000;
    private static final int MAX_HEADS = 50;

    private final Map<String, EvidenceFinding> rows = new HashMap<>();
    private final List<EvidenceFinding> heads = new ArrayList<>();

    void row(Kind kind, String streamKind, String streamKey, long sequence, long id, Text what) {
        String stream = streamKind + ":" + streamKey;
        Text named = Text.of("{0}，第 {1} 号事件（编号 {2}）：{3}", "{0}, event {1} (id {2}): {3}")
                .with(stream, sequence, id == 0 ? "?" : Long.toString(id), what);
        EvidenceFinding finding = new EvidenceFinding(kind, streamId(streamKind, streamKey), sequence, id, named);
        EvidenceFinding known = rows.get(stream);
        if (known == null ? rows.size() < MAX_STREAMS : isBefore(finding, known)) {
            rows.put(stream, finding);
        }
    }

    private static boolean isBefore(EvidenceFinding one, EvidenceFinding other) {
        return one.sequence() < other.sequence()
                || one.sequence() == other.sequence() && one.id() != 0 && other.id() == 0;
    }

    void head(Kind kind, Text what) {
        if (heads.size() < MAX_HEADS) {
            heads.add(new EvidenceFinding(kind, Optional.empty(), 0, 0, what));
        }
    }

    /** The streams with a bad row, by kind and key. */
    List<StreamId> streams() {
        return rows.values().stream().flatMap(row -> row.stream().stream()).toList();
    }

    /** The bad rows whose stream has no valid name. */
    List<EvidenceFinding> unnamed() {
        return rows.values().stream().filter(row -> row.stream().isEmpty()).toList();
    }

    void add(EvidenceFinding finding) {
        rows.putIfAbsent(finding.what().en(), finding);
    }

    List<EvidenceFinding> listed() {
        List<EvidenceFinding> all = new ArrayList<>(rows.values());
        all.sort(Comparator.comparingLong((EvidenceFinding row) -> row.id() == 0 ? Long.MAX_VALUE : row.id())
                .thenComparingLong(EvidenceFinding::sequence));
        all.addAll(heads);
        return all;
    }

    private static Optional<StreamId> streamId(String kind, String key) {
        try {
            return Optional.of(new StreamId(kind, key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
