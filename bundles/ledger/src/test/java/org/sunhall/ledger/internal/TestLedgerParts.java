package org.sunhall.ledger.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.persistence.Transactions;

/** The parts of a ledger put together by hand. */
public final class TestLedgerParts {

    private final EventStore store;
    private final Feed feed;
    private final Evidence evidence;
    private final JdbcLedger ledger;
    private final List<Follower> followers = new ArrayList<>();

    /** A ledger with its key and witness in a fresh directory. */
    public TestLedgerParts(Transactions transactions) {
        this(transactions, directory());
    }

    TestLedgerParts(Transactions transactions, Path directory) {
        store = new EventStore(transactions);
        feed = new Feed(store, new Tails());
        try {
            evidence = new Evidence(
                    store,
                    Clock.systemUTC(),
                    directory.resolve("etc/sunhall-ledger.key"),
                    directory.resolve("witness/heads.log"),
                    50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ledger = new JdbcLedger(store, evidence);
    }

    private static Path directory() {
        try {
            Path directory = Files.createTempDirectory("sunhall-ledger");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EventStore store() {
        return store;
    }

    Evidence evidence() {
        return evidence;
    }

    /** The ledger. */
    public Ledger ledger() {
        return ledger;
    }

    /** Adds a listener. */
    public void follow(LedgerListener listener) {
        followers.add(new Follower(store, feed, listener));
    }

    /** Delivers in this thread until nothing moves. */
    public void deliver() {
        boolean moved = true;
        while (moved) {
            while (feed.read() > 0) {
                continue;
            }
            moved = false;
            for (Follower follower : followers) {
                moved |= follower.step(0);
            }
        }
    }

    /** Seals everything. */
    void seal() throws IOException {
        Sealer sealer = new Sealer(evidence);
        while (sealer.seal()) {
            continue;
        }
    }
}
