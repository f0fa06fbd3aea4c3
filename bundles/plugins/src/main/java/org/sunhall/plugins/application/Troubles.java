package org.sunhall.plugins.application;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.IncidentDraft;
import org.sunhall.plugins.IncidentKind;
import org.sunhall.plugins.Incidents;
import org.sunhall.plugins.code.CodeFailure;
import org.sunhall.plugins.code.LogLimit;
import org.sunhall.plugins.code.PluginCode;
import org.sunhall.plugins.code.PluginThreads;
import org.sunhall.plugins.model.StoredPlugin;
import org.sunhall.plugins.store.JpaPluginStore;

/** What the broker notices about the code of plug-ins, made incidents; a version that does not answer is taken out. */
final class Troubles implements TaskCalls.Watcher {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final Actor BROKER = Actor.system("broker");
    private static final long MISSING_AGAIN_NANOS = 60_000_000_000L;
    private static final long LEFT_NANOS = 10_000_000_000L;

    private final Transactions transactions;
    private final JpaPluginStore store;
    private final Shelves shelves;
    private final PluginEvents events;
    private final Incidents incidents;
    private final PluginCode code;
    private final PluginThreads threads;
    private final LogLimit log;
    private final Supplier<Collection<Bundle>> uninvited;
    private final Clock clock;
    private final Map<String, Long> missingSince = new ConcurrentHashMap<>();
    private final Map<Digest, Long> leftSince = new HashMap<>();
    private final Set<Digest> leftReported = new HashSet<>();
    private final Set<Long> uninvitedReported = new HashSet<>();

    Troubles(
            Transactions transactions,
            JpaPluginStore store,
            Shelves shelves,
            PluginEvents events,
            Incidents incidents,
            PluginCode code,
            PluginThreads threads,
            LogLimit log,
            Supplier<Collection<Bundle>> uninvited,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.shelves = shelves;
        this.events = events;
        this.incidents = incidents;
        this.code = code;
        this.threads = threads;
        this.log = log;
        this.uninvited = uninvited;
        this.clock = clock;
    }

    private void report(IncidentDraft draft) {
        transactions.run(() -> incidents.report(draft));
    }

    @Override
    public void threw(Digest plugin, String task, Throwable failure) {
        Text what = Text.of("自动任务{0}出错({1})。", "Automatic task {0} failed ({1}).")
                .with(task, failure.getClass().getName());
        report(IncidentDraft.of(IncidentKind.TASK_FAILED, plugin, what, IncidentDraft.stack(failure)));
    }

    /** Takes the version out, on record, until an operator releases it. */
    @Override
    public void overran(TaskCalls.Overrun overrun) {
        StoredPlugin plugin = shelves.current().plugin(overrun.plugin()).orElseThrow();
        Text why = Text.of(
                        "任务{0}在{1}秒内没有完成,该版本已停用(线程{2})。",
                        "Task {0} did not end within {1} s; this version was taken out (thread {2}).")
                .with(overrun.task(), overrun.limit().toMillis() / 1000.0, overrun.thread());
        LOG.warn("{} {}: {}\n{}", plugin.id(), plugin.version(), why.en(), overrun.stack());
        transactions.run(() -> {
            store.failure(plugin.digest(), Optional.of(new StoredPlugin.Failure(clock.instant(), why)));
            incidents.report(IncidentDraft.of(
                    IncidentKind.QUARANTINED,
                    plugin.digest(),
                    why,
                    "thread " + overrun.thread() + "\n" + overrun.stack()));
            events.append(BROKER, "plugin.quarantined", plugin, data -> {
                data.put("task", overrun.task());
                data.put("limitMillis", overrun.limit().toMillis());
                data.put("thread", overrun.thread());
                data.put("stack", overrun.stack());
                PluginEvents.text(data, "why", why);
            });
        });
        shelves.reload();
    }

    /** Its code does not start; reported each time it is tried, counted in one incident. */
    void startFailed(StoredPlugin plugin, CodeFailure failure) {
        IncidentKind kind = failure.isAboutWiring() ? IncidentKind.WIRING : IncidentKind.START_FAILED;
        report(IncidentDraft.of(kind, plugin.digest(), failure.why(), IncidentDraft.stack(failure)));
    }

    /** Starting or stopping it concerned others. */
    void wiring(Digest plugin, Text what, String detail) {
        report(IncidentDraft.of(IncidentKind.WIRING, plugin, what, detail));
    }

    /** Its code runs and offers no such task; it gets a little time to, and is reported once a minute. */
    void missing(Digest plugin, String task) {
        long now = System.nanoTime();
        Long since = missingSince.putIfAbsent(plugin.hex() + task, now);
        if (since != null && now - since > LEFT_NANOS) {
            missingSince.put(plugin.hex() + task, now + MISSING_AGAIN_NANOS);
            Text what = Text.of("插件代码在运行,但没有提供自动任务{0}。", "The code runs and does not offer the automatic task {0}.")
                    .with(task);
            report(IncidentDraft.of(IncidentKind.SERVICE_MISSING, plugin, what, ""));
        }
    }

    /** It is there. */
    void found(Digest plugin, String task) {
        missingSince.remove(plugin.hex() + task);
    }

    /** Looks for uninvited code, dropped log lines and threads that were left behind. By one thread. */
    void look() {
        uninvited.get().stream()
                .filter(bundle -> !bundle.getLocation().startsWith(PluginCode.SCHEME))
                .filter(bundle -> uninvitedReported.add(bundle.getBundleId()))
                .forEach(this::uninvited);
        log.takeDropped().forEach(this::flooded);
        threads.known().forEach(this::left);
    }

    private void uninvited(Bundle bundle) {
        Text what = Text.of(
                        "{0} {1}未经部署程序安装,不予解析、不运行。",
                        "{0} {1} was installed past the broker; it is neither resolved nor run.")
                .with(bundle.getSymbolicName(), bundle.getVersion());
        report(new IncidentDraft(
                IncidentKind.UNINVITED_CODE,
                Optional.empty(),
                Optional.empty(),
                what,
                "bundle " + bundle.getBundleId() + " " + bundle.getLocation()));
    }

    private void flooded(Digest plugin, long dropped) {
        Text what = Text.of("日志过量,已丢弃{0}行。", "It floods the log; {0} lines were dropped.")
                .with(dropped);
        report(IncidentDraft.of(IncidentKind.LOG_FLOOD, plugin, what, ""));
    }

    private void left(Digest plugin) {
        List<Thread> alive = code.running().contains(plugin) ? List.of() : threads.alive(plugin);
        if (alive.isEmpty()) {
            leftSince.remove(plugin);
            leftReported.remove(plugin);
            return;
        }
        long now = System.nanoTime();
        long since = leftSince.computeIfAbsent(plugin, digest -> now);
        alive.forEach(Thread::interrupt);
        if (now - since > LEFT_NANOS && leftReported.add(plugin)) {
            Text what = Text.of("代码停止后仍有{0}个线程未结束。", "{0} threads of it go on though its code was stopped.")
                    .with(alive.size());
            report(IncidentDraft.of(
                    IncidentKind.THREAD_LEFT,
                    plugin,
                    what,
                    alive.stream()
                            .map(thread -> thread.getName() + "\n" + PluginThreads.stack(thread))
                            .collect(Collectors.joining("\n"))));
        }
    }
}
