package org.sunhall.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.catalog.application.CatalogOffice.ADMIN;
import static org.sunhall.catalog.application.CatalogOffice.GOVERNMENT;
import static org.sunhall.catalog.application.CatalogOffice.HEAD;
import static org.sunhall.catalog.application.CatalogOffice.ITEM;
import static org.sunhall.catalog.application.CatalogOffice.LEGAL;
import static org.sunhall.catalog.application.CatalogOffice.accepted;
import static org.sunhall.catalog.application.CatalogOffice.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.ItemStanding;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.Proceeding.Asked;
import org.sunhall.catalog.model.ProceedingState;
import org.sunhall.checker.PluginJars;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.packs.ChangeKind;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.Packs;

/** Items that are hung, exempt, cancelled or expired, under the nation's procedure. */
class ItemStandingTest {

    private CatalogOffice office;
    private CatalogDesk catalog;

    private static final class National implements PackRegistry {
        @Override
        public Optional<Pack> find(JurisdictionId jurisdiction) {
            return Optional.of(Packs.national());
        }

        @Override
        public List<Pack> all() {
            return List.of(Packs.national());
        }
    }

    @BeforeEach
    void open() {
        office = new CatalogOffice(new National());
        catalog = office.catalog;
    }

    @AfterEach
    void close() throws InterruptedException {
        office.close();
    }

    private Instant now() {
        return office.clock.instant();
    }

    private Proceeding agrees(Actor actor, Proceeding proceeding) {
        return accepted(catalog.say(actor, proceeding.id(), true, "同意", proceeding.version()));
    }

    private Proceeding applied(ChangeKind kind, Asked asked) {
        return accepted(catalog.apply(ADMIN, ITEM, kind, "近三年未使用", asked));
    }

    private void hung() {
        agrees(HEAD, agrees(LEGAL, applied(ChangeKind.HANG, Asked.NOTHING)));
    }

    @Test
    @Tag("R-091")
    void isHungWhenLegalOfficeAndHeadAgreeEachInTurn() {
        office.inForce(PluginJars.good());
        assertThat(refused(catalog.apply(LEGAL, ITEM, ChangeKind.HANG, "理由", Asked.NOTHING)))
                .isEqualTo(CatalogRejection.FORBIDDEN);
        assertThat(refused(catalog.apply(ADMIN, ITEM, ChangeKind.HANG, " ", Asked.NOTHING)))
                .isEqualTo(CatalogRejection.INVALID);
        Proceeding proceeding = applied(ChangeKind.HANG, Asked.NOTHING);
        assertThat(proceeding.terms().used()).hasValue(0L);
        assertThat(proceeding.stages().get(0).clock().orElseThrow().terms().budget())
                .hasToString("10wd");
        assertThat(refused(catalog.apply(ADMIN, ITEM, ChangeKind.HANG, "再次申请", Asked.NOTHING)))
                .isEqualTo(CatalogRejection.PENDING);
        assertThat(refused(catalog.say(HEAD, proceeding.id(), true, "同意", proceeding.version())))
                .as("the head before the legal office")
                .isEqualTo(CatalogRejection.FORBIDDEN);
        Proceeding reviewed = agrees(LEGAL, proceeding);
        assertThat(accepted(catalog.inForce(ITEM, now()))).isNotNull();
        Instant before = now().minusMillis(1);
        assertThat(agrees(HEAD, reviewed).state()).isEqualTo(ProceedingState.APPROVED);
        assertThat(refused(catalog.inForce(ITEM, now()))).isEqualTo(CatalogRejection.HUNG);
        assertThat(refused(catalog.inForce(ITEM, before)))
                .as("before it was in force")
                .isEqualTo(CatalogRejection.NOT_YET_EFFECTIVE);
        assertThat(catalog.item(ITEM).orElseThrow().standing().state()).isEqualTo(ItemStanding.State.HUNG);
        assertThat(office.events("item", ITEM.value()))
                .extracting(RecordedEvent::type)
                .containsExactly("catalog.item-hung");
    }

