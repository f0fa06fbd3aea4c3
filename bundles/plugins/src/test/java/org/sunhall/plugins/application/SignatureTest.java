package org.sunhall.plugins.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunhall.checker.Finding;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.PluginJars;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.TestDirectory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.ledger.TestLedger;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.plugins.Incident;
import org.sunhall.plugins.IncidentDraft;
import org.sunhall.plugins.IncidentKind;
import org.sunhall.plugins.PluginRejection;
import org.sunhall.plugins.Publisher;
import org.sunhall.plugins.TestPublisher;
import org.sunhall.plugins.model.Shelf;
import org.sunhall.plugins.model.StoredPlugin;
import org.sunhall.plugins.store.JpaIncidentStore;
import org.sunhall.plugins.store.JpaPluginStore;
import org.sunhall.plugins.store.JpaPublisherStore;

/** Signatures of plug-ins, whom they must lead to, and what follows when trust ends. */
class SignatureTest {

    private static final JurisdictionId HERE = new JurisdictionId("sunshine");
    private static final JurisdictionId ELSEWHERE = new JurisdictionId("elsewhere");
    private static final Actor OPERATOR = Actor.system("console");

    @TempDir
    static Path keys;

    private static TestPublisher vendor;
    private static TestPublisher stranger;
    private static TestPublisher expired;
    private static TestPublisher certified;
    private static TestPublisher authority;
    private static byte[] signed;

    private static TestDatabase database;
    private TestLedger ledger;
    private TestDirectory directory;
    private IncidentBook incidents;
    private JpaPluginStore plugins;
    private PublisherBook publishers;
    private Examination examination;

    @BeforeAll
    static void makeKeys() throws Exception {
        vendor = TestPublisher.in(keys, "vendor", -1, 1000);
        stranger = TestPublisher.in(keys, "stranger", -1, 1000);
        expired = TestPublisher.in(keys, "expired", -100, 10);
        authority = TestPublisher.in(keys, "authority-of-tests", -1, 1000);
        certified = authority.certifies("branch");
        signed = vendor.sign(PluginJars.good());
        database = TestDatabase.derby("plugins", "db/plugins/changelog.xml", TestLedger.CHANGELOG);
    }

    @BeforeEach
    void open() {
        ledger = TestLedger.on(database);
        directory = TestDirectory.withMarketBureau();
        Clock clock = Clock.systemUTC();
        plugins = new JpaPluginStore(database.factory(), database.transactions(), null);
        JpaPublisherStore store = new JpaPublisherStore(database.factory(), database.transactions(), null);
        incidents = new IncidentBook(
                database.transactions(),
                new JpaIncidentStore(database.factory(), database.transactions(), null),
                ledger.ledger(),
                clock);
        publishers = new PublisherBook(
                database.transactions(), store, plugins, incidents, directory, ledger.ledger(), clock);
        examination = new Examination(
                directory, new Trust(database.transactions(), store, directory, false), PackRegistry.bundled(), clock);
    }

