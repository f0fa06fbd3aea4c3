package org.sunhall.ledger.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EvidenceFinding.Kind;

/** Takes trusted heads in their order, grows the Merkle log again, and compares the leaves with the rows. */
final class HeadCheck {

    private static final int SURPLUS = 100;

    private final EventStore store;
    private final Findings findings;
    private Head last;
    private MerkleTree tree = new MerkleTree();
    private long heads;
    private long events;

    HeadCheck(EventStore store, Findings findings) {
        this.store = store;
        this.findings = findings;
    }

    /** Begins after this head instead of at the beginning of the log. */
    void beginAfter(Head head) {
        last = head;
        tree = head.tree();
    }

    void next(Head head) {
        heads++;
        boolean continues = head.previous().equals(last == null ? EventRow.NO_HASH : last.hash())
                && head.size() - head.leaves().size() == tree.size();
        if (continues) {
            head.leaves().forEach(leaf -> tree.add(leaf.hash()));
            continues = tree.root().equals(head.root());
        }
        if (!continues) {
            findings.head(
                    Kind.HEAD,
                    Text.of("第 {0} 号树头不衔接前一树头", "the head of size {0} does not continue the one before it")
                            .with(head.size()));
            tree = head.tree();
        }
        rows(head, continues);
        last = head;
    }

    private void rows(Head head, boolean continues) {
        Position from = last == null ? Position.START : last.last();
        List<EventRow> rows = store.transactions()
                .call(() -> store.between(from, head.last(), head.leaves().size() + SURPLUS));
        Map<Long, EventRow> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        for (Head.Leaf leaf : head.leaves()) {
            EventRow row = byId.remove(leaf.id());
            if (row == null) {
                elsewhere(leaf, from, head.last());
            } else {
                compare(leaf, row);
            }
        }
        events += head.leaves().size();
        if (continues) {
            byId.values()
                    .forEach(row -> findings.row(
                            Kind.INSERTED,
                            row.kind(),
                            row.key(),
                            row.sequence(),
                            row.id(),
                            Text.of("该行从未封存", "the row was never sealed")));
        }
    }

    /** Compares the rows of one head alone, whose predecessor is not known. */
    void compareRows(Head head) {
        for (Head.Leaf leaf : head.leaves()) {
            Optional<EventRow> row = store.transactions().call(() -> store.find(leaf.id()));
            row.ifPresentOrElse(
                    found -> compare(leaf, found),
                    () -> bad(Kind.MISSING, leaf, Text.of("已封存的事件缺失", "the sealed event is missing")));
        }
    }

    private void elsewhere(Head.Leaf leaf, Position from, Position to) {
        Optional<EventRow> found = store.transactions().call(() -> store.find(leaf.id()));
        if (found.isEmpty()) {
            bad(Kind.MISSING, leaf, Text.of("已封存的事件缺失", "the sealed event is missing"));
            return;
        }
        compare(leaf, found.get());
        Position position = found.get().position();
        if (position.compareTo(from) <= 0 || position.compareTo(to) > 0) {
            bad(Kind.CHANGED, leaf, Text.of("投递次序被改动", "its place in the order of delivery was changed"));
        }
    }

    private void compare(Head.Leaf leaf, EventRow row) {
        boolean intact;
        try {
            intact = leaf.fits(row) && row.computeHash().equals(leaf.hash());
        } catch (IllegalArgumentException e) {
            intact = false;
        }
        if (!intact) {
            bad(Kind.CHANGED, leaf, Text.of("与封存时不符", "it is not what was sealed"));
        }
    }

    private void bad(Kind kind, Head.Leaf leaf, Text what) {
        findings.row(kind, leaf.kind(), leaf.streamKey(), leaf.sequence(), leaf.id(), what);
    }

    long sealed() {
        return last == null ? 0 : last.size();
    }

    long heads() {
        return heads;
    }

    /** Events under the heads looked at. */
    long events() {
        return events;
    }
}