    @Test
    @Tag("R-093")
    void isBackAtOnceWhenItIsUnhung() {
        office.inForce(PluginJars.good());
        hung();
        assertThat(refused(catalog.apply(ADMIN, ITEM, ChangeKind.HANG, "理由", Asked.NOTHING)))
                .isEqualTo(CatalogRejection.WRONG_STATE);
        agrees(HEAD, agrees(LEGAL, applied(ChangeKind.UNHANG, Asked.NOTHING)));
        assertThat(accepted(catalog.inForce(ITEM, now()))).isNotNull();
        assertThat(office.events("item", ITEM.value()))
                .extracting(RecordedEvent::type)
                .containsExactly("catalog.item-hung", "catalog.item-unhung");
    }

    @Test
    @Tag("R-091")
    void staysInUseWhenSomebodyRefuses() {
        office.inForce(PluginJars.good());
        Proceeding proceeding = applied(ChangeKind.HANG, Asked.NOTHING);
        Proceeding refused = accepted(catalog.say(LEGAL, proceeding.id(), false, "仍有需求", proceeding.version()));
        assertThat(refused.state()).isEqualTo(ProceedingState.REJECTED);
        assertThat(refused.stages()).allSatisfy(stage -> assertThat(
                        stage.clock().flatMap(clock -> clock.ended()).isPresent())
                .isEqualTo(stage.clock().isPresent()));
        assertThat(accepted(catalog.inForce(ITEM, now()))).isNotNull();
    }

    @Test
    @Tag("R-082")
    void isNotCancelledWhileCasesRun() {
        office.inForce(PluginJars.good());
        office.happens("case.submitted", "c1");
        assertThat(refused(catalog.apply(ADMIN, ITEM, ChangeKind.CANCEL, "职权取消", Asked.NOTHING)))
                .isEqualTo(CatalogRejection.STILL_USED);
        office.happens("case.closed", "c1");
        applied(ChangeKind.CANCEL, Asked.NOTHING);
    }

    @Test
    @Tag("R-088")
    @Tag("R-090")
    void isExemptUntilItsDayAndVisibleAsExempt() {
        office.inForce(PluginJars.good());
        Instant until = now().plus(Duration.ofDays(30));
        assertThat(refused(catalog.apply(
                        ADMIN,
                        ITEM,
                        ChangeKind.EXEMPT,
                        "涉密",
                        new Asked(Optional.of(until), Optional.of("convenience"), Optional.empty()))))
                .isEqualTo(CatalogRejection.INVALID);
        Asked asked = new Asked(Optional.of(until), Optional.of("state-secret"), Optional.empty());
        agrees(GOVERNMENT, agrees(LEGAL, applied(ChangeKind.EXEMPT, asked)));
        assertThat(refused(catalog.inForce(ITEM, now()))).isEqualTo(CatalogRejection.EXEMPT);
        assertThat(catalog.item(ITEM).orElseThrow().standing().exemption()).hasValue("state-secret");
        office.clock.advance(Duration.ofDays(30));
        assertThat(accepted(catalog.inForce(ITEM, now()))).isNotNull();
    }

    @Test
    @Tag("R-015")
    void onlineAndPublicIsTheRuleAndOnlyAGrantedExceptionEndsTheFirst() {
        office.inForce(PluginJars.good());
        assertThat(accepted(catalog.inForce(ITEM, now())))
                .as("without anybody's permission")
                .isNotNull();
        Asked asked =
                new Asked(Optional.of(now().plus(Duration.ofDays(30))), Optional.of("state-secret"), Optional.empty());
        Proceeding asking = applied(ChangeKind.EXEMPT, asked);
        assertThat(accepted(catalog.inForce(ITEM, now()))).as("asked for").isNotNull();
        Proceeding reviewed = agrees(LEGAL, asking);
        assertThat(accepted(catalog.inForce(ITEM, now()))).as("reviewed").isNotNull();
        agrees(GOVERNMENT, reviewed);
        assertThat(refused(catalog.inForce(ITEM, now()))).as("granted").isEqualTo(CatalogRejection.EXEMPT);
        assertThat(catalog.publicItem(ITEM).orElseThrow().disclosure().path("legalBasis"))
                .as("what it is stays public")
                .isNotEmpty();
        office.clock.advance(Duration.ofDays(30));
        assertThat(accepted(catalog.inForce(ITEM, now()))).as("by itself").isNotNull();
    }

