package org.sunhall.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.catalog.store.JpaLaw;
import org.sunhall.catalog.store.JpaProceedings;
import org.sunhall.catalog.store.JpaUse;
import org.sunhall.checker.PluginJars;
import org.sunhall.identity.TestDirectory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.Role;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.ledger.TestLedger;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.plugins.IncidentKind;

/** From a landed plug-in to an edition in force, on a real store and a real ledger. */
abstract class CatalogContract {

    static final String[] CHANGELOGS = {"db/catalog/changelog.xml", TestLedger.CHANGELOG};

    private static final ItemCode ITEM = new ItemCode("sunshine-market-food-licence");
    private static final Actor LEGAL = actor("legal1", "sunshine", Role.LEGAL);

    private TestDatabase database;
    private TestLedger ledger;
    private MovableClock clock;
    private StoredPlugins plugins;
    private final ReportedIncidents incidents = new ReportedIncidents();
    private CatalogDesk catalog;
    private JpaProceedings proceedings;
    private TestDirectory directory;

    abstract TestDatabase database();

    /** The packs the tests run under. */
    PackRegistry pack() {
        return PackRegistry.bundled();
    }

    static Actor actor(String person, String jurisdiction, Role role) {
        return new Actor(
                Optional.of(new PersonId(person)),
                person,
                Optional.empty(),
                Optional.of(new JurisdictionId(jurisdiction)),
                Set.of(role),
                Set.of());
    }

