package org.sunhall.plugins.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;
import org.sunhall.checker.PluginJars;
import org.sunhall.identity.OrgPost;
import org.sunhall.identity.TestDirectory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.ledger.TestLedger;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugin.api.TaskResult;
import org.sunhall.plugins.Incident;
import org.sunhall.plugins.IncidentKind;
import org.sunhall.plugins.Incidents;
import org.sunhall.plugins.ItemNews;
import org.sunhall.plugins.PluginRejection;
import org.sunhall.plugins.PluginState;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.Plugins;
import org.sunhall.plugins.RulesLanding;
import org.sunhall.plugins.code.TestFramework;
import org.sunhall.plugins.store.JpaIncidentStore;
import org.sunhall.plugins.store.JpaPluginStore;
import org.sunhall.plugins.store.JpaPublisherStore;

/** The broker with its folder, its store and a real framework. */
class BrokerTest {

    private static final Digest GOOD = Digest.of(PluginJars.good());
    private static final Actor OPERATOR = actor("op", null, Role.OPERATOR);
    private static final Actor BUREAU = actor("admin1", "sunshine-market", Role.BUREAU_ADMIN);

    @TempDir
    Path home;

    private TestDatabase database;
    private TestLedger ledger;
    private TestFramework framework;
    private TestDirectory directory;
    private Broker broker;
    private boolean unsignedAllowed = true;
    private final List<String> rulesSeen = new java.util.concurrent.CopyOnWriteArrayList<>();

