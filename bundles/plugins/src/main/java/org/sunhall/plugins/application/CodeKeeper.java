package org.sunhall.plugins.application;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Text;
import org.sunhall.kernel.WorkLoop;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.code.CodeFailure;
import org.sunhall.plugins.code.PluginCode;
import org.sunhall.plugins.model.Plan;
import org.sunhall.plugins.model.Shelf;
import org.sunhall.plugins.model.StoredPlugin;
import org.sunhall.plugins.store.JpaPluginStore;

/** The thread that has exactly the code run that shall, and puts on record what started and stopped. */
final class CodeKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(CodeKeeper.class);
    private static final Actor BROKER = Actor.system("broker");
    private static final long LOOK_MILLIS = 1000;
    private static final long FIRST_PAUSE_MILLIS = 2000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;
    private static final long CHECK_ALL_NANOS = 3_600_000_000_000L;

    private final Transactions transactions;
    private final JpaPluginStore store;
    private final Shelves shelves;
    private final PluginEvents events;
    private final PluginCode code;
    private final StoredBytes bytes;
    private final Troubles reports;
    private final Map<Digest, Trouble> troubles = new ConcurrentHashMap<>();
    private final WorkLoop loop;
    private long checkedAllAt = System.nanoTime() - CHECK_ALL_NANOS;

    private record Trouble(Text why, int tries, long notBeforeNanos) {}

    CodeKeeper(
            Transactions transactions,
            JpaPluginStore store,
            Shelves shelves,
            PluginEvents events,
            PluginCode code,
            StoredBytes bytes,
            Troubles reports) {
        this.transactions = transactions;
        this.store = store;
        this.shelves = shelves;
        this.events = events;
        this.code = code;
        this.bytes = bytes;
        this.reports = reports;
        this.loop = new WorkLoop("sunhall-plugin-keeper", LOOK_MILLIS, this::run);
    }

    void start() {
        loop.start();
    }

    void stop() throws InterruptedException {
        loop.stop(30_000);
    }

    /** Something may have to start or stop. */
    void wake() {
        loop.wake();
    }

    /** Why its code does not start. */
    Optional<Text> trouble(Digest digest) {
        return Optional.ofNullable(troubles.get(digest)).map(Trouble::why);
    }

    private void run() {
        try {
            keep();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The code of plug-ins could not be brought in line; trying again", e);
        }
    }

    /** Stops and starts what is to be. */
    void keep() {
        if (!code.isTime()) {
            return;
        }
        check();
        Shelf shelf = shelves.current();
        Plan plan = Plan.of(shelf, code.running());
        plan.stop().forEach(code::stop);
        code.running().stream().filter(bytes::isChanged).forEach(code::stop);
        plan.start().forEach(digest -> start(shelf.plugin(digest).orElseThrow()));
        troubles.keySet()
                .removeIf(digest -> !shelf.plugin(digest).map(shelf::isWanted).orElse(false));
        record(shelf, code.running());
        reports.look();
    }

    private void check() {
        if (System.nanoTime() - checkedAllAt >= CHECK_ALL_NANOS) {
            shelves.reload();
            bytes.checkAll();
            checkedAllAt = System.nanoTime();
        }
        bytes.checkSuspects();
    }

    private void start(StoredPlugin plugin) {
        Digest digest = plugin.digest();
        Trouble before = troubles.get(digest);
        if (before != null && System.nanoTime() - before.notBeforeNanos() < 0) {
            return;
        }
        long began = System.nanoTime();
        Optional<byte[]> jar = bytes.verified(plugin);
        if (jar.isEmpty() || bytes.isChanged(digest)) {
            trouble(plugin, before, StoredBytes.CHANGED);
            return;
        }
        try {
            code.start(digest, plugin.symbolicName(), jar.get());
            troubles.remove(digest);
            LOG.info(
                    "The code of {} {} runs ({} ms)",
                    plugin.id(),
                    plugin.version(),
                    (System.nanoTime() - began) / 1_000_000);
        } catch (CodeFailure e) {
            trouble(plugin, before, e.why());
            if (before == null) {
                transactions.run(() -> events.append(
                        BROKER, "plugin.start-failed", plugin, data -> PluginEvents.text(data, "why", e.why())));
            }
            reports.startFailed(plugin, e);
            LOG.error("The code of {} {} does not start; trying again", plugin.id(), plugin.version(), e);
        }
    }

    private void trouble(StoredPlugin plugin, Trouble before, Text why) {
        int tries = before == null ? 0 : before.tries() + 1;
        long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(tries, 10));
        troubles.put(plugin.digest(), new Trouble(why, tries, System.nanoTime() + pause * 1_000_000));
    }

    /** What is on record follows what is, so that nothing is missing after a crash in between. */
    private void record(Shelf shelf, Set<Digest> running) {
        boolean changed = false;
        for (StoredPlugin plugin : shelf.plugins()) {
            boolean runs = running.contains(plugin.digest());
            if (runs == plugin.running() || !runs && shelf.isWanted(plugin)) {
                continue;
            }
            transactions.run(() -> {
                store.running(plugin.digest(), runs);
                events.plain(BROKER, runs ? "plugin.started" : "plugin.stopped", plugin);
            });
            changed = true;
        }
        if (changed) {
            shelves.reload();
        }
    }
}