    /** Where a joint meeting deliberates on exemptions, the government is heard after it only, and the meeting alone exempts nothing. */
    @Test
    @Tag("R-022")
    @Tag("R-088")
    @Tag("K-09")
    void theJointMeetingDeliberatesBeforeTheGovernmentApproves() throws InterruptedException {
        office.close();
        Pack changzhou = Packs.find(new JurisdictionId("changzhou")).orElseThrow();
        office = new CatalogOffice(new PackRegistry() {
            @Override
            public Optional<Pack> find(JurisdictionId jurisdiction) {
                return Optional.of(changzhou);
            }

            @Override
            public List<Pack> all() {
                return List.of(changzhou);
            }
        });
        catalog = office.catalog;
        Actor chair = CatalogOffice.actor(
                "chair", new org.sunhall.kernel.OrgId("joint-meeting"), org.sunhall.kernel.Role.STAFF);
        office.inForce(PluginJars.good());
        Proceeding asking = applied(
                ChangeKind.EXEMPT,
                new Asked(Optional.of(now().plus(Duration.ofDays(30))), Optional.of("state-secret"), Optional.empty()));

        assertThat(refused(catalog.say(GOVERNMENT, asking.id(), true, "同意", asking.version())))
                .isEqualTo(CatalogRejection.FORBIDDEN);
        Proceeding deliberated = agrees(chair, asking);
        assertThat(accepted(catalog.inForce(ITEM, now())))
                .as("deliberated, not approved")
                .isNotNull();
        assertThat(agrees(GOVERNMENT, deliberated).state()).isEqualTo(ProceedingState.APPROVED);
        assertThat(refused(catalog.inForce(ITEM, now()))).isEqualTo(CatalogRejection.EXEMPT);
    }

    /** What a department keeps of its items it keeps itself, and no other department does. */
    @Test
    @Tag("R-051")
    void aDepartmentAnswersForItsOwnItemsAndForNobodyElses() {
        EditionView edition = office.inForce(PluginJars.good());
        Actor stranger = CatalogOffice.actor("stranger", CatalogOffice.JUSTICE, org.sunhall.kernel.Role.BUREAU_ADMIN);
        var guide = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("phone", "0000-12345");

        assertThat(refused(catalog.correct(stranger, ITEM, guide, "更正"))).isEqualTo(CatalogRejection.FORBIDDEN);
        assertThat(refused(catalog.apply(stranger, ITEM, ChangeKind.HANG, "理由", Asked.NOTHING)))
                .isEqualTo(CatalogRejection.FORBIDDEN);
        assertThat(refused(catalog.approve(ADMIN, edition.id(), "同意", edition.digest(), edition.version())))
                .as("it does not review itself")
                .isEqualTo(CatalogRejection.FORBIDDEN);

        accepted(catalog.correct(ADMIN, ITEM, guide, "号码变更"));
        assertThat(catalog.publicItem(ITEM)
                        .orElseThrow()
                        .disclosure()
                        .path("phone")
                        .asText())
                .isEqualTo("0000-12345");
        assertThat(applied(ChangeKind.HANG, Asked.NOTHING).applicant()).isEqualTo(ADMIN.reference());
    }

    @Test
    void takesNoCaseAfterItsEditionExpired() {
        EditionView edition = office.lands(PluginJars.good());
        EditionView approved =
                accepted(catalog.approve(LEGAL, edition.id(), "同意", edition.digest(), edition.version()));
        Optional<Instant> until = Optional.of(now().plus(Duration.ofDays(1)));
        assertThat(refused(catalog.publish(LEGAL, approved.id(), until, until, approved.version())))
                .isEqualTo(CatalogRejection.INVALID);
        accepted(catalog.publish(LEGAL, approved.id(), Optional.empty(), until, approved.version()));
        assertThat(accepted(catalog.inForce(ITEM, now()))).isNotNull();
        office.clock.advance(Duration.ofDays(1));
        assertThat(refused(catalog.inForce(ITEM, now()))).isEqualTo(CatalogRejection.EXPIRED);
    }

    @Test
    @Tag("R-091")
    void isProposedForHangingWhenNobodyUsedItForThreeYears() {
        office.inForce(PluginJars.good());
        assertThat(catalog.unused()).isEmpty();
        office.clock.advance(Duration.ofDays(3 * 366));
        assertThat(catalog.unused()).extracting(EditionView::item).containsExactly(ITEM);
        office.happens("case.submitted", "c1");
        assertThat(catalog.unused()).isEmpty();
    }

