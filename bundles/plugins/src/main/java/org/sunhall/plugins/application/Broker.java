package org.sunhall.plugins.application;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.checker.PluginContent;
import org.sunhall.identity.Directory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.Ledger;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugins.Incidents;
import org.sunhall.plugins.ItemNews;
import org.sunhall.plugins.PluginPresence;
import org.sunhall.plugins.PluginRejection;
import org.sunhall.plugins.PluginState;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.PluginWorkers;
import org.sunhall.plugins.Plugins;
import org.sunhall.plugins.RefusedLanding;
import org.sunhall.plugins.RulesLanding;
import org.sunhall.plugins.code.LogLimit;
import org.sunhall.plugins.code.PluginCode;
import org.sunhall.plugins.code.PluginThreads;
import org.sunhall.plugins.folder.DeployFolder;
import org.sunhall.plugins.folder.DeployWatcher;
import org.sunhall.plugins.model.DeployFile;
import org.sunhall.plugins.model.Shelf;
import org.sunhall.plugins.model.StoredPlugin;
import org.sunhall.plugins.store.JpaPluginStore;
import org.sunhall.plugins.store.JpaPublisherStore;

/** The deployment broker, put together: the folder's watcher, the shelf, and the keeper of the code. */
@Component(
        service = {Plugins.class, PluginWorkers.class},
        immediate = true,
        configurationPid = "org.sunhall.plugins")