    private static Actor actor(String person, String org, Role role) {
        return new Actor(
                Optional.of(new PersonId(person)),
                person,
                Optional.ofNullable(org).map(OrgId::new),
                Optional.of(new JurisdictionId("sunshine")),
                Set.of(role),
                Set.of());
    }

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.derby("plugins", "db/plugins/changelog.xml", TestLedger.CHANGELOG);
        ledger = TestLedger.on(database);
        directory = TestDirectory.withMarketBureau();
        framework = TestFramework.in(home.resolve("framework"));
        broker = broker();
    }

    private Broker broker() {
        BrokerSettings settings = new BrokerSettings(
                home.resolve("deploy"),
                home.resolve("refused"),
                home.resolve("kept"),
                50,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                2,
                unsignedAllowed);
        return new Broker(
                framework.context(),
                settings,
                database.transactions(),
                new JpaPluginStore(database.factory(), database.transactions(), null),
                ledger.ledger(),
                directory,
                PackRegistry.bundled(),
                Clock.systemUTC(),
                incidents(),
                publisherStore(),
                this::landRules,
                framework.uninvited());
    }

    private Outcome<RulesLanding.LandedRules> landRules(Actor actor, String file, byte[] archive) {
        rulesSeen.add(file);
        return rulesSeen.size() == 1
                ? Outcome.refused(new Rejection(
                        PluginRejection.CHECK_FAILED,
                        Text.same("x"),
                        List.of(new FieldProblem("SUNHALL-INF/pack.json#/id", "x", Text.same("x")))))
                : Outcome.accepted(new RulesLanding.LandedRules(Digest.of(archive), List.of(), List.of(), "centre", 1));
    }

    private JpaPublisherStore publisherStore() {
        return new JpaPublisherStore(database.factory(), database.transactions(), null);
    }

    private Incidents incidents() {
        return new IncidentBook(
                database.transactions(),
                new JpaIncidentStore(database.factory(), database.transactions(), null),
                ledger.ledger(),
                Clock.systemUTC());
    }

    @AfterEach
    void close() throws Exception {
        broker.stop();
        framework.close();
        database.close();
    }

    private void restart() throws Exception {
        broker.stop();
        framework.close();
        framework = TestFramework.in(home.resolve("framework"));
        broker = broker();
    }

    private void drop(String name, byte[] jar) throws IOException {
        Path file = Files.write(home.resolve(name + ".tmp"), jar);
        Files.createDirectories(home.resolve("deploy"));
        Files.move(file, home.resolve("deploy").resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private void remove(String name) throws IOException {
        Files.delete(home.resolve("deploy").resolve(name));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + 15_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(until);
            Thread.onSpinWait();
            synchronized (condition) {
                condition.wait(5);
            }
        }
    }

    private void awaitState(Digest digest, PluginState state) throws InterruptedException {
        await(
                digest.abbreviated() + " " + state,
                () -> state(digest).filter(state::equals).isPresent());
    }

    private Optional<PluginState> state(Digest digest) {
        return broker.find(digest).map(PluginView::state);
    }

    private void require(Digest digest, boolean needed) {
        database.transactions().run(() -> broker.require(digest, Plugins.CATALOG, needed));
    }

    private List<String> events(Digest digest) {
        return database.transactions().call(() -> ledger.ledger().read(new StreamId("plugin", digest.hex()))).stream()
                .map(RecordedEvent::type)
                .toList();
    }

    private void landed() throws Exception {
        drop("food-licence-1.0.0.jar", PluginJars.good());
        awaitState(GOOD, PluginState.PROPOSED);
    }

    @Test
    void proposesAFileOfTheFolderAndRunsNothingOfIt() throws Exception {
        landed();
        PluginView view = broker.find(GOOD).orElseThrow();
        assertThat(view.id().value()).isEqualTo("food-licence");
        assertThat(view.hasCode()).isTrue();
        assertThat(events(GOOD)).containsExactly("plugin.landed");
        assertThat(openIncidents()).isEmpty();
        assertThat(framework.plugin(GOOD)).isNull();
        assertThat(broker.task(GOOD, "licence-number")).isEmpty();
        assertThat(broker.content(GOOD).orElseThrow().digest()).isEqualTo(GOOD);
    }

    @Test
    void runsItsCodeFromTheNeedOnAndNoLongerThanThat() throws Exception {
        landed();
        require(GOOD, true);
        awaitState(GOOD, PluginState.RUNNING);
        assertThat(framework.plugin(GOOD).getState()).isEqualTo(Bundle.ACTIVE);
        AutomaticTask task = broker.task(GOOD, "licence-number").orElseThrow();
        TaskResult result = task.run(new TaskCallsTest.Nothing());
        assertThat(result).isInstanceOf(TaskResult.class);
        assertThat(broker.task(GOOD, "no-such-task")).isEmpty();
        await("the start on record", () -> events(GOOD).contains("plugin.started"));

        require(GOOD, false);
        awaitState(GOOD, PluginState.PROPOSED);
        await("the stop on record", () -> events(GOOD).contains("plugin.stopped"));
        assertThat(framework.plugin(GOOD)).isNull();
        assertThat(broker.task(GOOD, "licence-number")).isEmpty();
    }

    @Test
    void handsArchivesOfRulesOnAndTriesRefusedOnesAgainWhenTheyAreReplaced() throws Exception {
        drop("rules.jar", LandRulesTest.archive("SUNHALL-INF/pack.json", "{}"));
        await("the refusal", () -> Files.exists(home.resolve("refused").resolve("rules.jar.txt")));
        assertThat(Files.readString(home.resolve("refused").resolve("rules.jar.txt")))
                .contains("SUNHALL-INF/pack.json#/id");

        drop("rules.jar", LandRulesTest.archive("SUNHALL-INF/pack.json", "{\"id\":\"east\"}"));
        await("the second try", () -> rulesSeen.size() == 2);
        await("no report", () -> !Files.exists(home.resolve("refused").resolve("rules.jar.txt")));
        restart();
        drop("other.jar", PluginJars.good());
        awaitState(GOOD, PluginState.PROPOSED);
        assertThat(rulesSeen).as("what has landed is not landed again").containsExactly("rules.jar", "rules.jar");
    }

    @Test
    void refusesToRunATaskInsideATransaction() throws Exception {
        landed();
        require(GOOD, true);
        await("the task", () -> broker.task(GOOD, "licence-number").isPresent());
        AutomaticTask task = broker.task(GOOD, "licence-number").orElseThrow();
        assertThatThrownBy(() -> database.transactions().call(() -> {
                    try {
                        return task.run(new TaskCallsTest.Nothing());
                    } catch (Exception e) {
                        throw new IllegalStateException(e.getMessage(), e);
                    }
                }))
                .hasMessageContaining("transaction");
    }

    @Test
    void startsNothingWhenTheTransactionThatNeedsItFails() throws Exception {
        landed();
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    broker.require(GOOD, Plugins.CATALOG, true);
                    throw new IllegalStateException("afterwards");
                }))
                .hasMessage("afterwards");
        assertThat(state(GOOD)).hasValue(PluginState.PROPOSED);
        assertThatThrownBy(() -> broker.require(GOOD, Plugins.CATALOG, true)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () -> database.transactions().run(() -> broker.require(Digest.of("?"), Plugins.CATALOG, true)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> database.transactions().run(() -> broker.require(GOOD, "somebody", true)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parksWithTheLastFileAndGoesOnWhenItIsBack() throws Exception {
        landed();
        require(GOOD, true);
        awaitState(GOOD, PluginState.RUNNING);
        remove("food-licence-1.0.0.jar");
        awaitState(GOOD, PluginState.AWAY);
        assertThat(broker.presence(GOOD).isPresent()).isFalse();
        assertThat(broker.presence(GOOD).why().orElseThrow().zh()).contains("food-licence-1.0.0.jar");
        await("the code to stop", () -> framework.plugin(GOOD) == null);
        assertThat(broker.content(GOOD)).isPresent();

        drop("again.jar", PluginJars.good());
        awaitState(GOOD, PluginState.RUNNING);
        assertThat(broker.presence(GOOD).isPresent()).isTrue();
        await("everything on record", () -> events(GOOD).size() >= 6);
        assertThat(events(GOOD))
                .containsExactly(
                        "plugin.landed",
                        "plugin.started",
                        "plugin.removed",
                        "plugin.stopped",
                        "plugin.returned",
                        "plugin.started");
    }

    @Test
    void keepsTheApprovedVersionRunningWhenAHigherOneReplacesItsFile() throws Exception {
        landed();
        require(GOOD, true);
        awaitState(GOOD, PluginState.RUNNING);
        BundleWiring before = framework.plugin(GOOD).adapt(BundleWiring.class);
        byte[] higher = PluginJars.version("1.1.0");
        drop("food-licence-1.1.0.jar", higher);
        remove("food-licence-1.0.0.jar");
        awaitState(Digest.of(higher), PluginState.PROPOSED);
        await(
                "the old file forgotten",
                () -> database.transactions()
                                .call(() -> ledger.ledger()
                                        .read(new StreamId(
                                                "plugin", Digest.of(higher).hex())))
                                .size()
                        == 1);
        assertThat(state(GOOD)).hasValue(PluginState.RUNNING);
        assertThat(framework.plugin(GOOD).adapt(BundleWiring.class)).isSameAs(before);

        require(Digest.of(higher), true);
        awaitState(Digest.of(higher), PluginState.RUNNING);
        assertThat(state(GOOD)).as("both versions serve side by side").hasValue(PluginState.RUNNING);
        assertThat(framework.plugin(GOOD).adapt(BundleWiring.class)).isSameAs(before);
        assertThat(framework.plugin(Digest.of(higher)).adapt(BundleWiring.class).getClassLoader())
                .isNotSameAs(before.getClassLoader());
        assertThat(broker.task(GOOD, "licence-number")).isPresent();
        assertThat(broker.task(Digest.of(higher), "licence-number")).isPresent();
        assertThat(broker.back(BUREAU, GOOD, "?").refusal().orElseThrow().code())
                .as("it is in force")
                .isEqualTo(PluginRejection.IN_USE);
        require(GOOD, false);
        awaitState(GOOD, PluginState.PROPOSED);
        assertThat(state(Digest.of(higher))).hasValue(PluginState.RUNNING);
        assertThat(broker.back(BUREAU, GOOD, "新版本有误").asOptional()).isPresent();
        assertThat(events(GOOD)).contains("plugin.back");
    }

    @Test
    @Tag("R-044")
    void isTakenOutByItsAdministratorAndBackWithTheSameBytes() throws Exception {
        landed();
        require(GOOD, true);
        awaitState(GOOD, PluginState.RUNNING);
        Actor other = actor("admin2", "sunshine-health", Role.BUREAU_ADMIN);
        assertThat(broker.remove(Actor.anonymous(), GOOD, "?")
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(PluginRejection.UNAUTHENTICATED);
        assertThat(broker.remove(other, GOOD, "?").refusal().orElseThrow().code())
                .isEqualTo(PluginRejection.FORBIDDEN);
        assertThat(broker.remove(BUREAU, Digest.of("nothing"), "?")
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(PluginRejection.UNKNOWN);
        assertThat(state(GOOD)).hasValue(PluginState.RUNNING);

        assertThat(broker.remove(BUREAU, GOOD, "事项取消")
                        .asOptional()
                        .orElseThrow()
                        .state())
                .isEqualTo(PluginState.AWAY);
        assertThat(home.resolve("deploy/food-licence-1.0.0.jar")).doesNotExist();
        assertThat(broker.presence(GOOD).isPresent()).isFalse();
        assertThat(broker.content(GOOD)).isPresent();
        assertThat(database.transactions().call(() -> ledger.ledger().read(new StreamId("plugin", GOOD.hex()))))
                .filteredOn(event -> event.type().equals("plugin.removed"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.actor()).isEqualTo("admin1");
                    assertThat(event.data().path("reason").asText()).isEqualTo("事项取消");
                });
        assertThat(broker.remove(BUREAU, GOOD, "?").refusal().orElseThrow().code())
                .isEqualTo(PluginRejection.NO_FILE);

        assertThat(broker.land(BUREAU, "again.jar", PluginJars.good()).asOptional())
                .isPresent();
        awaitState(GOOD, PluginState.RUNNING);
    }

    @Test
    void refusesOtherBytesUnderTheSameVersionAndChangesNothing() throws Exception {
        landed();
        require(GOOD, true);
        awaitState(GOOD, PluginState.RUNNING);
        byte[] other = PluginJars.sameVersionOtherContent();
        drop("food-licence-1.0.0.jar", other);
        await("the refusal", () -> !broker.refusals().isEmpty());
        assertThat(broker.refusals().get(0).findings())
                .anySatisfy(finding -> assertThat(finding.rule()).isEqualTo(Examination.VERSION_TAKEN));
        assertThat(broker.find(Digest.of(other))).isEmpty();
        assertThat(events(Digest.of(other))).containsExactly("plugin.refused");
        // The store is what counts; the report beside it is written right after.
        Path report = home.resolve("refused/food-licence-1.0.0.jar.txt");
        await("the report", () -> Files.exists(report) && text(report).contains(Examination.VERSION_TAKEN));
        assertThat(state(GOOD)).as("a bad copy over its file parks nothing").hasValue(PluginState.RUNNING);

        drop("food-licence-1.0.0.jar", PluginJars.good());
        await("the refusal to be over", () -> broker.refusals().isEmpty());
        await("the report to be gone", () -> !Files.exists(report));
        assertThat(events(GOOD)).containsExactly("plugin.landed", "plugin.started");
    }

    @Test
    void refusesWhatIsNoPluginWithEveryFinding() throws Exception {
        byte[] half = Arrays.copyOf(PluginJars.good(), 5000);
        drop("half.jar", half);
        Files.setLastModifiedTime(home.resolve("deploy/half.jar"), FileTime.fromMillis(1_000));
        drop("text.jar", "no jar at all".getBytes(StandardCharsets.UTF_8));
        byte[] twoFaults = PluginJars.edit()
                .replace("items/food-licence.json", "\"licence\"", "\"no-such-type\"")
                .replace("workflows/food-licence.bpmn", "sourceRef=\"Opinion\"", "sourceRef=\"Nowhere\"")
                .build();
        drop("faults.jar", twoFaults);
        await("three refusals", () -> broker.refusals().size() == 3);
        assertThat(broker.list()).isEmpty();
        assertThat(framework.context().getBundles()).hasSize(3);
        assertThat(events(Digest.of(half))).containsExactly("plugin.refused");
        assertThat(broker.refusals())
                .allSatisfy(refusal -> assertThat(refusal.findings()).isNotEmpty());
    }

    @Test
    void triesARefusedFileAgainWhenItsOrganisationHasBeenEntered() throws Exception {
        broker.stop();
        directory = new TestDirectory();
        broker = broker();
        drop("food-licence-1.0.0.jar", PluginJars.good());
        await("the refusal", () -> broker.refusals().size() == 1);
        directory.add("sunshine-market");
        awaitState(GOOD, PluginState.PROPOSED);
        assertThat(broker.refusals()).isEmpty();
    }

    @Test
    void recognisesEverythingAfterARestartWithoutNewEvents() throws Exception {
        landed();
        require(GOOD, true);
        awaitState(GOOD, PluginState.RUNNING);
        await("the start on record", () -> events(GOOD).size() == 2);
        drop("text.jar", "no jar".getBytes(StandardCharsets.UTF_8));
        await("the refusal", () -> broker.refusals().size() == 1);
        restart();
        awaitState(GOOD, PluginState.RUNNING);
        drop("food-licence-1.1.0.jar", PluginJars.version("1.1.0"));
        awaitState(Digest.of(PluginJars.version("1.1.0")), PluginState.PROPOSED);
        assertThat(events(GOOD)).containsExactly("plugin.landed", "plugin.started");
        assertThat(events(Digest.of("no jar"))).containsExactly("plugin.refused");
        assertThat(broker.refusals()).hasSize(1);
    }

    @Test
    void landsOnceWhatWasCopiedWhileItWasStopped() throws Exception {
        broker.stop();
        drop("food-licence-1.0.0.jar", PluginJars.good());
        assertThat(framework.plugin(GOOD)).isNull();
        broker = broker();
        awaitState(GOOD, PluginState.PROPOSED);
        restart();
        awaitState(GOOD, PluginState.PROPOSED);
        assertThat(events(GOOD)).containsExactly("plugin.landed");
    }

    /** Killed after the commit of an upload and before its file appeared. */
    @Test
    void goesOnWithAnUploadThatWasCutOffAfterItsCommit() throws Exception {
        broker.land(OPERATOR, "x.jar", PluginJars.good());
        require(GOOD, true);
        broker.stop();
        Path file = home.resolve("deploy/food-licence-1.0.0.jar");
        Files.move(file, home.resolve("deploy/.food-licence-1.0.0.jar.part"));
        broker = broker();
        awaitState(GOOD, PluginState.RUNNING);
        assertThat(file).exists();
        assertThat(events(GOOD)).contains("plugin.landed").doesNotContain("plugin.removed");
    }

    /** Killed before the commit: nothing is on record, and what was written beside is not taken for a file. */
    @Test
    void forgetsAnUploadThatWasCutOffBeforeItsCommit() throws Exception {
        broker.stop();
        Files.createDirectories(home.resolve("deploy"));
        Files.write(home.resolve("deploy/.food-licence-1.0.0.jar.part"), PluginJars.good());
        broker = broker();
        drop("food-licence-1.1.0.jar", PluginJars.version("1.1.0"));
        awaitState(Digest.of(PluginJars.version("1.1.0")), PluginState.PROPOSED);
        assertThat(broker.find(GOOD)).isEmpty();
        assertThat(broker.land(OPERATOR, "x.jar", PluginJars.good()).asOptional())
                .isPresent();
        assertThat(home.resolve("deploy/.food-licence-1.0.0.jar.part")).doesNotExist();
    }

    /** The bundle is left installed, as after a crash. */
    @Test
    void noticesAFileThatWasRemovedWhileThePlatformWasDown() throws Exception {
        landed();
        require(GOOD, true);
        awaitState(GOOD, PluginState.RUNNING);
        broker.stop();
        framework.context().installBundle("sunhall:" + GOOD.hex(), new ByteArrayInputStream(PluginJars.good()));
        framework.close();
        remove("food-licence-1.0.0.jar");
        framework = TestFramework.in(home.resolve("framework"));
        assertThat(framework.plugin(GOOD).getState())
                .as("nothing of it runs by itself")
                .isNotEqualTo(Bundle.ACTIVE);
        broker = broker();
        awaitState(GOOD, PluginState.AWAY);
        await("the code to be gone", () -> framework.plugin(GOOD) == null);
        await("the removal on record", () -> events(GOOD).contains("plugin.removed"));
    }

    @Test
    void keepsAPluginUnresolvedThatCameAnotherWay() throws Exception {
        Bundle intruder = framework.context().installBundle("intruder", new ByteArrayInputStream(PluginJars.good()));
        assertThatThrownBy(intruder::start).isInstanceOf(BundleException.class);
        assertThat(intruder.getState()).isEqualTo(Bundle.INSTALLED);
        Bundle forged = framework
                .context()
                .installBundle("sunhall:" + GOOD.hex(), new ByteArrayInputStream(PluginJars.version("9.9.9")));
        assertThatThrownBy(forged::start).isInstanceOf(BundleException.class);
        assertThat(broker.list()).isEmpty();
        intruder.uninstall();

        landed();
        require(GOOD, true);
        awaitState(GOOD, PluginState.RUNNING);
        assertThat(framework.plugin(GOOD).getVersion()).hasToString("1.0.0");
    }

    @Test
    void putsBackWhatSomebodyStoppedOrUpdatedPastTheBroker() throws Exception {
        landed();
        require(GOOD, true);
        awaitState(GOOD, PluginState.RUNNING);
        Bundle bundle = framework.plugin(GOOD);
        bundle.stop();
        awaitState(GOOD, PluginState.RUNNING);
        Bundle again = framework.plugin(GOOD);
        // Whether the update itself fails depends on who is first; what counts is what runs in the end.
        catchThrowable(() -> again.update(new ByteArrayInputStream(PluginJars.version("1.2.0"))));
        await(
                "the approved version",
                () -> framework.plugin(GOOD) != null
                        && framework.plugin(GOOD).getState() == Bundle.ACTIVE
                        && framework.plugin(GOOD).getVersion().toString().equals("1.0.0"));
    }

    private void sql(String statement, Object... values) {
        database.transactions().run(() -> {
            try (var update = database.transactions().connection().prepareStatement(statement)) {
                for (int i = 0; i < values.length; i++) {
                    update.setObject(i + 1, values[i]);
                }
                assertThat(update.executeUpdate()).isEqualTo(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void changeStoredBytes() {
        sql("UPDATE PLUGINS_BYTES SET CONTENT = ? WHERE DIGEST = ?", PluginJars.sameVersionOtherContent(), GOOD.hex());
    }

    private List<IncidentKind> openIncidents() {
        return incidents().list(true).stream().map(Incident::kind).toList();
    }

    @Test
    void runsNothingOfStoredBytesThatWereChanged() throws Exception {
        landed();
        drop("food-licence-1.1.0.jar", PluginJars.version("1.1.0"));
        awaitState(Digest.of(PluginJars.version("1.1.0")), PluginState.PROPOSED);
        remove("food-licence-1.0.0.jar");
        await("the old file forgotten", () -> !Files.exists(home.resolve("deploy/food-licence-1.0.0.jar")));
        Path copy = home.resolve("kept/" + GOOD.hex() + ".jar");
        await("a copy", () -> Files.exists(copy));
        Files.write(copy, PluginJars.sameVersionOtherContent());
        changeStoredBytes();
        require(GOOD, true);
        awaitState(GOOD, PluginState.FAILED);
        await("the tampering on record", () -> events(GOOD).contains("plugin.tampered"));
        assertThat(framework.plugin(GOOD)).isNull();
        assertThat(openIncidents()).containsExactly(IncidentKind.STORED_BYTES_CHANGED);
        assertThat(broker.presence(GOOD).isPresent()).as("its cases wait").isFalse();
        assertThatThrownBy(() -> broker.content(GOOD)).isInstanceOf(IllegalStateException.class);

        sql("UPDATE PLUGINS_BYTES SET CONTENT = ? WHERE DIGEST = ?", PluginJars.good(), GOOD.hex());
        awaitState(GOOD, PluginState.RUNNING);
        assertThat(broker.presence(GOOD).isPresent()).isTrue();
    }

    @Test
    void putsChangedBytesBackFromTheFolderAndSaysSo() throws Exception {
        landed();
        changeStoredBytes();
        require(GOOD, true);
        awaitState(GOOD, PluginState.RUNNING);
        assertThat(events(GOOD)).contains("plugin.tampered", "plugin.restored");
        assertThat(openIncidents()).containsExactly(IncidentKind.STORED_BYTES_CHANGED);
        assertThat(broker.content(GOOD)).isPresent();
    }

    @Test
    void putsChangedBytesBackFromItsOwnCopyWhenTheFileWasReplacedSince() throws Exception {
        landed();
        require(GOOD, true);
        awaitState(GOOD, PluginState.RUNNING);
        drop("food-licence-1.0.0.jar", PluginJars.version("1.1.0"));
        awaitState(Digest.of(PluginJars.version("1.1.0")), PluginState.PROPOSED);
        changeStoredBytes();

        assertThat(broker.verify()).as("nothing is lost").isEmpty();

        assertThat(events(GOOD)).contains("plugin.tampered", "plugin.restored");
        assertThat(openIncidents()).containsExactly(IncidentKind.STORED_BYTES_CHANGED);
        assertThat(state(GOOD)).as("the approved version goes on").hasValue(PluginState.RUNNING);
    }

    @Test
    void startsNothingThatIsWiredToAnImpostorOfThePlatform() throws Exception {
        landed();
        Bundle impostor = framework.context().installBundle("impostor", new ByteArrayInputStream(impostor()));
        impostor.start();
        require(GOOD, true);
        await("the incident", () -> openIncidents().contains(IncidentKind.WIRING));
        awaitState(GOOD, PluginState.FAILED);
        assertThat(framework.plugin(GOOD)).as("taken away again").isNull();
        assertThat(incidents().list(true).get(0).what().en()).contains("impostor");

        impostor.uninstall();
        framework.refresh(impostor);
        awaitState(GOOD, PluginState.RUNNING);
    }

    /** A bundle that offers the platform's interfaces in a higher version than the platform. */
    private static byte[] impostor() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "impostor");
        manifest.getMainAttributes().putValue("Export-Package", "org.sunhall.plugin.api;version=1.0.9");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return bytes.toByteArray();
    }

    @Test
    void saysWhatALandingMeansForItsItems() throws Exception {
        broker.itemNews = content -> content.items().stream()
                .map(item -> new ItemNews.News(item.code(), Optional.empty(), false, Text.same("identical")))
                .toList();
        landed();
        assertThat(broker.news(GOOD)).hasSize(1).allSatisfy(news -> assertThat(news.isNew())
                .isFalse());
        assertThat(broker.news(Digest.of("unknown"))).isEmpty();
        broker.itemNews = null;
        assertThat(broker.news(GOOD)).as("nobody is there to say").isEmpty();
    }

    @Test
    void refusesAFlowThatNamesAPostTheOrganisationDoesNotHave() throws Exception {
        directory.with(OrgPost.undescribed(new Post(TestDirectory.MARKET, "window")));
        drop("food-licence-1.0.0.jar", PluginJars.good());
        await("the refusal", () -> broker.refusals().size() == 1);
        assertThat(broker.refusals().get(0).findings()).isNotEmpty().allSatisfy(finding -> assertThat(finding.rule())
                .isEqualTo("flow.post"));
        for (String post : List.of("examiner", "inspector", "section-chief", "head")) {
            directory.with(OrgPost.undescribed(new Post(TestDirectory.MARKET, post)));
        }
        awaitState(GOOD, PluginState.PROPOSED);
    }

    @Test
    void usesNothingOfADefinitionThatWasChangedInTheDatabase() throws Exception {
        landed();
        require(GOOD, true);
        awaitState(GOOD, PluginState.RUNNING);
        broker.stop();
        sql("UPDATE PLUGINS_PLUGIN SET JURISDICTION = ? WHERE DIGEST = ?", "elsewhere", GOOD.hex());
        broker = broker();
        await("the incident", () -> openIncidents().contains(IncidentKind.DEFINITION_CHANGED));
        assertThat(framework.plugin(GOOD)).isNull();
        assertThat(state(GOOD)).hasValue(PluginState.FAILED);
        assertThat(incidents().list(true).get(0).count()).isEqualTo(1);
    }

    @Test
    void reportsCodeThatCamePastIt() throws Exception {
        framework.context().installBundle("intruder", new ByteArrayInputStream(PluginJars.good()));
        await("the incident", () -> openIncidents().contains(IncidentKind.UNINVITED_CODE));
        assertThat(incidents().list(true).get(0).detail()).contains("intruder");
    }

    @Test
    void takesAVersionOutThatDoesNotAnswerUntilAnOperatorPutsItBack() throws Exception {
        landed();
        require(GOOD, true);
        awaitState(GOOD, PluginState.RUNNING);
        assertThat(broker.release(OPERATOR, GOOD, "").refusal().orElseThrow().code())
                .isEqualTo(PluginRejection.NOT_FAILED);
        broker.overrun(new TaskCalls.Overrun(GOOD, "licence-number", "thread-1", "at A.b", Duration.ofSeconds(5)));
        awaitState(GOOD, PluginState.FAILED);
        await("the code to stop", () -> framework.plugin(GOOD) == null);
        assertThat(broker.presence(GOOD).isPresent()).as("its cases wait").isFalse();
        RecordedEvent incident =
                database.transactions().call(() -> ledger.ledger().read(new StreamId("plugin", GOOD.hex()))).stream()
                        .filter(event -> event.type().equals("plugin.quarantined"))
                        .findFirst()
                        .orElseThrow();
        assertThat(incident.data().path("thread").asText()).isEqualTo("thread-1");
        assertThat(incident.data().path("stack").asText()).isEqualTo("at A.b");
        assertThat(incidents().list(true)).singleElement().satisfies(open -> {
            assertThat(open.kind()).isEqualTo(IncidentKind.QUARANTINED);
            assertThat(open.detail()).contains("thread-1", "at A.b");
        });

        restart();
        awaitState(GOOD, PluginState.FAILED);
        assertThat(broker.release(BUREAU, GOOD, "").refusal().orElseThrow().code())
                .isEqualTo(PluginRejection.FORBIDDEN);
        assertThat(broker.release(OPERATOR, GOOD, "mended").asOptional()).isPresent();
        awaitState(GOOD, PluginState.RUNNING);
        await("the release on record", () -> events(GOOD).contains("plugin.released"));
    }

    @Test
    void landsAnUploadAndPutsItIntoTheFolder() throws Exception {
        Outcome<PluginView> outcome = broker.land(BUREAU, "../../x\n.jar", PluginJars.good());
        assertThat(outcome.asOptional().orElseThrow().state()).isEqualTo(PluginState.PROPOSED);
        assertThat(home.resolve("deploy/food-licence-1.0.0.jar")).exists();
        assertThat(broker.land(BUREAU, "again.jar", PluginJars.good()).asOptional())
                .isPresent();
        assertThat(events(GOOD)).containsExactly("plugin.landed");

        Outcome<PluginView> other = broker.land(BUREAU, "x.jar", PluginJars.sameVersionOtherContent());
        assertThat(other.refusal().orElseThrow().code()).isEqualTo(PluginRejection.VERSION_TAKEN);
        Outcome<PluginView> broken = broker.land(OPERATOR, "x.jar", new byte[100]);
        assertThat(broken.refusal().orElseThrow().code()).isEqualTo(PluginRejection.CHECK_FAILED);
        assertThat(broken.refusal().orElseThrow().fields()).isNotEmpty();
        assertThat(broker.list()).hasSize(1);
    }

    @Test
    void landsUploadsOfTheBureausOwnItemsOnly() {
        byte[] jar = PluginJars.good();
        assertThat(code(Actor.anonymous(), jar)).isEqualTo(PluginRejection.UNAUTHENTICATED);
        assertThat(code(actor("c", null, Role.CITIZEN), jar)).isEqualTo(PluginRejection.FORBIDDEN);
        assertThat(code(actor("s", "sunshine-market", Role.STAFF), jar)).isEqualTo(PluginRejection.FORBIDDEN);
        assertThat(code(actor("l", "sunshine-legal", Role.LEGAL), jar)).isEqualTo(PluginRejection.FORBIDDEN);
        assertThat(code(actor("a", "sunshine-health", Role.BUREAU_ADMIN), jar)).isEqualTo(PluginRejection.FORBIDDEN);
        assertThat(broker.list()).isEmpty();
    }

    private Object code(Actor actor, byte[] jar) {
        return broker.land(actor, "x.jar", jar).refusal().orElseThrow().code();
    }

    @Test
    void needsNoBundleForAPluginOfDataAlone() throws Exception {
        byte[] data = PluginJars.dataOnly();
        drop("data.jar", data);
        awaitState(Digest.of(data), PluginState.PROPOSED);
        require(Digest.of(data), true);
        awaitState(Digest.of(data), PluginState.RUNNING);
        assertThat(framework.plugin(Digest.of(data))).isNull();
    }
}
