package org.sunhall.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.Stage;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.catalog.store.JpaLaw;
import org.sunhall.catalog.store.JpaProceedings;
import org.sunhall.catalog.store.JpaUse;
import org.sunhall.checker.PluginJars;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.identity.OrgPost;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.PostRank;
import org.sunhall.identity.TestDirectory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.ledger.TestLedger;
import org.sunhall.packs.ChangeKind;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.Packs;
import org.sunhall.persistence.TestDatabase;

/** The five-step change of the Jiangsu bureau, run by the pack's data alone. */
class ReviewRouteTest {

    private static final ItemCode ITEM = new ItemCode("sunshine-market-food-licence");
    private static final OrgId PROVINCE = new OrgId("province-legal");
    private static final OrgId CENTRE = new OrgId("info-centre");
    private static final Actor DIVISION = actor("legal-division", TestDirectory.MARKET, Role.LEGAL);
    private static final Actor LEADER = actor("leader", TestDirectory.MARKET, Role.STAFF, "head");
    private static final Actor PROVINCIAL = actor("provincial", PROVINCE, Role.LEGAL);
    private static final Actor CITY_LEGAL = actor("city-legal", new OrgId("city-justice"), Role.LEGAL);
    private static final Actor OPERATOR = actor("operator", CENTRE, Role.OPERATOR);

    private TestDatabase database;
    private TestLedger ledger;
    private TestDirectory directory;
    private MovableClock clock;
    private StoredPlugins plugins;
    private final ReportedIncidents incidents = new ReportedIncidents();
    private CatalogDesk catalog;

    private static Actor actor(String id, OrgId org, Role role, String... posts) {
        return new Actor(
                Optional.of(new PersonId(id)),
                id,
                Optional.of(org),
                Optional.of(TestDirectory.CITY),
                Set.of(role),
                Set.copyOf(
                        List.of(posts).stream().map(post -> new Post(org, post)).toList()));
    }

    private static Organisation office(OrgId id, String function) {
        return new Organisation(
                id, Text.same(id.value()), TestDirectory.CITY, Optional.empty(), Set.of(function), "", "", "");
    }

    /** The city under the rules of the Jiangsu bureau. */
    private static final class Jiangsu implements PackRegistry {
        private final Pack pack = Packs.find(new JurisdictionId("jiangsu-aic")).orElseThrow();

        @Override
        public Optional<Pack> find(JurisdictionId jurisdiction) {
            return Optional.of(pack);
        }

        @Override
        public List<Pack> all() {
            return List.of(pack);
        }
    }

    @BeforeEach
    void open() {
        database = TestDatabase.derby("catalog", CatalogContract.CHANGELOGS);
        ledger = TestLedger.on(database);
        clock = new MovableClock();
        plugins = new StoredPlugins(database.transactions());
        directory = TestDirectory.withMarketBureau()
                .with(office(PROVINCE, "provincial-legal"))
                .with(office(CENTRE, "information-centre"))
                .with(office(new OrgId("city-justice"), "legal-review"))
                .with(TestDirectory.staff("leader", TestDirectory.MARKET, Set.of(Role.STAFF), "head"))
                .with(new OrgPost(new Post(TestDirectory.MARKET, "head"), Text.of("局长", "Head"), PostRank.HEAD, ""));
        JpaEditions editions = new JpaEditions(database.factory(), database.transactions(), null);
        JpaProceedings proceedings = new JpaProceedings(database.factory(), database.transactions(), null);
        PackRegistry packs = new Jiangsu();
        JpaLaw law = new JpaLaw(database.factory(), database.transactions(), null);
        ledger.follow(new ProposeEditions(
                editions,
                proceedings,
                law,
                plugins,
                ledger.ledger(),
                directory,
                database.transactions(),
                clock,
                packs));
        catalog = new CatalogDesk(
                database.transactions(),
                editions,
                proceedings,
                new JpaUse(database.factory(), database.transactions(), null),
                law,
                plugins,
                incidents,
                ledger.ledger(),
                directory,
                packs,
                clock);
    }

    @AfterEach
    void close() throws InterruptedException {
        catalog.stop();
        database.close();
    }

    private EditionView lands(byte[] jar) {
        plugins.landed(ledger.ledger(), jar, clock.instant());
        ledger.deliver();
        return catalog.editions(ITEM).get(0);
    }

    private EditionView agrees(Actor actor, EditionView edition) {
        return accepted(catalog.approve(actor, edition.id(), "同意", edition.digest(), edition.version()));
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return outcome.fold(value -> value, rejection -> {
            throw new AssertionError(rejection);
        });
    }