    @BeforeEach
    void open() {
        database = database();
        ledger = TestLedger.on(database);
        clock = new MovableClock();
        plugins = new StoredPlugins(database.transactions());
        JpaEditions editions = new JpaEditions(database.factory(), database.transactions(), null);
        proceedings = new JpaProceedings(database.factory(), database.transactions(), null);
        directory = TestDirectory.withMarketBureau();
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
                pack()));
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
                pack(),
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

    private EditionView approved(EditionView edition) {
        return accepted(catalog.approve(LEGAL, edition.id(), "同意", edition.digest(), edition.version()));
    }

    private EditionView inForce(byte[] jar) {
        EditionView approved = approved(lands(jar));
        return accepted(catalog.publish(LEGAL, approved.id(), Optional.empty(), approved.version()));
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return outcome.fold(value -> value, rejection -> {
            throw new AssertionError(rejection);
        });
    }

    private static RejectionCode refused(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().code();
    }

    private EditionState state(EditionView edition) {
        return catalog.edition(edition.id()).orElseThrow().state();
    }

    private List<RecordedEvent> events(EditionView edition) {
        return ledger.ledger().read(new StreamId("edition", edition.id().value()));
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(until);
            synchronized (condition) {
                condition.wait(10);
            }
        }
    }

    @Test
    void proposesOneEditionOfEveryItemThatLands() {
        EditionView edition = lands(PluginJars.good());
        assertThat(edition.state()).isEqualTo(EditionState.PROPOSED);
        assertThat(edition.id()).isEqualTo(new EditionId("sunshine-market-food-licence-1"));
        assertThat(edition.number()).isEqualTo(1);
        assertThat(edition.plugin()).isEqualTo(Digest.of(PluginJars.good()));
        assertThat(plugins.needed()).isEmpty();
        assertThat(events(edition)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("catalog.edition-proposed");
            assertThat(event.data().path("item").asText()).isEqualTo(ITEM.value());
            assertThat(event.data().path("itemName").path("zh").asText()).isNotEmpty();
            assertThat(event.data().path("org").asText()).isEqualTo("sunshine-market");
        });
    }

    @Test
    void proposesTheSameContentOnce() {
        lands(PluginJars.good());
        lands(PluginJars.good());
        lands(PluginJars.version("1.0.1"));
        assertThat(catalog.editions(ITEM)).hasSize(1);
        lands(PluginJars.versionWithOtherContent("1.1.0"));
        assertThat(catalog.editions(ITEM)).extracting(EditionView::number).containsExactly(2, 1);
    }

    @Test
    void proposesRejectedContentAgainWhenItLandsInANewVersion() {
        EditionView edition = lands(PluginJars.good());
        accepted(catalog.reject(LEGAL, edition.id(), "法律依据不足", edition.version()));
        lands(PluginJars.good());
        assertThat(catalog.editions(ITEM)).hasSize(1);
        lands(PluginJars.version("1.0.1"));
        assertThat(catalog.editions(ITEM))
                .extracting(EditionView::state)
                .containsExactly(EditionState.PROPOSED, EditionState.REJECTED);
    }

    @Test
    void goesFromLandingToForceWithTheLegalOfficesWordOnly() {
        EditionView proposed = lands(PluginJars.good());
        assertThat(refused(catalog.publish(LEGAL, proposed.id(), Optional.empty(), proposed.version())))
                .isEqualTo(CatalogRejection.WRONG_STATE);
        EditionView approved = approved(proposed);
        assertThat(approved.state()).isEqualTo(EditionState.APPROVED);
        assertThat(approved.reviewedBy()).hasValue("legal1");
        assertThat(approved.reviewReasons()).hasValue("同意");
        assertThat(plugins.needed()).isEmpty();
        EditionView inForce = accepted(catalog.publish(LEGAL, approved.id(), Optional.empty(), approved.version()));
        assertThat(inForce.state()).isEqualTo(EditionState.IN_FORCE);
        assertThat(plugins.needed()).containsExactly(proposed.plugin());
        assertThat(accepted(catalog.inForce(ITEM, clock.instant()))).isEqualTo(inForce);
        assertThat(events(proposed))
                .extracting(RecordedEvent::type)
                .containsExactly(
                        "catalog.edition-proposed",
                        "catalog.edition-approved",
                        "catalog.edition-published",
                        "catalog.edition-in-force");
        RecordedEvent last = events(proposed).get(3);
        assertThat(last.data().path("disclosure").path("code").asText()).isEqualTo(ITEM.value());
        assertThat(last.data().path("effectiveFrom").asText())
                .isEqualTo(clock.instant().toString());
        assertThat(last.actor()).isEqualTo("legal1");
    }

    @Test
    void saysWhyAnItemCannotBeAppliedFor() {
        assertThat(refused(catalog.inForce(ITEM, clock.instant()))).isEqualTo(CatalogRejection.ITEM_UNKNOWN);
        EditionView proposed = lands(PluginJars.good());
        Outcome<EditionView> unreviewed = catalog.inForce(ITEM, clock.instant());
        assertThat(refused(unreviewed)).isEqualTo(CatalogRejection.NOT_REVIEWED);
        assertThat(unreviewed.refusal().orElseThrow().detail().zh()).contains("尚未经法制审核");
        EditionView approved = approved(proposed);
        assertThat(refused(catalog.inForce(ITEM, clock.instant()))).isEqualTo(CatalogRejection.NOT_PUBLISHED);
        Instant later = clock.instant().plus(Duration.ofDays(30));
        accepted(catalog.publish(LEGAL, approved.id(), Optional.of(later), approved.version()));
        Outcome<EditionView> early = catalog.inForce(ITEM, clock.instant());
        assertThat(refused(early)).isEqualTo(CatalogRejection.NOT_YET_EFFECTIVE);
        assertThat(early.refusal().orElseThrow().detail().zh()).contains("2026-12-23 09:00");
        assertThat(accepted(catalog.inForce(ITEM, later)).id()).isEqualTo(approved.id());
    }

    @Test
    void saysThatWhatWasRejectedMustNotBeExercised() {
        EditionView proposed = lands(PluginJars.good());
        accepted(catalog.reject(LEGAL, proposed.id(), "法律依据不足", proposed.version()));
        Outcome<EditionView> outcome = catalog.inForce(ITEM, clock.instant());
        assertThat(refused(outcome)).isEqualTo(CatalogRejection.NOT_REVIEWED);
        assertThat(outcome.refusal().orElseThrow().detail().zh()).contains("未通过法制审核");
    }

    @Test
    void takesEffectByItselfWhenItsTimeComes() throws InterruptedException {
        EditionView approved = approved(lands(PluginJars.good()));
        Instant later = clock.instant().plus(Duration.ofDays(1));
        EditionView published = accepted(catalog.publish(LEGAL, approved.id(), Optional.of(later), approved.version()));
        assertThat(published.state()).isEqualTo(EditionState.PUBLISHED);
        assertThat(plugins.needed()).isEmpty();
        clock.advance(Duration.ofDays(1));
        await("in force", () -> state(approved) == EditionState.IN_FORCE);
        await("its code needed", () -> plugins.needed().contains(approved.plugin()));
        assertThat(events(approved)).extracting(RecordedEvent::type).endsWith("catalog.edition-in-force");
    }

    @Test
    @Tag("R-079")
    void supersedesTheFormerEditionInTheSameStep() {
        EditionView first = inForce(PluginJars.good());
        Instant before = clock.instant();
        clock.advance(Duration.ofHours(1));
        EditionView second = inForce(PluginJars.versionWithOtherContent("1.1.0"));
        assertThat(state(first)).isEqualTo(EditionState.SUPERSEDED);
        assertThat(plugins.needed()).containsExactly(second.plugin());
        assertThat(accepted(catalog.inForce(ITEM, clock.instant())).id()).isEqualTo(second.id());
        assertThat(accepted(catalog.inForce(ITEM, before)).id())
                .as("what held then")
                .isEqualTo(first.id());
        RecordedEvent last = events(first).get(events(first).size() - 1);
        assertThat(last.type()).isEqualTo("catalog.edition-superseded");
        assertThat(last.data().path("supersededBy").asText())
                .isEqualTo(second.id().value());
    }

    @Test
    void keepsNothingOfAPublicationThatCannotBeFinished() {
        EditionView approved = approved(lands(PluginJars.good()));
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    accepted(catalog.publish(LEGAL, approved.id(), Optional.empty(), approved.version()));
                    throw new IllegalStateException("afterwards");
                }))
                .hasMessage("afterwards");
        assertThat(state(approved)).isEqualTo(EditionState.APPROVED);
        assertThat(plugins.needed()).isEmpty();
        assertThat(events(approved)).hasSize(2);
    }

    @Test
    void letsNobodyElseDecide() {
        EditionView edition = lands(PluginJars.good());
        for (Role role : Role.values()) {
            if (role != Role.LEGAL) {
                Actor other = actor("other", "sunshine", role);
                assertThat(refused(catalog.approve(other, edition.id(), "同意", edition.digest(), edition.version())))
                        .isEqualTo(CatalogRejection.FORBIDDEN);
                assertThat(refused(catalog.reject(other, edition.id(), "不同意", edition.version())))
                        .isEqualTo(CatalogRejection.FORBIDDEN);
                assertThat(refused(catalog.publish(other, edition.id(), Optional.empty(), edition.version())))
                        .isEqualTo(CatalogRejection.FORBIDDEN);
            }
        }
        Actor elsewhere = actor("legal2", "elsewhere", Role.LEGAL);
        assertThat(refused(catalog.approve(elsewhere, edition.id(), "同意", edition.digest(), edition.version())))
                .isEqualTo(CatalogRejection.FORBIDDEN);
        assertThat(refused(catalog.approve(Actor.anonymous(), edition.id(), "同意", edition.digest(), edition.version())))
                .isEqualTo(CatalogRejection.UNAUTHENTICATED);
        assertThat(state(edition)).isEqualTo(EditionState.PROPOSED);
        assertThat(events(edition)).hasSize(1);
    }

    @Test
    void approvesNothingButWhatWasReviewed() {
        EditionView edition = lands(PluginJars.good());
        assertThat(refused(catalog.approve(LEGAL, edition.id(), "同意", Digest.of("other"), edition.version())))
                .isEqualTo(CatalogRejection.DIGEST_MISMATCH);
        plugins.tamper(edition.plugin());
        assertThat(refused(catalog.approve(LEGAL, edition.id(), "同意", edition.digest(), edition.version())))
                .isEqualTo(CatalogRejection.DIGEST_MISMATCH);
        assertThat(state(edition)).isEqualTo(EditionState.PROPOSED);
    }

    @Test
    void putsNothingInForceThatWasChangedAfterApproval() {
        EditionView approved = approved(lands(PluginJars.good()));
        plugins.tamper(approved.plugin());
        assertThat(refused(catalog.publish(LEGAL, approved.id(), Optional.empty(), approved.version())))
                .isEqualTo(CatalogRejection.DIGEST_MISMATCH);
        assertThat(state(approved)).isEqualTo(EditionState.APPROVED);
    }

    @Test
    @Tag("R-086")
    void takesNoCaseWhenStoredBytesAreNoLongerWhatWasApprovedAndSaysSoInAnIncident() throws InterruptedException {
        EditionView edition = inForce(PluginJars.good());
        plugins.tamper(edition.plugin());
        assertThat(refused(catalog.inForce(ITEM, clock.instant()))).isEqualTo(CatalogRejection.CONTENT_CHANGED);
        await("an incident", () -> incidents.kinds().contains(IncidentKind.STORED_BYTES_CHANGED));
    }

    @Test
    @Tag("R-086")
    void goesOnWithWhatWasApprovedWhenTheRowIsChangedAndSaysSoInAnIncident() throws InterruptedException {
        EditionView edition = inForce(PluginJars.good());
        Digest other = plugins.landed(ledger.ledger(), PluginJars.versionWithOtherContent("1.1.0"), clock.instant());
        sql("update CATALOG_EDITION set PLUGIN = '" + other.hex() + "' where ID = '" + edition.id() + "'");
        assertThat(accepted(catalog.inForce(ITEM, clock.instant())).plugin()).isEqualTo(edition.plugin());
        await("an incident", () -> incidents.kinds().equals(List.of(IncidentKind.DEFINITION_CHANGED)));

        String put = "update CATALOG_EDITION set PLUGIN = '%s' where ID = '" + edition.id() + "'";
        sql(put.formatted(edition.plugin().hex()));
        assertThat(accepted(catalog.inForce(ITEM, clock.instant())).plugin()).isEqualTo(edition.plugin());
        sql(put.formatted(other.hex()));
        assertThat(accepted(catalog.inForce(ITEM, clock.instant())).plugin()).isEqualTo(edition.plugin());
        await("another incident the second time", () -> incidents
                .kinds()
                .equals(List.of(IncidentKind.DEFINITION_CHANGED, IncidentKind.DEFINITION_CHANGED)));
    }

    @Test
    @Tag("R-086")
    void takesNoCaseUnderAnEditionThatNobodyApproved() throws InterruptedException {
        EditionView edition = lands(PluginJars.good());
        sql("update CATALOG_EDITION set STATE = 'IN_FORCE', EFFECTIVE_FROM = 1 where ID = '" + edition.id() + "'");
        assertThat(refused(catalog.inForce(ITEM, clock.instant()))).isEqualTo(CatalogRejection.CONTENT_CHANGED);
        await("an incident", () -> incidents.kinds().contains(IncidentKind.DEFINITION_CHANGED));
    }

    private void sql(String statement) {
        database.transactions().run(() -> {
            try (Statement sql = database.transactions().connection().createStatement()) {
                assertThat(sql.executeUpdate(statement)).isEqualTo(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void refusesBadInputAndChangesNothing() {
        EditionView edition = lands(PluginJars.good());
        for (String words : new String[] {null, "", "  ", "长".repeat(2001)}) {
            Outcome<EditionView> approval =
                    catalog.approve(LEGAL, edition.id(), words, edition.digest(), edition.version());
            assertThat(refused(approval)).isEqualTo(CatalogRejection.INVALID);
            assertThat(approval.refusal().orElseThrow().fields().get(0).pointer())
                    .isEqualTo("/opinion");
            Outcome<EditionView> rejection = catalog.reject(LEGAL, edition.id(), words, edition.version());
            assertThat(rejection.refusal().orElseThrow().fields().get(0).pointer())
                    .isEqualTo("/reasons");
        }
        assertThat(refused(catalog.approve(LEGAL, edition.id(), "同意", null, edition.version())))
                .isEqualTo(CatalogRejection.DIGEST_MISMATCH);
        assertThat(refused(catalog.reject(LEGAL, new EditionId("no-such-edition"), "理由", 1)))
                .isEqualTo(CatalogRejection.EDITION_UNKNOWN);
        assertThat(refused(catalog.approve(LEGAL, edition.id(), "同意", edition.digest(), edition.version() + 1)))
                .isEqualTo(CatalogRejection.STALE);
        EditionView approved = approved(edition);
        Instant past = clock.instant().minusMillis(1);
        Outcome<EditionView> publication = catalog.publish(LEGAL, approved.id(), Optional.of(past), approved.version());
        assertThat(refused(publication)).isEqualTo(CatalogRejection.INVALID);
        assertThat(publication.refusal().orElseThrow().fields().get(0).pointer())
                .isEqualTo("/effectiveFrom");
        assertThat(refused(catalog.publish(LEGAL, approved.id(), Optional.empty(), edition.version())))
                .isEqualTo(CatalogRejection.STALE);
        assertThat(events(edition)).hasSize(2);
    }

    @Test
    void recognisesARepeatedDecision() {
        EditionView edition = lands(PluginJars.good());
        EditionView approved = approved(edition);
        assertThat(accepted(catalog.approve(LEGAL, edition.id(), "同意", edition.digest(), edition.version())))
                .isEqualTo(approved);
        assertThat(refused(catalog.approve(LEGAL, edition.id(), "另一意见", edition.digest(), edition.version())))
                .isEqualTo(CatalogRejection.STALE);
        EditionView inForce = accepted(catalog.publish(LEGAL, edition.id(), Optional.empty(), approved.version()));
        assertThat(accepted(catalog.publish(LEGAL, edition.id(), Optional.empty(), approved.version())))
                .isEqualTo(inForce);
        assertThat(events(edition)).hasSize(4);
    }

    @Test
    void hasOneWinnerWhenTwoDecideAtOnce() throws Exception {
        EditionView edition = lands(PluginJars.good());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Callable<Outcome<EditionView>>> decisions = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Actor officer = actor("legal-" + i, "sunshine", Role.LEGAL);
            decisions.add(
                    i % 2 == 0
                            ? () -> catalog.approve(officer, edition.id(), "同意", edition.digest(), edition.version())
                            : () -> catalog.reject(officer, edition.id(), "不同意", edition.version()));
        }
        int won = 0;
        for (Future<Outcome<EditionView>> done : pool.invokeAll(decisions)) {
            won += done.get().asOptional().isPresent() ? 1 : 0;
        }
        pool.shutdown();
        assertThat(won).isEqualTo(1);
        assertThat(events(edition)).hasSize(2);
    }

    @Test
    void describesAnItemByWhatIsInForce() {
        EditionView first = inForce(PluginJars.good());
        EditionView second = lands(PluginJars.versionWithOtherContent("1.1.0"));
        assertThat(catalog.items()).singleElement().satisfies(item -> {
            assertThat(item.code()).isEqualTo(ITEM);
            assertThat(item.inForce().orElseThrow().id()).isEqualTo(first.id());
            assertThat(item.pending().orElseThrow().id()).isEqualTo(second.id());
            assertThat(item.disclosure().path("code").asText()).isEqualTo(ITEM.value());
        });
        assertThat(catalog.item(new ItemCode("no-such-item"))).isEmpty();
        assertThat(catalog.publicItem(ITEM).orElseThrow().pending()).isEmpty();
    }

    @Test
    void showsTheReviewerWhatDiffersFromTheEditionInForce() {
        EditionView first = lands(PluginJars.good());
        EditionReview all = catalog.review(first);
        assertThat(all.against()).isEmpty();
        assertThat(all.intact()).isTrue();
        assertThat(all.changes()).allMatch(change -> change.kind().equals("added"));
        EditionView approved = approved(first);
        accepted(catalog.publish(LEGAL, approved.id(), Optional.empty(), approved.version()));
        EditionReview difference = catalog.review(lands(PluginJars.versionWithOtherContent("1.1.0")));
        assertThat(difference.against()).hasValue(first.id());
        assertThat(difference.changes()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.area()).isEqualTo("papers");
            assertThat(change.file()).endsWith("acceptance-notice.html");
            assertThat(change.kind()).isEqualTo("changed");
            assertThat(change.before()).contains("依法作出决定");
            assertThat(change.after()).contains("依法及时作出决定");
        });
    }
}
