package org.sunhall.plugins.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.plugins.model.Absence;
import org.sunhall.plugins.model.DeployFile;
import org.sunhall.plugins.model.Shelf;
import org.sunhall.plugins.model.Stamp;
import org.sunhall.plugins.model.StoredPlugin;

abstract class PluginStoreContract {

    static final String CHANGELOG = "db/plugins/changelog.xml";
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00.123Z");

    private TestDatabase database;
    private JpaPluginStore store;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        store = new JpaPluginStore(database.factory(), database.transactions(), null);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Shelf load() {
        return database.transactions().call(store::load);
    }

    private void in(Runnable work) {
        database.transactions().run(work);
    }

    @Test
    void givesBackWhatLanded() {
        StoredPlugin plugin = plugin("1.0.0");
        byte[] jar = {1, 2, 3};
        in(() -> store.add(plugin, jar));
        assertThat(load().plugins()).containsExactly(plugin);
        assertThat(database.transactions().call(() -> store.bytes(plugin.digest())))
                .hasValue(jar);
        assertThat(database.transactions().call(() -> store.bytes(Digest.of("?"))))
                .isEmpty();
    }

    @Test
    void holdsOneContentForEachVersion() {
        in(() -> store.add(plugin("1.0.0"), new byte[1]));
        StoredPlugin other = new StoredPlugin(
                Digest.of("other content"),
                new PluginId("food"),
                "1.0.0",
                "cn.test.food",
                Text.same("食品"),
                new JurisdictionId("sunshine"),
                List.of(),
                true,
                NOW,
                false,
                false,
                false,
                Optional.empty());
        assertThatThrownBy(() -> in(() -> store.add(other, new byte[1]))).isInstanceOf(RuntimeException.class);
        assertThat(load().plugins()).hasSize(1);
    }

    @Test
    void keepsNeedsSeparately() {
        StoredPlugin plugin = plugin("1.0.0");
        in(() -> store.add(plugin, new byte[1]));
        in(() -> {
            assertThat(store.need(plugin.digest(), true)).hasValue(false);
            store.need(plugin.digest(), true, true);
            assertThat(store.need(plugin.digest(), true)).hasValue(true);
            assertThat(store.need(plugin.digest(), false)).hasValue(false);
        });
        StoredPlugin needed = load().plugin(plugin.digest()).orElseThrow();
        assertThat(needed.forCatalog()).isTrue();
        assertThat(needed.forCases()).isFalse();
        in(() -> assertThat(store.need(Digest.of("?"), true)).isEmpty());
    }

    @Test
    void keepsWhatRunsAndWhyOneWasTakenOut() {
        StoredPlugin plugin = plugin("1.0.0");
        in(() -> store.add(plugin, new byte[1]));
        StoredPlugin.Failure failure = new StoredPlugin.Failure(NOW, Text.of("超时", "timed out"));
        in(() -> {
            store.running(plugin.digest(), true);
            store.failure(plugin.digest(), Optional.of(failure));
        });
        StoredPlugin failed = load().plugin(plugin.digest()).orElseThrow();
        assertThat(failed.running()).isTrue();
        assertThat(failed.failure()).hasValue(failure);
        in(() -> store.failure(plugin.digest(), Optional.empty()));
        assertThat(load().plugin(plugin.digest()).orElseThrow().failure()).isEmpty();
    }

    @Test
    void keepsFilesAndAbsences() {
        StoredPlugin plugin = plugin("1.0.0");
        DeployFile file = new DeployFile(
                "food.jar",
                new Stamp(12, 34),
                Optional.of(plugin.digest()),
                Optional.of(new DeployFile.Refusal(
                        Digest.of("broken"),
                        NOW,
                        List.of(new FieldProblem("a.json#/x", "required", Text.of("缺少", "missing"))))));
        Absence absence = new Absence(NOW, Text.of("已移除", "removed"));
        in(() -> {
            store.add(plugin, new byte[1]);
            store.put(file);
            store.putAway(plugin.id(), absence);
        });
        assertThat(load().file("food.jar")).hasValue(file);
        assertThat(load().isOnRecordAsAway(plugin.id())).isTrue();
        DeployFile mended = DeployFile.accepted("food.jar", new Stamp(13, 35), plugin.digest());
        in(() -> {
            store.put(mended);
            store.removeAway(plugin.id());
        });
        assertThat(load().file("food.jar")).hasValue(mended);
        assertThat(load().presence(plugin.digest()).isPresent()).isTrue();
        in(() -> store.removeFile("food.jar"));
        assertThat(load().files()).isEmpty();
        assertThat(load().presence(plugin.digest()).isPresent()).isFalse();
    }

    @Test
    void keepsNothingOfATransactionThatFails() {
        assertThatThrownBy(() -> in(() -> {
                    store.add(plugin("1.0.0"), new byte[1]);
                    throw new IllegalStateException("afterwards");
                }))
                .hasMessage("afterwards");
        assertThat(load().plugins()).isEmpty();
    }

    private static StoredPlugin plugin(String version) {
        return new StoredPlugin(
                Digest.of("food " + version),
                new PluginId("food"),
                version,
                "cn.test.food",
                Text.of("食品经营许可", "Food"),
                new JurisdictionId("sunshine"),
                List.of(new ItemCode("a-1"), new ItemCode("a-2")),
                true,
                NOW,
                false,
                false,
                false,
                Optional.empty());
    }
}