    private static RejectionCode refused(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().code();
    }

    private Proceeding review(EditionView edition) {
        return catalog.reviewsOf(edition).get(0);
    }

    @Test
    @Tag("R-080")
    @Tag("R-081")
    @Tag("K-04")
    void goesThroughTheFiveStepsInTheirOrder() {
        EditionView edition = lands(PluginJars.good());
        assertThat(refused(catalog.approve(LEADER, edition.id(), "同意", edition.digest(), edition.version())))
                .as("the leader before the legal division")
                .isEqualTo(CatalogRejection.FORBIDDEN);
        edition = agrees(DIVISION, edition);
        assertThat(edition.state()).isEqualTo(EditionState.IN_REVIEW);
        edition = agrees(LEADER, edition);
        assertThat(edition.state()).isEqualTo(EditionState.IN_REVIEW);
        assertThat(refused(catalog.inForce(ITEM, clock.instant()))).isEqualTo(CatalogRejection.NOT_REVIEWED);
        edition = accepted(catalog.approve(
                PROVINCIAL, edition.id(), "审定同意", edition.digest(), RunningCases.MOVE_AT_NEXT_STEP, edition.version()));
        assertThat(edition.state()).isEqualTo(EditionState.APPROVED);
        assertThat(edition.runningCases()).isEqualTo(RunningCases.MOVE_AT_NEXT_STEP);
        assertThat(refused(catalog.publish(PROVINCIAL, edition.id(), Optional.empty(), edition.version())))
                .as("who decides does not change the database")
                .isEqualTo(CatalogRejection.FORBIDDEN);
        edition = accepted(catalog.publish(OPERATOR, edition.id(), Optional.empty(), edition.version()));
        assertThat(edition.state()).isEqualTo(EditionState.IN_FORCE);
        assertThat(review(edition).stages())
                .extracting(stage -> stage.opinion().map(opinion -> opinion.by()))
                .startsWith(Optional.of("legal-division"), Optional.of("leader"), Optional.of("provincial"));
    }

    @Test
    @Tag("K-04")
    void letsNobodySpeakWhoHasNoStage() {
        EditionView edition = lands(PluginJars.good());
        assertThat(refused(catalog.approve(CITY_LEGAL, edition.id(), "同意", edition.digest(), edition.version())))
                .isEqualTo(CatalogRejection.FORBIDDEN);
        assertThat(refused(catalog.reject(CITY_LEGAL, edition.id(), "不同意", edition.version())))
                .isEqualTo(CatalogRejection.FORBIDDEN);
    }

    @Test
    @Tag("R-077")
    @Tag("K-02")
    void givesEachStageAClockOfItsOwnFromWhenItOpened() {
        EditionView edition = lands(PluginJars.good());
        Stage first = review(edition).stages().get(0);
        StatutoryClock running = first.clock().orElseThrow();
        assertThat(running.startedAt()).isEqualTo(edition.proposedAt());
        assertThat(running.terms().budget().toString()).isEqualTo("10wd");
        assertThat(new ClockReader(WorkCalendar.china(), clock.getZone())
                        .read(running, clock.instant())
                        .remaining())
                .isEqualTo(10);
        assertThat(review(edition).stages().get(1).clock()).as("not open yet").isEmpty();
        edition = agrees(DIVISION, edition);
        assertThat(review(edition).stages().get(0).clock().orElseThrow().ended())
                .isPresent();
        assertThat(events(edition))
                .extracting(RecordedEvent::type)
                .containsExactly("catalog.proceeding-opened", "catalog.clock", "catalog.opinion", "catalog.clock");
        assertThat(events(edition).get(1).data().path("org").asText()).isEqualTo("sunshine-market");
        assertThat(events(edition).get(2).personal()).containsEntry("words", "同意");
        assertThat(events(edition).get(2).data().toString()).doesNotContain("同意");
    }

    private List<RecordedEvent> events(EditionView edition) {
        return ledger.ledger().read(new StreamId("proceeding", review(edition).id()));
    }

