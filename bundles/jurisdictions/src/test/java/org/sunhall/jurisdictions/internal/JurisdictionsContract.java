package org.sunhall.jurisdictions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sunhall.clocks.Limit;
import org.sunhall.jurisdictions.JurisdictionRejection;
import org.sunhall.jurisdictions.PackLanding;
import org.sunhall.jurisdictions.RulesFiles;
import org.sunhall.jurisdictions.internal.store.LandedStore;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.ledger.TestLedger;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.rest.Health;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JurisdictionsContract {

    static final String CHANGELOG = "db/jurisdictions/changelog.xml";
    private static final Actor SYSTEM = Actor.system("test");
    private static final JurisdictionId EAST = new JurisdictionId("sunshine-east");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private TestDatabase database;
    private Ledger ledger;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database();
        ledger = TestLedger.on(database).ledger();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.transactions().run(() -> database.transactions()
                .entityManager(database.factory())
                .createQuery("delete from LandedEntity l")
                .executeUpdate());
    }

    /** What the platform is after a start at this instant. */
    private LivingJurisdictions started(String now) {
        return new LivingJurisdictions(
                new LandedStore(database.factory(), database.transactions()),
                ledger,
                database.transactions(),
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC),
                true,
                60_000);
    }

    private LivingJurisdictions started() {
        return started("2026-11-23T02:00:00Z");
    }

    @Test
    @Tag("R-021")
    void aPackServesFromItsLandingOnAndAfterARestart() {
        LivingJurisdictions platform = started();
        assertThat(platform.of(EAST).id()).isEqualTo("national");

        assertThat(platform.land(SYSTEM, pack(district(2)), "east.json").refusal())
                .isEmpty();

        assertThat(platform.of(EAST).limit("K-12", TODAY)).isEqualTo(Limit.workingDays(2));
        assertThat(platform.of(new JurisdictionId("sunshine")).limit("K-12", TODAY))
                .as("the city's own, side by side")
                .isEqualTo(Limit.workingDays(3));
        assertThat(started().of(EAST).limit("K-12", TODAY)).isEqualTo(Limit.workingDays(2));
        assertThat(platform.land(SYSTEM, pack(district(1)), "east-2.json").refusal())
                .isEmpty();
        assertThat(started().of(EAST).limit("K-12", TODAY)).isEqualTo(Limit.workingDays(1));
    }

    @Test
    void aWrongPackChangesNothingAndNamesEverything() {
        LivingJurisdictions platform = started();
        ObjectNode wrong = district(2);
        wrong.put("division", "1").put("zone", "Nowhere");

        Outcome<?> outcome = platform.land(SYSTEM, pack(wrong), "x");

        assertThat(outcome.refusal().orElseThrow().code()).isEqualTo(JurisdictionRejection.INVALID_PACK);
        assertThat(outcome.refusal().orElseThrow().fields()).hasSize(2);
        assertThat(platform.find(EAST)).isEmpty();
        assertThat(started().find(EAST)).isEmpty();
    }

    @Test
    void onlyTheOperatorLandsAndImports() {
        LivingJurisdictions platform = started();
        Actor clerk = new Actor(
                java.util.Optional.of(new org.sunhall.kernel.PersonId("clerk")),
                "clerk",
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                Set.of(org.sunhall.kernel.Role.LEGAL),
                Set.of());

        assertThat(platform.land(clerk, pack(district(2)), "x")
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(JurisdictionRejection.NOT_ALLOWED);
        assertThat(platform.importYear(Actor.anonymous(), year())
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(JurisdictionRejection.NOT_SIGNED_IN);
    }

    @Test
    void anUnsignedYearIsRefusedOutsideDemonstrationsAndSaysHowItLands() {
        LivingJurisdictions platform = new LivingJurisdictions(
                new LandedStore(database.factory(), database.transactions()),
                ledger,
                database.transactions(),
                Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC),
                false,
                60_000);

        Rejection refusal = platform.importYear(SYSTEM, year()).refusal().orElseThrow();

        assertThat(refusal.code()).isEqualTo(JurisdictionRejection.UNSIGNED);
        assertThat(refusal.detail().zh()).contains("信息中心签名").contains("pack-land");
        assertThat(platform.nation().knownUntil()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(platform.check().figures()).containsEntry("unsigned", "refused");
        assertThat(platform.importYear(Actor.anonymous(), year())
                        .refusal()
                        .orElseThrow()
                        .code())
                .as("nobody is told more than that he has to sign in")
                .isEqualTo(JurisdictionRejection.NOT_SIGNED_IN);
    }

    @Test
    @Tag("R-021")
    void whatLandsOnOneNodeServesOnTheOthersWithoutARestart() {
        LivingJurisdictions one = started();
        LivingJurisdictions other = started();
        assertThat(other.look()).as("nothing landed").isFalse();

        one.land(SYSTEM, pack(district(2)), "east.jar");
        one.importYear(SYSTEM, year());
        assertThat(other.find(EAST)).as("not looked yet").isEmpty();

        assertThat(other.look()).isTrue();
        assertThat(other.version()).isEqualTo(2);
        assertThat(other.of(EAST).limit("K-12", TODAY)).isEqualTo(Limit.workingDays(2));
        assertThat(other.nation().knownUntil()).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(other.look()).as("once is enough").isFalse();
    }

    @Test
    @Tag("R-021")
    void aNodeThatHearsOfALandingElsewhereReadsItLongBeforeItsNextLook() throws InterruptedException {
        LivingJurisdictions one = started();
        LivingJurisdictions other = started();
        other.follow();
        one.land(SYSTEM, pack(district(2)), "east.jar");
        String type = ledger.read(new StreamId("jurisdiction", "pack:" + EAST.value())).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .type();

        assertThat(other.wants(type)).isTrue();
        assertThat(other.wants("case.filed")).isFalse();
        other.heard(List.of());

        long end = System.nanoTime() + 10_000_000_000L;
        while (other.version() < 1 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        other.stop();
        assertThat(other.find(EAST)).isPresent();
    }

    @Test
    void aNodeThatIsBehindCatchesUpBeforeItLandsOrIsAskedForAVersion() {
        LivingJurisdictions one = started();
        LivingJurisdictions behind = started();
        LivingJurisdictions asked = started();
        one.land(SYSTEM, pack(district(2)), "east.jar");

        assertThat(asked.asOf(1).of(EAST).limit("K-12", TODAY)).isEqualTo(Limit.workingDays(2));
        assertThat(behind.land(SYSTEM, pack(district(1)), "east-2.jar").refusal())
                .isEmpty();
        assertThat(behind.version()).isEqualTo(2);
        assertThat(one.look()).isTrue();
        assertThat(one.of(EAST).limit("K-12", TODAY)).isEqualTo(Limit.workingDays(1));
    }

    @Test
    void theComingYearIsImportedAndMakesDatesFirm() {
        LivingJurisdictions platform = started();
        assertThat(platform.nation().knownUntil()).isEqualTo(LocalDate.of(2026, 12, 31));

        assertThat(platform.importYear(SYSTEM, year()).refusal()).isEmpty();

        for (LivingJurisdictions each : new LivingJurisdictions[] {platform, started()}) {
            assertThat(each.nation().knownUntil()).isEqualTo(LocalDate.of(2027, 12, 31));
            assertThat(each.nation().isWorkingDay(LocalDate.of(2027, 2, 8))).isFalse();
            assertThat(each.nation().isWorkingDay(LocalDate.of(2027, 2, 20))).isTrue();
        }
    }

    @Test
    void aYearImportedAgainReplacesWhatWasImportedOfIt() {
        LivingJurisdictions platform = started();
        platform.importYear(SYSTEM, year());
        ObjectNode corrected = json("{'year':2027,'source':'更正','days':["
                + "{'date':'2027-02-09','kind':'holiday','zh':'春节','en':'Spring Festival'}]}");

        assertThat(platform.importYear(SYSTEM, corrected).refusal()).isEmpty();

        assertThat(platform.nation().isWorkingDay(LocalDate.of(2027, 2, 8))).isTrue();
        assertThat(platform.nation().isWorkingDay(LocalDate.of(2027, 2, 9))).isFalse();
    }

    @Test
    void rulesAreKnownAsTheyWereAtEveryVersion() {
        LivingJurisdictions platform = started();
        assertThat(platform.version()).isZero();
        platform.importYear(SYSTEM, year());
        platform.land(SYSTEM, pack(district(2)), "east.jar");
        platform.land(SYSTEM, pack(district(1)), "east-2.jar");

        for (LivingJurisdictions each : new LivingJurisdictions[] {platform, started()}) {
            assertThat(each.version()).isEqualTo(3);
            assertThat(each.asOf(0).calendar(EAST).knownUntil()).isEqualTo(LocalDate.of(2026, 12, 31));
            assertThat(each.asOf(1).calendar(EAST).knownUntil()).isEqualTo(LocalDate.of(2027, 12, 31));
            assertThat(each.asOf(1).find(EAST)).isEmpty();
            assertThat(each.asOf(2).of(EAST).limit("K-12", TODAY)).isEqualTo(Limit.workingDays(2));
            assertThat(each.asOf(3).of(EAST).limit("K-12", TODAY)).isEqualTo(Limit.workingDays(1));
            assertThat(each.landing(2).orElseThrow().source()).isEqualTo("east.jar");
            assertThat(each.landing(4)).isEmpty();
        }
    }

    @Test
    void whatServesAlreadyMakesNoNewVersion() {
        LivingJurisdictions platform = started();
        platform.land(SYSTEM, pack(district(2)), "east.jar");

        assertThat(platform.land(SYSTEM, pack(district(2)), "copy.jar").refusal())
                .isEmpty();

        assertThat(platform.version()).isEqualTo(1);
    }

    @Test
    void filesLandTogetherOrNotAtAll() {
        LivingJurisdictions platform = started();
        ObjectNode next = year().put("year", 2028);
        next.putArray("days")
                .addObject()
                .put("date", "2028-01-26")
                .put("kind", "holiday")
                .put("zh", "春节")
                .put("en", "Spring Festival");
        Map<String, JsonNode> years = Map.of("calendar/2028.json", next, "calendar/2027.json", year());

        Outcome<?> refused = platform.land(
                SYSTEM, new RulesFiles(Map.of("pack.json", district(2).put("zone", "Nowhere")), years), "x");
        assertThat(refused.refusal().orElseThrow().fields())
                .extracting(FieldProblem::pointer)
                .containsExactly("pack.json#/zone");
        assertThat(platform.version()).isZero();

        PackLanding.Landed landed = platform.land(SYSTEM, new RulesFiles(Map.of("pack.json", district(2)), years), "x")
                .fold(each -> each, rejection -> {
                    throw new AssertionError(rejection);
                });
        assertThat(landed.years()).containsExactly(2027, 2028);
        assertThat(landed.packs()).containsExactly(EAST);
        assertThat(started().calendar(EAST).knownUntil()).isEqualTo(LocalDate.of(2028, 12, 31));
    }

    @Test
    void everyMistakeOfANoticeIsNamedAtOnce() {
        LivingJurisdictions platform = started();
        ObjectNode wrong = json("{'year':2029,'source':' ','colour':1,'days':["
                + "{'date':'2029-02-30','kind':'holiday','zh':'x','en':'x'},"
                + "{'date':'2029-02-12','kind':'make-up','zh':'x','en':'x'},"
                + "{'date':'2029-02-10','kind':'in-lieu','zh':'','en':'x'},"
                + "{'date':'2029-02-10','kind':'feast','zh':'x','en':'x'},"
                + "{'date':'2031-05-01','kind':'holiday','zh':'x','en':'x','note':1}]}");

        Outcome<?> outcome = platform.importYear(SYSTEM, wrong);

        assertThat(outcome.refusal().orElseThrow().fields())
                .extracting(FieldProblem::pointer)
                .containsExactlyInAnyOrder(
                        "/year",
                        "/source",
                        "/colour",
                        "/days/0/date",
                        "/days/1/kind",
                        "/days/2/zh",
                        "/days/2/kind",
                        "/days/3/kind",
                        "/days/3/date",
                        "/days/4/note",
                        "/days/4/date");
        assertThat(platform.nation().knownUntil()).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @Test
    void healthAsksForTheYearOnceDaysAreCountedThatNobodyAnnounced() {
        assertThat(started().check().state()).isEqualTo(Health.State.UP);
        assertThat(started("2027-01-04T02:00:00Z").check().state()).isEqualTo(Health.State.DEGRADED);
    }

    private static ObjectNode year() {
        return json("{'year':2027,'source':'测试用,非国务院通知','days':["
                + "{'date':'2027-02-08','kind':'holiday','zh':'春节','en':'Spring Festival'},"
                + "{'date':'2027-02-12','kind':'in-lieu','zh':'春节','en':'Spring Festival'},"
                + "{'date':'2027-02-20','kind':'make-up','zh':'春节','en':'Spring Festival'}]}");
    }

    private static RulesFiles pack(ObjectNode file) {
        return new RulesFiles(Map.of("pack.json", file), Map.of());
    }

    private static ObjectNode district(int inquiryDays) {
        return json("{'id':'sunshine-east','inherits':'sunshine','title':{'zh':'东区','en':'East'},'division':'329901',"
                + "'parameters':[{'name':'inquiry.answer','requirement':'K-12','title':{'zh':'咨询','en':'inquiry'},'value':"
                + inquiryDays
                + ",'unit':'wd','basis':'b','from':'2026-01-01','certainty':'T'}]}");
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