    @AfterEach
    void forget() {
        database.transactions().run(() -> {
            try (Statement statement = database.transactions().connection().createStatement()) {
                for (String table : List.of("PUBLISHER", "INCIDENT", "PLUGIN", "BYTES")) {
                    statement.executeUpdate("DELETE FROM PLUGINS_" + table);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private Publisher trust(TestPublisher publisher, JurisdictionId where) throws Exception {
        return publishers
                .trust(OPERATOR, where, "某软件公司", publisher.certificate())
                .asOptional()
                .orElseThrow();
    }

    private List<String> rules(byte[] jar) {
        return examination.examine(jar, Shelf.EMPTY).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void lands() throws Exception {
        trust(vendor, HERE);
        assertThat(rules(signed)).isEmpty();
    }

    @Test
    void isMissing() throws Exception {
        trust(vendor, HERE);
        assertThat(rules(PluginJars.good())).containsExactly("signature.missing");
    }

    @Test
    void isOfAStranger() throws Exception {
        trust(vendor, HERE);
        assertThat(rules(stranger.sign(PluginJars.good()))).containsExactly("signature.untrusted");
    }

    @Test
    void isOfNobodyTrustedYet() {
        assertThat(rules(signed)).containsExactly("signature.untrusted");
    }

    @Test
    void hasExpired() throws Exception {
        trust(expired, HERE);
        assertThat(rules(expired.sign(PluginJars.good()))).containsExactly("signature.expired");
    }

    @Test
    void isOfSomebodyTrustedElsewhereOnly() throws Exception {
        directory.with(new Jurisdiction(ELSEWHERE, Text.same("elsewhere"), Optional.empty(), "110000"));
        trust(vendor, ELSEWHERE);
        assertThat(rules(signed)).containsExactly("signature.jurisdiction");
    }

    @Test
    void isOfSomebodyTrustedInTheJurisdictionAbove() throws Exception {
        directory.with(new Jurisdiction(TestDirectory.PROVINCE, Text.same("province"), Optional.empty(), "320000"));
        trust(vendor, TestDirectory.PROVINCE);
        assertThat(rules(signed)).isEmpty();
    }

    @Test
    void leadsToATrustedAuthority() throws Exception {
        trust(authority, HERE);
        assertThat(rules(certified.sign(PluginJars.good()))).isEmpty();
        assertThat(rules(stranger.sign(PluginJars.good()))).containsExactly("signature.untrusted");
    }

    @Test
    void doesNotCoverAnEntryChangedAfterwards() throws Exception {
        trust(vendor, HERE);
        assertThat(rules(edit(signed, "SUNHALL-INF/items/food-licence.json", " ")))
                .contains("signature.altered");
    }

    @Test
    void doesNotCoverAnEntryAddedAfterwards() throws Exception {
        trust(vendor, HERE);
        assertThat(rules(edit(signed, "SUNHALL-INF/documents/added.html", "<html></html>")))
                .contains("signature.unsigned-entry");
    }

    @Test
    void isNotTheOnlyOne() throws Exception {
        trust(vendor, HERE);
        trust(stranger, HERE);
        assertThat(rules(stranger.sign(signed))).contains("signature.signers");
    }

    /** Puts text behind an entry, or a new one at the end. */
    private static byte[] edit(byte[] jar, String name, String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean found = false;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
                if (entry.getName().equals(name)) {
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                    found = true;
                }
            }
            if (!found) {
                out.putNextEntry(new ZipEntry(name));
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void landsNoMoreWhenTrustEndsAndWhatRunsIsAnIncident() throws Exception {
        Publisher publisher = trust(vendor, HERE);
        StoredPlugin plugin =
                landed(examination.examine(signed, Shelf.EMPTY).content().orElseThrow());
        assertThat(publishers
                        .revoke(OPERATOR, publisher.id(), "")
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(PluginRejection.NOTE_MISSING);
        database.transactions().run(() -> plugins.need(plugin.digest(), true, true));

        Publisher revoked =
                publishers.revoke(OPERATOR, publisher.id(), "私钥泄露").asOptional().orElseThrow();
        assertThat(revoked.isTrusted()).isFalse();
        assertThat(rules(vendor.sign(PluginJars.version("1.1.0")))).containsExactly("signature.revoked");
        assertThat(incidents.list(true)).singleElement().satisfies(incident -> {
            assertThat(incident.kind()).isEqualTo(IncidentKind.PUBLISHER_REVOKED);
            assertThat(incident.plugin()).hasValue(plugin.digest());
        });
        assertThat(database.transactions().call(() -> ledger.ledger().read(new StreamId("publisher", publisher.id()))))
                .extracting(RecordedEvent::type)
                .endsWith("publisher.trusted", "publisher.revoked");

        assertThat(publishers
                        .revoke(OPERATOR, publisher.id(), "again")
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(PluginRejection.PUBLISHER_REVOKED);
        trust(vendor, HERE);
        assertThat(rules(vendor.sign(PluginJars.version("1.1.0")))).isEmpty();
    }

    private StoredPlugin landed(PluginContent content) {
        StoredPlugin plugin = new StoredPlugin(
                Digest.of(signed),
                content.descriptor().id(),
                content.version(),
                content.symbolicName(),
                content.descriptor().title(),
                HERE,
                List.of(),
                true,
                Instant.now(),
                false,
                false,
                false,
                Optional.empty());
        database.transactions().run(() -> plugins.add(plugin, signed));
        return plugin;
    }

    @Test
    void trustIsForOperatorsToGiveAndForRealCertificatesOnly() throws Exception {
        Actor admin = new Actor(
                Optional.of(new PersonId("admin1")),
                "admin1",
                Optional.empty(),
                Optional.of(HERE),
                Set.of(Role.BUREAU_ADMIN),
                Set.of());
        byte[] certificate = vendor.certificate();
        assertThat(code(admin, HERE, "x", certificate)).isEqualTo(PluginRejection.FORBIDDEN);
        assertThat(code(Actor.anonymous(), HERE, "x", certificate)).isEqualTo(PluginRejection.UNAUTHENTICATED);
        assertThat(code(OPERATOR, HERE, "", certificate)).isEqualTo(PluginRejection.NO_CERTIFICATE);
        assertThat(code(OPERATOR, HERE, "x", new byte[] {1, 2, 3})).isEqualTo(PluginRejection.NO_CERTIFICATE);
        assertThat(code(OPERATOR, HERE, "x", new byte[50_000])).isEqualTo(PluginRejection.NO_CERTIFICATE);
        assertThat(code(OPERATOR, new JurisdictionId("nowhere"), "x", certificate))
                .isEqualTo(PluginRejection.NO_CERTIFICATE);
        assertThat(publishers.list()).isEmpty();
        trust(vendor, HERE);
        assertThat(code(OPERATOR, HERE, "x", certificate)).isEqualTo(PluginRejection.PUBLISHER_KNOWN);
    }

    private Object code(Actor actor, JurisdictionId where, String name, byte[] certificate) {
        return publishers
                .trust(actor, where, name, certificate)
                .refusal()
                .orElseThrow()
                .code();
    }

    @Test
    void countsTheSameTroubleInOneIncidentUntilItIsClosed() {
        var draft = IncidentDraft.of(IncidentKind.TASK_FAILED, Digest.of("x"), Text.of("出错", "failed"), "stack");
        Incident first = database.transactions().call(() -> incidents.report(draft));
        Incident second = database.transactions().call(() -> incidents.report(draft));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.count()).isEqualTo(2);
        assertThat(incidents
                        .close(Actor.anonymous(), first.id(), "x")
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(PluginRejection.UNAUTHENTICATED);
        assertThat(incidents
                        .close(OPERATOR, first.id(), " ")
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(PluginRejection.NOTE_MISSING);
        assertThat(incidents
                        .close(OPERATOR, first.id(), "已修复")
                        .asOptional()
                        .orElseThrow()
                        .isOpen())
                .isFalse();
        assertThat(incidents
                        .close(OPERATOR, first.id(), "again")
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(PluginRejection.INCIDENT_CLOSED);
        assertThat(incidents.list(true)).isEmpty();
        Incident anew = database.transactions().call(() -> incidents.report(draft));
        assertThat(anew.id()).isNotEqualTo(first.id());
        assertThat(incidents.list(false)).hasSize(2);
    }
}