    @Test
    @Tag("R-081")
    void endsAtTheFirstRefusalAndStartsAgainWhenItIsHandedInAgain() {
        EditionView edition = agrees(DIVISION, lands(PluginJars.good()));
        edition = accepted(catalog.reject(LEADER, edition.id(), "依据不足", edition.version()));
        assertThat(edition.state()).isEqualTo(EditionState.REJECTED);
        assertThat(refused(catalog.resubmit(LEADER, edition.id(), "", edition.version())))
                .isEqualTo(CatalogRejection.INVALID);
        assertThat(refused(catalog.resubmit(PROVINCIAL, edition.id(), "已补充依据", edition.version())))
                .isEqualTo(CatalogRejection.FORBIDDEN);
        edition = accepted(catalog.resubmit(LEADER, edition.id(), "已补充依据", edition.version()));
        assertThat(edition.state()).isEqualTo(EditionState.PROPOSED);
        assertThat(catalog.reviewsOf(edition)).hasSize(2);
        assertThat(review(edition).reason()).isEqualTo("已补充依据");
        assertThat(agrees(DIVISION, edition).state()).isEqualTo(EditionState.IN_REVIEW);
    }

    /** Setting, changing and cancelling: each goes first to the bureau's own legal division, under the rules of a bureau for itself. */
    @Test
    @Tag("R-032")
    void theBureausLegalDivisionHasTheFirstWordOnSettingChangingAndCancelling() {
        EditionView first = throughTheRoute(lands(PluginJars.good()));
        assertThat(first.state()).isEqualTo(EditionState.IN_FORCE);

        EditionView changed = lands(PluginJars.versionWithOtherContent("1.1.0"));
        assertThat(refused(catalog.approve(LEADER, changed.id(), "同意", changed.digest(), changed.version())))
                .isEqualTo(CatalogRejection.FORBIDDEN);
        assertThat(agrees(DIVISION, changed).state()).isEqualTo(EditionState.IN_REVIEW);
        assertThat(accepted(catalog.reject(
                                LEADER,
                                changed.id(),
                                "依据不足",
                                catalog.edition(changed.id()).orElseThrow().version()))
                        .state())
                .isEqualTo(EditionState.REJECTED);

        Proceeding cancelling =
                accepted(catalog.apply(LEADER, ITEM, ChangeKind.CANCEL, "职权取消", Proceeding.Asked.NOTHING));
        assertThat(cancelling.stages().get(0).function()).isEqualTo("department-legal");
        assertThat(refused(catalog.say(LEADER, cancelling.id(), true, "同意", cancelling.version())))
                .isEqualTo(CatalogRejection.FORBIDDEN);
        Proceeding reviewed = accepted(catalog.say(DIVISION, cancelling.id(), true, "同意", cancelling.version()));
        assertThat(reviewed.stages().get(0).opinion()).isPresent();
    }

    /** A bureau with its affiliated units: what a unit exercises is reviewed and approved by the bureau, not by the unit itself. */
    @Test
    @Tag("R-008")
    void whatAnAffiliatedUnitExercisesIsReviewedByItsBureau() {
        OrgId unit = new OrgId("market-station");
        Organisation market = directory.organisation(TestDirectory.MARKET).orElseThrow();
        directory
                .with(new Organisation(
                        market.id(),
                        market.name(),
                        market.jurisdiction(),
                        market.parent(),
                        Set.of("department-legal", "department-head"),
                        "",
                        "",
                        ""))
                .with(new Organisation(
                        unit,
                        Text.same("直属分局"),
                        TestDirectory.CITY,
                        Optional.of(TestDirectory.MARKET),
                        Set.of(),
                        "",
                        "",
                        ""));
        EditionView edition = lands(PluginJars.edit()
                .replace(
                        "items/food-licence.json",
                        "\"implementingSubject\": \"sunshine-market\"",
                        "\"implementingSubject\": \"market-station\"")
                .build());
        assertThat(edition.implementingSubject()).isEqualTo(unit);

        Actor own = actor("unit-legal", unit, Role.LEGAL);
        assertThat(refused(catalog.approve(own, edition.id(), "同意", edition.digest(), edition.version())))
                .isEqualTo(CatalogRejection.FORBIDDEN);
        EditionView reviewed = agrees(DIVISION, edition);
        assertThat(review(reviewed).stages().get(0).opinion().orElseThrow().org())
                .contains(TestDirectory.MARKET);
        EditionView approved = agrees(PROVINCIAL, agrees(LEADER, reviewed));
        assertThat(approved.state()).isEqualTo(EditionState.APPROVED);
    }

    private EditionView throughTheRoute(EditionView edition) {
        EditionView decided = agrees(PROVINCIAL, agrees(LEADER, agrees(DIVISION, edition)));
        return accepted(catalog.publish(OPERATOR, decided.id(), Optional.empty(), decided.version()));
    }
}
