package org.sunhall.plugins.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.TestDirectory;
import org.sunhall.jurisdictions.JurisdictionRejection;
import org.sunhall.jurisdictions.PackLanding;
import org.sunhall.jurisdictions.RulesFiles;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.ledger.TestLedger;
import org.sunhall.packs.PackSet;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.plugins.PluginRejection;
import org.sunhall.plugins.RulesLanding.LandedRules;
import org.sunhall.plugins.TestPublisher;
import org.sunhall.plugins.store.JpaIncidentStore;
import org.sunhall.plugins.store.JpaPluginStore;
import org.sunhall.plugins.store.JpaPublisherStore;

/** Rules land with the information centre's signature, of the place or above it, and with nobody else's. */
@Tag("R-021")
class LandRulesTest {

    private static final Actor OPERATOR = Actor.system("test");
    private static final JurisdictionId CITY = TestDirectory.CITY;
    private static final JurisdictionId DISTRICT = new JurisdictionId("sunshine-east");

    private static final String PACK = "{\"id\":\"sunshine-east\",\"inherits\":\"sunshine\","
            + "\"title\":{\"zh\":\"东区\",\"en\":\"East\"},\"division\":\"329909\"}";
    private static final String YEAR = "{\"year\":2027,\"source\":\"x\",\"days\":[]}";

    @TempDir
    static Path keys;

    private static TestPublisher centre;
    private static TestPublisher districtCentre;
    private static TestPublisher vendor;
    private static TestPublisher expired;
    private static TestDatabase database;

    private TestLedger ledger;
    private LandRules rules;
    private PublisherBook publishers;
    private final List<RulesFiles> landed = new ArrayList<>();

    @BeforeAll
    static void makeKeys() throws Exception {
        centre = TestPublisher.in(keys, "centre", -1, 1000);
        districtCentre = TestPublisher.in(keys, "district", -1, 1000);
        vendor = TestPublisher.in(keys, "vendor", -1, 1000);
        expired = TestPublisher.in(keys, "expired", -100, 10);
        database = TestDatabase.derby("plugins", "db/plugins/changelog.xml", TestLedger.CHANGELOG);
    }

    @BeforeEach
    void open() throws Exception {
        database.transactions().run(() -> database.transactions()
                .entityManager(database.factory())
                .createQuery("delete from PublisherEntity p")
                .executeUpdate());
        ledger = TestLedger.on(database);
        TestDirectory directory = TestDirectory.withMarketBureau()
                .with(new Jurisdiction(DISTRICT, Text.same("East"), Optional.of(CITY), "329909"));
        JpaPublisherStore store = new JpaPublisherStore(database.factory(), database.transactions(), null);
        publishers = new PublisherBook(
                database.transactions(),
                store,
                new JpaPluginStore(database.factory(), database.transactions(), null),
                new IncidentBook(
                        database.transactions(),
                        new JpaIncidentStore(database.factory(), database.transactions(), null),
                        ledger.ledger(),
                        Clock.systemUTC()),
                directory,
                ledger.ledger(),
                Clock.systemUTC());
        rules = new LandRules(
                database.transactions(), store, directory, this::serve, ledger.ledger(), Clock.systemUTC());
        accepted(publishers.trustForRules(OPERATOR, CITY, "阳光市信息中心", centre.certificate()));
        accepted(publishers.trustForRules(OPERATOR, DISTRICT, "东区信息中心", districtCentre.certificate()));
        accepted(publishers.trustForRules(OPERATOR, CITY, "旧证书", expired.certificate()));
        accepted(publishers.trust(OPERATOR, CITY, "某软件公司", vendor.certificate()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** Reads packs as the platform does; what serves is only remembered. */
    private Outcome<PackLanding.Landed> serve(Actor actor, RulesFiles files, String origin) {
        List<FieldProblem> findings = new ArrayList<>();
        files.packs().forEach((name, file) -> PackSet.bundled().with(file).findings().stream()
                .map(each -> new FieldProblem(name + "#" + each.pointer(), each.rule(), each.message()))
                .forEach(findings::add));
        if (!findings.isEmpty()) {
            return Outcome.refused(new Rejection(JurisdictionRejection.INVALID_PACK, Text.same("x"), findings));
        }
        landed.add(files);
        return Outcome.accepted(new PackLanding.Landed(List.of(DISTRICT), List.of(), landed.size()));
    }

    static byte[] archive(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] pack(String text) throws IOException {
        return archive("SUNHALL-INF/pack.json", text);
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return outcome.fold(value -> value, rejection -> {
            throw new AssertionError(rejection);
        });
    }

    /** The rules by which it was refused; asserts that nothing landed and that the refusal is on record. */
    private List<String> refused(byte[] archive) {
        Rejection rejection =
                rules.land(OPERATOR, "rules.jar", archive).refusal().orElseThrow();
        assertThat(rejection.code()).isEqualTo(PluginRejection.CHECK_FAILED);
        assertThat(landed).isEmpty();
        List<RecordedEvent> events = database.transactions().call(() -> ledger.ledger()
                .read(new StreamId("rules", Digest.of(archive).hex())));
        JsonNode last = events.get(events.size() - 1).data();
        assertThat(last.path("findings")).hasSize(rejection.fields().size());
        return rejection.fields().stream().map(FieldProblem::rule).toList();
    }

    @Test
    void landsWithTheSignatureOfTheCentreOfThePlaceOrAboveIt() throws Exception {
        LandedRules byCity = accepted(rules.land(OPERATOR, "a.jar", centre.sign(pack(PACK))));
        LandedRules byDistrict = accepted(rules.land(OPERATOR, "b.jar", districtCentre.sign(pack(PACK))));

        assertThat(byCity.signer()).isEqualTo("阳光市信息中心");
        assertThat(byDistrict.signer()).isEqualTo("东区信息中心");
        assertThat(byCity.packs()).containsExactly(DISTRICT);
        assertThat(landed).hasSize(2);
    }

    @Test
    void aPluginsPublisherIsNotTheCentreAndADistrictsCentreIsNotTheCitys() throws Exception {
        assertThat(refused(vendor.sign(pack(PACK)))).containsExactly("signature.not-information-centre");
        assertThat(refused(expired.sign(pack(PACK)))).containsExactly("signature.not-information-centre");
        assertThat(refused(districtCentre.sign(pack(PACK.replace("sunshine-east", "sunshine")))))
                .containsExactly("signature.not-information-centre");
        assertThat(refused(districtCentre.sign(archive("SUNHALL-INF/calendar/2027.json", YEAR))))
                .as("days off are the nation's")
                .containsExactly("signature.not-information-centre");
        accepted(rules.land(OPERATOR, "y.jar", centre.sign(archive("SUNHALL-INF/calendar/2027.json", YEAR))));
    }

    @Test
    void unsignedOrAlteredRulesNeverLand() throws Exception {
        assertThat(refused(pack(PACK))).containsExactly("signature.missing");
        byte[] signed = centre.sign(pack(PACK));
        assertThat(refused(replaced(signed, PACK.replace("East", "West")))).containsExactly("signature.altered");
        assertThat(refused(Arrays.copyOf(signed, signed.length / 2))).contains("jar.damaged");
    }

    /** The signed archive with another pack in the place of the one that was signed. */
    private static byte[] replaced(byte[] signed, String pack) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (java.util.zip.ZipInputStream in =
                        new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(signed));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                zip.write(entry.getName().endsWith("pack.json") ? pack.getBytes(StandardCharsets.UTF_8) : content);
            }
        }
        return out.toByteArray();
    }

