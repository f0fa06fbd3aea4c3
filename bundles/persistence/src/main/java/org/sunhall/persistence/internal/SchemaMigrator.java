package org.sunhall.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.persistence.SchemaReady;

/**
 * Brings the tables of every bundle with the header {@code Sunhall-Changelog} up to date, all that are there in one run
 * and later ones as they come, and says so with one {@link SchemaReady} each. A changelog the database has already seen
 * costs one row read.
 */
@Component(
        immediate = true,
        service = {})
public final class SchemaMigrator implements BundleTrackerCustomizer<Bundle> {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigrator.class);
    private static final SchemaReady READY = new SchemaReady() {};

    private final BundleContext context;
    private final DataSource database;
    private final ExecutorService worker;
    private final BundleTracker<Bundle> tracker;
    private final Map<Bundle, Changelog> waiting = new LinkedHashMap<>();
    private final Map<Bundle, ServiceRegistration<SchemaReady>> ready = new HashMap<>();

    /** Starts to follow bundles; called by the component runtime. */
    @Activate
    public SchemaMigrator(
            BundleContext context, @Reference(target = "(osgi.jndi.service.name=sunhall)") DataSource database) {
        this.context = context;
        this.database = database;
        worker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "sunhall-schema");
            thread.setDaemon(true);
            return thread;
        });
        tracker = new BundleTracker<>(context, Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE, this);
        tracker.open();
        worker.execute(this::migrateWaiting);
    }

    /** Takes every {@link SchemaReady} back. */
    @Deactivate
    public void close() throws InterruptedException {
        tracker.close();
        worker.shutdown();
        worker.awaitTermination(30, TimeUnit.SECONDS);
    }

    @Override
    public Bundle addingBundle(Bundle bundle, BundleEvent event) {
        return Changelog.of(bundle)
                .map(changelog -> {
                    synchronized (this) {
                        waiting.put(bundle, changelog);
                    }
                    if (event != null) {
                        worker.execute(this::migrateWaiting);
                    }
                    return bundle;
                })
                .orElse(null);
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
        // Only coming and going matters.
    }

    @Override
    public synchronized void removedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
        waiting.remove(bundle);
        ServiceRegistration<SchemaReady> registration = ready.remove(bundle);
        if (registration != null) {
            registration.unregister();
        }
    }

    private void migrateWaiting() {
        Map<Bundle, Changelog> batch;
        synchronized (this) {
            batch = new LinkedHashMap<>(waiting);
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            migrate(List.copyOf(batch.values()));
        } catch (SQLException | RuntimeException | LinkageError e) {
            if (batch.size() == 1) {
                LOG.error(
                        "The tables of {} are not there",
                        batch.values().iterator().next().bundle(),
                        e);
                forget(batch);
                return;
            }
            LOG.warn("One of several changelogs failed, each is run by itself now", e);
            batch.forEach((bundle, changelog) -> {
                try {
                    migrate(List.of(changelog));
                    publish(Map.of(bundle, changelog));
                } catch (SQLException | RuntimeException | LinkageError single) {
                    LOG.error("The tables of {} are not there", changelog.bundle(), single);
                    forget(Map.of(bundle, changelog));
                }
            });
            return;
        }
        publish(batch);
    }

    private void migrate(List<Changelog> changelogs) throws SQLException {
        List<Changelog> changed = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            Map<String, String> known = SchemaDigests.read(connection);
            for (Changelog changelog : changelogs) {
                if (!changelog.digest().hex().equals(known.get(changelog.bundle()))) {
                    changed.add(changelog);
                }
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        Map<String, byte[]> files = new HashMap<>();
        changed.forEach(changelog -> files.putAll(changelog.files()));
        Migration.run(database, changed.stream().map(Changelog::path).toList(), files);
        try (Connection connection = database.getConnection()) {
            for (Changelog changelog : changed) {
                SchemaDigests.write(connection, changelog.bundle(), changelog.digest());
            }
        }
        LOG.info(
                "Schema up to date for {} in {} ms",
                changed.stream().map(Changelog::bundle).toList(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private void publish(Map<Bundle, Changelog> done) {
        done.forEach((bundle, changelog) -> {
            synchronized (this) {
                if (waiting.remove(bundle, changelog)) {
                    ready.put(
                            bundle,
                            context.registerService(
                                    SchemaReady.class,
                                    READY,
                                    new Hashtable<>(Map.of(SchemaReady.SCHEMA, changelog.bundle()))));
                }
            }
        });
    }

    private synchronized void forget(Map<Bundle, Changelog> failed) {
        failed.forEach(waiting::remove);
    }
}
