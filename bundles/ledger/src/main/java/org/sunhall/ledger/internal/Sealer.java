package org.sunhall.ledger.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts settled events into the Merkle log, one signed head at a time, and tells the witness. Used by one thread. */
final class Sealer {

    private static final int MAX_LEAVES = EventStore.MAX_ROWS;

    private final EventStore store;
    private final SealKey key;
    private final Witness witness;
    private final Clock clock;

    private Head last;
    private boolean known;

    Sealer(Evidence evidence) {
        this.store = evidence.store();
        this.key = evidence.key();
        this.witness = evidence.witness();
        this.clock = evidence.clock();
    }

    /** The stored log cannot be continued: it was damaged, or is older than the witness knows. */
    static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Halted(String why) {
            super(why);
        }
    }

    /** Seals what is there, at most one head; false when there was nothing. */
    boolean seal() throws IOException {
        if (!known) {
            last = store.transactions().call(this::continuable);
            known = true;
            tellWitness();
        }
        Head before = last;
        Head made;
        try {
            made = store.transactions().call(() -> sealAfter(before));
        } catch (RuntimeException e) {
            known = false;
            throw e;
        }
        if (made == null) {
            return false;
        }
        last = made;
        tellWitness();
        return true;
    }

    private Head continuable() {
        Optional<Head> stored = store.latestHeads(1).stream().findFirst().map(head -> trusted(head.line()));
        Optional<Head> witnessed;
        try {
            witnessed = witness.lastLine().map(this::trusted);
        } catch (IOException e) {
            throw new Halted("the witness " + witness.file() + " cannot be read");
        }
        if (witnessed.isPresent()
                && witnessed.get().size() > stored.map(Head::size).orElse(0L)) {
            throw new Halted("the witness knows " + witnessed.get().size() + " sealed events, the database fewer");
        }
        return stored.orElse(null);
    }

    private Head trusted(String line) {
        return Head.parse(line)
                .filter(head -> head.isSignedBy(key))
                .orElseThrow(() -> new Halted("the last head is damaged or was signed with another key"));
    }

    private Head sealAfter(Head before) {
        if (!store.sealsAlone()) {
            return null;
        }
        Head base = before;
        if (store.isPostgresql()) {
            // Another node may have sealed since.
            long size = before == null ? 0 : before.size();
            List<EventStore.StoredHead> newer = store.headsAfter(size, 1);
            if (!newer.isEmpty()) {
                base = continuable();
            }
        }
        List<EventRow> rows = store.settledAfter(base == null ? Position.START : base.last(), MAX_LEAVES);
        if (rows.isEmpty()) {
            return null;
        }
        MerkleTree tree = base == null ? new MerkleTree() : base.tree();
        List<Head.Leaf> leaves = new ArrayList<>(rows.size());
        for (EventRow row : rows) {
            tree.add(row.hash());
            leaves.add(Head.Leaf.of(row));
        }
        Position end = rows.get(rows.size() - 1).position();
        Head head = Head.sign(key, tree, end, base == null ? null : base.line(), clock.millis(), leaves);
        store.insertHead(head);
        return head;
    }

    /** Appends every stored head the witness has not seen; what fails now is done with the next head. */
    private void tellWitness() throws IOException {
        long seen = witness.lastLine().flatMap(Head::parse).map(Head::size).orElse(0L);
        if (seen == 0 && last != null && !witness.exists()) {
            // A witness that vanished is not made up again from the database it is to watch.
            seen = isFirst(last) ? 0 : last.size() - last.leaves().size();
        }
        while (last != null && seen < last.size()) {
            long from = seen;
            List<EventStore.StoredHead> heads = store.transactions().call(() -> store.headsAfter(from, 20));
            if (heads.isEmpty()) {
                return;
            }
            for (EventStore.StoredHead stored : heads) {
                witness.append(trusted(stored.line()));
                seen = stored.size();
            }
        }
    }

    private static boolean isFirst(Head head) {
        return head.previous().equals(EventRow.NO_HASH);
    }
}