@Designate(ocd = BrokerConfig.class)
public final class Broker implements Plugins, PluginWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1000;
    private static final int LOG_LINES_A_SECOND = 50;

    private final BundleContext context;
    private final Transactions transactions;
    private final JpaPluginStore store;
    private final Clock clock;
    private final Authority authority;
    private final Shelves shelves;
    private final PluginEvents events;
    private final Contents contents;
    private final LandPlugin landPlugin;
    private final PluginCode code;
    private final CodeKeeper keeper;
    private final TaskCalls calls;
    private final StoredBytes bytes;
    private final Troubles troubles;
    private final Workers workers;
    private final LogLimit log = new LogLimit(LOG_LINES_A_SECOND);
    private final DeployWatcher watcher;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile ItemNews itemNews;

    /** Reads what is on record and starts watching; the code that shall run is started soon after, in its own thread. */
    @Activate
    public Broker(
            BundleContext context,
            BrokerConfig config,
            @Reference Transactions transactions,
            @Reference JpaPluginStore store,
            @Reference Ledger ledger,
            @Reference Directory directory,
            @Reference PackRegistry packs,
            @Reference Clock clock,
            @Reference Incidents incidents,
            @Reference JpaPublisherStore publishers,
            @Reference RulesLanding rules,
            @Reference(target = "(sunhall.plugin-gate=uninvited)") Supplier<Collection<Bundle>> uninvited) {
        this(
                context,
                BrokerSettings.of(config, base(context, "karaf.base"), base(context, "karaf.data")),
                transactions,
                store,
                ledger,
                directory,
                packs,
                clock,
                incidents,
                publishers,
                rules,
                uninvited);
    }

    Broker(
            BundleContext context,
            BrokerSettings settings,
            Transactions transactions,
            JpaPluginStore store,
            Ledger ledger,
            Directory directory,
            PackRegistry packs,
            Clock clock,
            Incidents incidents,
            JpaPublisherStore publishers,
            RulesLanding rules,
            Supplier<Collection<Bundle>> uninvited) {
        this.context = context;
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
        this.shelves = new Shelves(transactions, store);
        this.events = new PluginEvents(ledger, clock);
        Examination examination = new Examination(
                directory, new Trust(transactions, publishers, directory, settings.unsignedAllowed()), packs, clock);
        this.authority = new Authority(directory);
        DeployFolder folder = new DeployFolder(settings.deploy());
        RefusalReports reports = new RefusalReports(settings.reports());
        KeptCopies copies = new KeptCopies(settings.copies());
        this.bytes = new StoredBytes(transactions, store, shelves, events, incidents, folder, copies);
        this.contents = new Contents(transactions, store, bytes);
        this.landPlugin = new LandPlugin(
                transactions,
                store,
                shelves,
                events,
                examination,
                authority,
                folder,
                reports,
                copies,
                this::news,
                clock);
        this.code = new PluginCode(context, settings.startLimit(), codeListener());
        PluginThreads threads = new PluginThreads();
        this.troubles =
                new Troubles(transactions, store, shelves, events, incidents, code, threads, log, uninvited, clock);
        this.keeper = new CodeKeeper(transactions, store, shelves, events, code, bytes, troubles);
        this.calls = new TaskCalls(threads, settings.taskLimit(), settings.tasksAtOnce());
        this.workers = new Workers(settings.tasksAtOnce());
        this.watcher = new DeployWatcher(
                folder,
                new RulesFolder(
                        new FolderLandings(landPlugin, shelves, examination, folder, this::wake),
                        rules,
                        folder,
                        transactions,
                        new FolderRecords(store, events, clock),
                        shelves,
                        reports,
                        clock),
                settings.pollMillis());
        shelves.reload();
        revealLeftBehind(folder);
        log.open();
        code.open();
        keeper.start();
        keeper.wake();
        watcher.start();
        warmUp(examination);
        LOG.info("The folder {} is watched for plug-ins", settings.deploy());
        if (settings.unsignedAllowed()) {
            LOG.warn("Unsigned plug-ins are allowed: for demonstrations only (org.sunhall.plugins, unsigned)");
        }
    }

    /** What was killed between the commit of an upload and the file's appearance goes on here. */
    private void revealLeftBehind(DeployFolder folder) {
        for (DeployFile file : shelves.current().files()) {
            try {
                if (folder.revealLeftBehind(file.name())) {
                    LOG.info("{} had landed and was not visible yet; it is now", file.name());
                }
            } catch (IOException e) {
                LOG.error("{} had landed and cannot be made visible", file.name(), e);
            }
        }
    }

    private static void warmUp(Examination examination) {
        Thread thread = new Thread(
                () -> {
                    long began = System.nanoTime();
                    examination.examine(WarmUp.jar(), Shelf.EMPTY);
                    LOG.debug("The checker is warm ({} ms)", (System.nanoTime() - began) / 1_000_000);
                },
                "sunhall-checker-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setUncaughtExceptionHandler((failed, e) -> LOG.debug("The checker was not warmed up", e));
        thread.start();
    }

    private static Path base(BundleContext context, String property) {
        String path = context.getProperty(property);
        return Path.of(path == null ? "." : path).toAbsolutePath();
    }

    /** Stops watching, and the code of every plug-in; what is on record stays for the next start. */
    @Deactivate
    public void stop() throws InterruptedException {
        watcher.stop();
        workers.stop();
        keeper.stop();
        code.close();
        log.close();
    }

    private PluginCode.Listener codeListener() {
        return new PluginCode.Listener() {
            @Override
            public void disturbed() {
                wake();
            }

            @Override
            public void wiring(Digest plugin, Text what, String detail) {
                troubles.wiring(plugin, what, detail);
            }
        };
    }

    private void wake() {
        keeper.wake();
    }

    @Override
    public Outcome<PluginView> land(Actor actor, String fileName, byte[] jar) {
        requireNoTransaction();
        Outcome<Digest> landed = landPlugin.upload(actor, plain(fileName), jar);
        wake();
        return landed.map(digest -> find(digest).orElseThrow());
    }

    private void requireNoTransaction() {
        if (transactions.isActive()) {
            throw new IllegalStateException("not inside a transaction");
        }
    }

    private static String plain(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}/\\\\]", "_");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    @Override
    public List<PluginView> list() {
        Shelf shelf = shelves.current();
        return shelf.plugins().stream().map(plugin -> view(shelf, plugin)).toList();
    }

    @Override
    public Optional<PluginView> find(Digest digest) {
        Shelf shelf = shelves.current();
        return shelf.plugin(digest).map(plugin -> view(shelf, plugin));
    }

    private PluginView view(Shelf shelf, StoredPlugin plugin) {
        PluginPresence presence = shelf.presence(plugin.digest());
        Optional<Text> startTrouble =
                bytes.isChanged(plugin.digest()) ? Optional.of(StoredBytes.CHANGED) : keeper.trouble(plugin.digest());
        return new PluginView(
                plugin.digest(),
                plugin.id(),
                plugin.version(),
                plugin.title(),
                plugin.jurisdiction(),
                state(shelf, plugin, startTrouble.isPresent()),
                plugin.landedAt(),
                plugin.items(),
                plugin.hasCode(),
                presence.why().or(() -> startTrouble));
    }

    private PluginState state(Shelf shelf, StoredPlugin plugin, boolean startTrouble) {
        if (plugin.failure().isPresent() || startTrouble) {
            return PluginState.FAILED;
        }
        if (!shelf.isPresent(plugin.id())) {
            return PluginState.AWAY;
        }
        boolean runs = shelf.isWanted(plugin) && (!plugin.hasCode() || code.runs(plugin.digest()));
        return runs ? PluginState.RUNNING : PluginState.PROPOSED;
    }

    @Override
    public List<ItemNews.News> news(Digest digest) {
        try {
            return contents.of(digest).map(this::news).orElse(List.of());
        } catch (IllegalStateException e) {
            LOG.debug("Nothing can be said of what is no longer what landed", e);
            return List.of();
        }
    }

    private List<ItemNews.News> news(PluginContent content) {
        ItemNews present = itemNews;
        return present == null ? List.of() : present.of(content);
    }

    @Override
    public List<PluginView> verify() {
        requireNoTransaction();
        shelves.reload();
        bytes.checkAll();
        wake();
        return bytes.changed().stream()
                .flatMap(digest -> find(digest).stream())
                .sorted(Comparator.comparing(view -> view.digest().hex()))
                .toList();
    }

    @Override
    public List<RefusedLanding> refusals() {
        return shelves.current().files().stream()
                .flatMap(file -> file.refusal().stream()
                        .map(refusal -> new RefusedLanding(file.name(), refusal.at(), refusal.findings())))
                .sorted(Comparator.comparing(RefusedLanding::file))
                .toList();
    }

    @Override
    public Optional<PluginContent> content(Digest digest) {
        return contents.of(digest);
    }

    @Override
    public void require(Digest digest, String user, boolean needed) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("a need is put on record inside the caller's transaction");
        }
        boolean byCatalog = CATALOG.equals(user);
        if (!byCatalog && !CASES.equals(user)) {
            throw new IllegalArgumentException("not a user of plug-ins: " + user);
        }
        boolean before = store.need(digest, byCatalog)
                .orElseThrow(() -> new IllegalArgumentException("no plug-in has the digest " + digest));
        if (before != needed) {
            store.need(digest, byCatalog, needed);
            transactions.afterCommit(() -> {
                shelves.reload();
                wake();
            });
        }
    }

    @Override
    public Optional<AutomaticTask> task(Digest digest, String name) {
        Optional<StoredPlugin> plugin = shelves.current().plugin(digest).filter(shelves.current()::isWanted);
        if (plugin.isEmpty() || bytes.isChanged(digest)) {
            return Optional.empty();
        }
        if (code.task(digest, name).isEmpty()) {
            if (code.runs(digest)) {
                troubles.missing(digest, name);
            }
            return Optional.empty();
        }
        troubles.found(digest, name);
        AutomaticTask guarded =
                calls.guarded(digest, name, () -> code.task(digest, name).flatMap(this::use), watcher());
        return Optional.of(taskContext -> {
            requireNoTransaction();
            return guarded.run(taskContext);
        });
    }

    private TaskCalls.Watcher watcher() {
        return new TaskCalls.Watcher() {
            @Override
            public void overran(TaskCalls.Overrun overrun) {
                Broker.this.overrun(overrun);
            }

            @Override
            public void threw(Digest plugin, String task, Throwable failure) {
                troubles.threw(plugin, task, failure);
            }
        };
    }

    void overrun(TaskCalls.Overrun overrun) {
        troubles.overran(overrun);
        wake();
    }

    @Override
    public boolean tryRun(Digest plugin, Runnable work) {
        return workers.tryRun(plugin, work);
    }

    private Optional<TaskCalls.Code> use(ServiceReference<AutomaticTask> reference) {
        AutomaticTask service = context.getService(reference);
        return service == null
                ? Optional.empty()
                : Optional.of(new TaskCalls.Code() {
                    @Override
                    public AutomaticTask service() {
                        return service;
                    }

                    @Override
                    public void close() {
                        context.ungetService(reference);
                    }
                });
    }

    @Override
    public PluginPresence presence(Digest digest) {
        PluginPresence presence = shelves.current().presence(digest);
        return presence.isPresent() && bytes.isChanged(digest)
                ? PluginPresence.away(clock.instant(), StoredBytes.CHANGED)
                : presence;
    }

    @Override
    public Outcome<PluginView> release(Actor actor, Digest digest, String reason) {
        if (actor.isAnonymous()) {
            return Outcome.refused(PluginRejection.UNAUTHENTICATED, Text.of("请先登录。", "Sign in first."));
        }
        if (!Authority.isOperator(actor)) {
            return Outcome.refused(
                    PluginRejection.FORBIDDEN,
                    Text.of("只有平台运行维护人员可以恢复插件。", "Only operators may put a plug-in back to work."));
        }
        return transactions
                .call(() -> {
                    Optional<StoredPlugin> plugin = store.load().plugin(digest);
                    if (plugin.isEmpty()) {
                        return Outcome.<Digest>refused(
                                PluginRejection.UNKNOWN, Text.of("没有这个插件。", "There is no such plug-in."));
                    }
                    if (plugin.get().failure().isEmpty()) {
                        return Outcome.<Digest>refused(
                                PluginRejection.NOT_FAILED,
                                Text.of("该插件没有被停用,无需恢复。", "The plug-in was not taken out."));
                    }
                    store.failure(digest, Optional.empty());
                    events.append(
                            actor,
                            "plugin.released",
                            plugin.get(),
                            data -> data.put("reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON))));
                    transactions.afterCommit(() -> {
                        shelves.reload();
                        wake();
                    });
                    return Outcome.accepted(digest);
                })
                .map(done -> find(done).orElseThrow());
    }

    @Override
    public Outcome<PluginView> back(Actor actor, Digest digest, String reason) {
        Optional<Rejection> mayNot = Authority.mayNotLandAnything(actor);
        if (mayNot.isPresent()) {
            return Outcome.refused(mayNot.get());
        }
        Optional<StoredPlugin> found = shelves.current().plugin(digest);
        if (found.isEmpty()) {
            return Outcome.refused(PluginRejection.UNKNOWN, Text.of("没有这个插件。", "There is no such plug-in."));
        }
        Optional<Rejection> notTheirs = contents.of(digest).flatMap(content -> authority.mayNotLand(actor, content));
        if (notTheirs.isPresent()) {
            return Outcome.refused(notTheirs.get());
        }
        if (found.get().forCatalog()) {
            return Outcome.refused(
                    PluginRejection.IN_USE,
                    Text.of(
                            "该版本的事项正在生效,无需退回。",
                            "An edition of this version is in force; there is nothing to go back to."));
        }
        transactions.run(() -> events.append(
                actor,
                "plugin.back",
                found.get(),
                data -> data.put("reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))));
        return find(digest).map(Outcome::accepted).orElseThrow();
    }

    @Override
    public Outcome<PluginView> remove(Actor actor, Digest digest, String reason) {
        Optional<Rejection> mayNot = Authority.mayNotLandAnything(actor);
        if (mayNot.isPresent()) {
            return Outcome.refused(mayNot.get());
        }
        Optional<StoredPlugin> found = shelves.current().plugin(digest);
        if (found.isEmpty()) {
            return Outcome.refused(PluginRejection.UNKNOWN, Text.of("没有这个插件。", "There is no such plug-in."));
        }
        Optional<Rejection> notTheirs = contents.of(digest).flatMap(content -> authority.mayNotLand(actor, content));
        if (notTheirs.isPresent()) {
            return Outcome.refused(notTheirs.get());
        }
        if (!landPlugin.takeOut(actor, found.get(), reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))) {
            return Outcome.refused(
                    PluginRejection.NO_FILE,
                    Text.of("deploy目录中已经没有该插件的文件。", "There is no file of this plug-in in the folder deploy any more."));
        }
        wake();
        return find(digest).map(Outcome::accepted).orElseThrow();
    }
}