    @Test
    @Tag("R-239")
    void showsACorrectedPhoneWithoutANewEditionAndCorrectsNothingOfLegalEffect() {
        EditionView edition = office.inForce(PluginJars.good());
        var json = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;
        var phone = json.objectNode().put("phone", "0000-99999");
        assertThat(refused(catalog.correct(LEGAL, ITEM, phone, "更正"))).isEqualTo(CatalogRejection.FORBIDDEN);
        assertThat(refused(catalog.correct(ADMIN, ITEM, json.objectNode().put("statutoryLimit", "1"), "更正")))
                .isEqualTo(CatalogRejection.FIELD_FIXED);
        accepted(catalog.correct(ADMIN, ITEM, phone, "号码变更"));
        assertThat(catalog.item(ITEM).orElseThrow().disclosure().path("phone").asText())
                .isEqualTo("0000-99999");
        assertThat(catalog.editions(ITEM)).hasSize(1);
        List<RecordedEvent> events = office.events("edition", edition.id().value());
        assertThat(events.get(events.size() - 1)).satisfies(event -> {
            assertThat(event.type()).isEqualTo("catalog.edition-corrected");
            assertThat(event.data().path("disclosure").path("phone").asText()).isEqualTo("0000-99999");
        });
        office.inForce(PluginJars.versionWithOtherContent("1.1.0"));
        assertThat(catalog.item(ITEM).orElseThrow().disclosure().path("phone").asText())
                .isNotEqualTo("0000-99999");
    }

    @Test
    @Tag("R-084")
    void theLocalLegalOfficeFilesWhatTheSuperiorOfAVerticalDepartmentDecided() throws InterruptedException {
        office.close();
        office = new CatalogOffice(new National(), true);
        catalog = office.catalog;
        Actor superior = new Actor(
                Optional.of(new org.sunhall.kernel.PersonId("province")),
                "province",
                Optional.of(CatalogOffice.PROVINCE),
                Optional.of(new JurisdictionId("province")),
                java.util.Set.of(org.sunhall.kernel.Role.LEGAL),
                java.util.Set.of());
        EditionView edition = office.lands(PluginJars.good());
        assertThat(refused(catalog.approve(LEGAL, edition.id(), "同意", edition.digest(), edition.version())))
                .as("the local legal office does not decide on what is led from above")
                .isEqualTo(CatalogRejection.FORBIDDEN);
        EditionView approved =
                accepted(catalog.approve(superior, edition.id(), "同意", edition.digest(), edition.version()));
        Proceeding review = catalog.reviewsOf(approved).get(0);
        assertThat(refused(catalog.say(superior, review.id(), true, "备案", review.version())))
                .isEqualTo(CatalogRejection.FORBIDDEN);
        Proceeding filed = agrees(LEGAL, review);
        assertThat(refused(catalog.say(LEGAL, review.id(), true, "再次备案", filed.version())))
                .as("publishing is done, not said")
                .isEqualTo(CatalogRejection.WRONG_STATE);
        assertThat(filed.state()).isEqualTo(ProceedingState.APPROVED);
        assertThat(office.events("proceeding", review.id()))
                .filteredOn(event -> event.type().equals("catalog.opinion"))
                .extracting(event -> event.data().path("act").asText())
                .containsExactly("DECIDE", "FILE");
        accepted(catalog.publish(LEGAL, approved.id(), Optional.empty(), approved.version()));
        assertThat(accepted(catalog.inForce(ITEM, now()))).isNotNull();
    }

    @Test
    void whatAnOfficerWroteStandsBesideTheEventAndCanBeErased() {
        EditionView edition = office.lands(PluginJars.good());
        accepted(catalog.approve(LEGAL, edition.id(), "张三的材料齐全", edition.digest(), edition.version()));
        assertThat(office.events("edition", edition.id().value()))
                .allSatisfy(event -> assertThat(event.data().toString()).doesNotContain("张三"))
                .anySatisfy(event -> assertThat(event.personal()).containsEntry("opinion", "张三的材料齐全"));
    }
}
