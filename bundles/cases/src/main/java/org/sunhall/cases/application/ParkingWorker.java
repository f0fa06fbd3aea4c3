package org.sunhall.cases.application;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.cases.api.CommandKey;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.casework.CaseCommand;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.PluginPresence;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.Plugins;

/**
 * Parks the cases of a plug-in that is away, and lets them go on when it is back. It compares what is with what should
 * be, so that nothing depends on having heard of the change.
 */
@Component(service = ParkingWorker.class, immediate = true)
public final class ParkingWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ParkingWorker.class);
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final CaseStore store;
    private final CommandRunner runner;
    private final Plugins plugins;
    private final AutomaticTaskWorker tasks;
    private final ScheduledExecutorService executor;

    /** Starts comparing twice a second. */
    @Activate
    public ParkingWorker(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference CommandRunner runner,
            @Reference Plugins plugins,
            @Reference AutomaticTaskWorker tasks) {
        this.transactions = transactions;
        this.store = store;
        this.runner = runner;
        this.plugins = plugins;
        this.tasks = tasks;
        this.executor = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "sunhall-parking"));
        executor.scheduleWithFixedDelay(this::tick, 500, 500, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void tick() {
        try {
            for (PluginView plugin : plugins.list()) {
                reconcile(plugin.digest());
            }
        } catch (RuntimeException e) {
            LOG.warn("parking could not be brought up to date; trying again", e);
        }
    }

    private void reconcile(Digest plugin) {
        PluginPresence presence = plugins.presence(plugin);
        List<CaseId> wrong = transactions.call(() -> store.runningUnder(plugin, presence.isPresent(), AT_ONCE));
        for (CaseId id : wrong) {
            CaseCommand command = presence.isPresent()
                    ? new CaseCommand.Resume()
                    : new CaseCommand.Park(presence.why().orElse(Text.of("事项插件已移除", "the item's plug-in is away")));
            runner.run(
                    Actor.system("parking"),
                    new CommandKey("parking:" + UUID.randomUUID(), OptionalLong.empty()),
                    id,
                    command.name(),
                    stored -> Optional.empty(),
                    command.name(),
                    stored -> Outcome.accepted(command));
        }
        if (!wrong.isEmpty()) {
            LOG.info(
                    "{} cases of plug-in {} {}",
                    wrong.size(),
                    plugin.abbreviated(),
                    presence.isPresent() ? "go on" : "are parked");
            tasks.wake();
        }
    }
}