    @Test
    void everyMistakeInThePackIsNamedWithItsFile() throws Exception {
        String wrong = PACK.replace("\"329909\"", "\"329900\"");
        Rejection overlap = rules.land(OPERATOR, "r.jar", centre.sign(pack(wrong)))
                .refusal()
                .orElseThrow();
        assertThat(overlap.fields())
                .extracting(FieldProblem::pointer)
                .containsExactly("SUNHALL-INF/pack.json#/division");
        assertThat(overlap.fields()).extracting(FieldProblem::rule).containsExactly("overlap");

        Rejection schema = rules.land(OPERATOR, "r.jar", centre.sign(pack(PACK.replace("\"title\"", "\"name\""))))
                .refusal()
                .orElseThrow();
        assertThat(schema.fields()).extracting(FieldProblem::pointer).contains("SUNHALL-INF/pack.json#/name");
        assertThat(refused(centre.sign(pack("{\"id\":")))).isNotEmpty();
        assertThat(refused(centre.sign(archive("SUNHALL-INF/pack.json", PACK, "evil.class", "x"))))
                .containsExactly("rules.place");
        assertThat(refused(new byte[] {1, 2, 3})).isNotEmpty();
    }

    @Test
    void onlyTheOperatorLandsRules() throws Exception {
        Actor admin = new Actor(
                Optional.of(new PersonId("admin1")),
                "admin1",
                Optional.of(new OrgId("sunshine-market")),
                Optional.of(CITY),
                Set.of(Role.BUREAU_ADMIN),
                Set.of());
        byte[] signed = centre.sign(pack(PACK));

        assertThat(rules.land(admin, "r.jar", signed).refusal().orElseThrow().code())
                .isEqualTo(PluginRejection.FORBIDDEN);
        assertThat(rules.land(Actor.anonymous(), "r.jar", signed)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(PluginRejection.UNAUTHENTICATED);
        assertThat(landed).isEmpty();
    }

    @Test
    void whoseTrustHasEndedLandsNothingMore() throws Exception {
        String id = publishers.list().stream()
                .filter(each -> each.name().equals("阳光市信息中心"))
                .findFirst()
                .orElseThrow()
                .id();
        accepted(publishers.revoke(OPERATOR, id, "密钥泄露"));

        assertThat(refused(centre.sign(pack(PACK)))).containsExactly("signature.not-information-centre");
    }
}
