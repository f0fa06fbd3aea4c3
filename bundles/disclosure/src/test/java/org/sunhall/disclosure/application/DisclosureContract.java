package org.sunhall.disclosure.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.disclosure.application.CaseStory.at;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.disclosure.api.DisclosurePage;
import org.sunhall.disclosure.api.DisclosureRejection;
import org.sunhall.disclosure.api.ItemQuery;
import org.sunhall.disclosure.api.PaperProof;
import org.sunhall.disclosure.api.Progress;
import org.sunhall.disclosure.api.PublicLimit;
import org.sunhall.disclosure.api.PublicPaper;
import org.sunhall.disclosure.api.PublishedItem;
import org.sunhall.disclosure.api.PublishedResult;
import org.sunhall.disclosure.api.Ratings;
import org.sunhall.disclosure.api.ResultQuery;
import org.sunhall.disclosure.store.DisclosureStore;
import org.sunhall.identity.TestDirectory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.persistence.Transactions;

/** Disclosure from the events to the answers, on each database. */
abstract class DisclosureContract {

    private static final Instant FILED = at("2026-03-02T10:00");
    private static final Instant ACCEPTED = at("2026-03-06T10:00");
    private static final Instant DECIDED = at("2026-03-18T10:00");
    private static final List<String> TABLES = List.of("ITEM", "PROGRESS", "PAPER", "RESULT", "RATING");

    private static TestDatabase database;
    private Transactions transactions;
    private DisclosureFollower follower;
    private DisclosureReads disclosure;

    abstract TestDatabase database();

    @BeforeEach
    void setUp() {
        if (database == null) {
            database = database();
        }
        transactions = database.transactions();
        sql("DELETE FROM DISCLOSURE_");
        Clock clock = Clock.fixed(DECIDED, ZoneId.of("Asia/Shanghai"));
        DisclosureStore store = new DisclosureStore(database.factory(), transactions, null);
        follower = new DisclosureFollower(
                store, new Results(store, PackRegistry.bundled(), clock), PackRegistry.bundled(), clock);
        disclosure = new DisclosureReads(store, transactions, TestDirectory.withMarketBureau(), clock);
    }

    @AfterAll
    static void tearDown() {
        database.close();
        database = null;
    }

    private void deliver(RecordedEvent event) {
        transactions.run(() -> follower.on(event));
    }

    private CaseStory story(int number) {
        return new CaseStory(number, "licence", this::deliver);
    }

    private CaseStory wholeCase(int number) {
        return story(number)
                .submitted(FILED)
                .toldMissing(at("2026-03-03T10:00"))
                .supplied(at("2026-03-05T10:00"))
                .accepted("explicit", ACCEPTED, ACCEPTED)
                .paper("AB23CD45EF67GH8" + number, "acceptance-notice", null, "ISSUED", ACCEPTED)
                .step("exam.2", ACCEPTED)
                .extended(at("2026-03-10T10:00"))
                .stopped(at("2026-03-12T10:00"))
                .parked(at("2026-03-13T10:00"))
                .happened("case.resumed", at("2026-03-14T10:00"))
                .stepDone("exam.2", DECIDED)
                .decided("granted", DECIDED)
                .paper("LC23CD45EF67GH8" + number, "licence", "JY2329900000000" + number, "ISSUED", DECIDED)
                .happened("case.delivered", at("2026-03-19T10:00"))
                .happened("case.closed", at("2026-03-19T10:00"));
    }

    @Test
    @Tag("R-235")
    @Tag("R-232")
    void showsHowFarACaseHasComeByReceiptAndByCode() {
        CaseStory story = story(1).submitted(FILED)
                .accepted("explicit", ACCEPTED, ACCEPTED)
                .step("exam.2", ACCEPTED);

        Progress byReceipt = accepted(disclosure.progress(story.receipt.toLowerCase(Locale.ROOT)));
        Progress byCode = accepted(disclosure.progress(story.code.substring(0, 6) + " " + story.code.substring(6)));

        assertThat(byCode).isEqualTo(byReceipt);
        assertThat(byCode.stage()).isEqualTo("HANDLING");
        assertThat(byCode.stageText()).isEqualTo(Text.of("已受理,办理中", "Accepted, in handling"));
        assertThat(byCode.steps()).containsExactly(Text.of("审查", "Examination"));
        assertThat(byCode.orgName()).isEqualTo(Text.of("阳光市市场监督管理局", "Sunshine Market Bureau"));
        assertThat(byCode.applicant()).isEqualTo("欧***");
        assertThat(byCode.submittedAt()).isEqualTo(FILED);
        assertThat(byCode.acceptedAt()).contains(ACCEPTED);
        assertThat(byCode.limits())
                .extracting(PublicLimit::kind)
                .containsExactlyInAnyOrder("notice", "statutory", "promised");
        assertThat(limit(byCode, "statutory").due()).isEqualTo(at("2026-04-04T00:00"));
        assertThat(limit(byCode, "promised").due()).isEqualTo(at("2026-03-21T00:00"));
    }

    @Test
    @Tag("R-236")
    void detailsNeedASecondFactAndAWrongOneSaysNoMoreThanAnUnknownCode() {
        CaseStory story = story(1).submitted(FILED);
        String unknown = story(2).receipt;

        for (String fact : List.of("欧阳小明", " 欧阳 小明", "5678", "\uFF15\uFF16\uFF17\uFF18", "002x")) {
            assertThat(accepted(disclosure.progress(story.receipt, fact, "10.0.0." + fact.hashCode()))
                            .applicant())
                    .isEqualTo("欧***");
        }
        Rejection wrong = refused(disclosure.progress(story.receipt, "欧", "10.0.1.1"));
        Rejection nobody = refused(disclosure.progress(unknown, "5678", "10.0.1.2"));

        assertThat(wrong).isEqualTo(nobody);
        assertThat(wrong.code()).isEqualTo(DisclosureRejection.UNKNOWN_CODE);
    }

    @Test
    void guessingIsSlowedDownForACodeWhetherItExistsOrNot() {
        CaseStory story = story(1).submitted(FILED);
        for (String receipt : List.of(story.receipt, story(2).receipt)) {
            for (int i = 0; i < 5; i++) {
                assertThat(refused(disclosure.progress(receipt, "000" + i, "10.0.2." + i))
                                .code())
                        .isEqualTo(DisclosureRejection.UNKNOWN_CODE);
            }
            assertThat(refused(disclosure.progress(receipt, "5678", "10.0.2.9")).code())
                    .as("even the right fact waits")
                    .isEqualTo(DisclosureRejection.TOO_MANY_GUESSES);
        }
    }

    @Test
    void tellsTheWholeStoryInPlainWords() {
        Progress progress = accepted(disclosure.progress(wholeCase(1).code));

        assertThat(progress.stage()).isEqualTo("CLOSED");
        assertThat(progress.result()).contains("granted");
        assertThat(progress.decidedAt()).contains(DECIDED);
        assertThat(progress.endedAt()).contains(at("2026-03-19T10:00"));
        assertThat(progress.steps()).isEmpty();
        assertThat(progress.notice()).isEmpty();
        assertThat(progress.papers()).extracting(PublicPaper::kind).containsExactly("acceptance-notice", "licence");
        assertThat(limit(progress, "statutory").endedAt()).contains(DECIDED);
    }

    @Test
    void aParkedCaseAndAWaitingApplicantGetANoticeInFixedWords() {
        CaseStory story = story(1).submitted(FILED).toldMissing(at("2026-03-03T10:00"));
        assertThat(accepted(disclosure.progress(story.receipt))
                        .notice()
                        .orElseThrow()
                        .zh())
                .contains("补正");

        story.parked(at("2026-03-04T10:00"));

        assertThat(accepted(disclosure.progress(story.receipt))
                        .notice()
                        .orElseThrow()
                        .zh())
                .contains("期限继续计算");
    }

    @Test
    void deemedAcceptanceCountsFromTheDayOfReceipt() {
        CaseStory story = story(1).submitted(FILED).accepted("deemed", FILED, at("2026-03-10T00:00"));

        assertThat(accepted(disclosure.progress(story.code)).acceptedAt()).contains(FILED);
    }

    @Test
    @Tag("R-236")
    void nothingPersonalIsStoredOrAnswered() {
        CaseStory story = wholeCase(1);
        catalog(1, "licence", disclosure());

        String answers = accepted(disclosure.progress(story.code)) + " "
                + accepted(disclosure.progress(story.code, CaseStory.APPLICANT, "10.0.3.1")) + " "
                + accepted(disclosure.verify("LC23CD45EF67GH81", Optional.empty())) + " "
                + accepted(disclosure.results(ResultQuery.all())) + " "
                + accepted(disclosure.mine(citizen("citizen-7"), Optional.empty(), 10)) + " "
                + accepted(disclosure.items(ItemQuery.all()));
        StringBuilder stored = new StringBuilder();
        for (String table : TABLES) {
            stored.append(dump(table));
        }

        assertThat(stored).contains("欧***").contains(story.code);
        for (String secret : CaseStory.SECRETS) {
            assertThat(answers).as("an answer gives away").doesNotContain(secret);
            if (!secret.equals("citizen-7")) {
                assertThat(stored.toString()).as("a table keeps").doesNotContain(secret);
            }
        }
    }

    @Test
    void aMistypedCodeIsToldApartFromAnUnknownOne() {
        CaseStory story = story(1).submitted(FILED).accepted("explicit", ACCEPTED, ACCEPTED);
        char wrong = story.code.charAt(5) == '1' ? '2' : '1';
        String mistyped = story.code.substring(0, 5) + wrong + story.code.substring(6);

        assertThat(refused(disclosure.progress(mistyped)).code().kind()).isEqualTo(RejectionKind.INVALID);
        assertThat(refused(disclosure.progress(mistyped)).detail().zh()).contains("校验位");
        assertThat(refused(disclosure.progress("12345")).detail().en()).contains("these were 5");
        assertThat(refused(disclosure.progress("x".repeat(100_000))).code().kind())
                .isEqualTo(RejectionKind.INVALID);
        assertThat(refused(disclosure.progress("' or '1'='1")).code().kind()).isEqualTo(RejectionKind.INVALID);
        CaseStory nobody = story(99);
        assertThat(refused(disclosure.progress(nobody.code)).code().kind()).isEqualTo(RejectionKind.NOT_FOUND);
        assertThat(refused(disclosure.progress(nobody.receipt)).code().kind()).isEqualTo(RejectionKind.NOT_FOUND);
    }

    @Test
    void anEventDeliveredAgainChangesNothing() {
        CaseStory story = wholeCase(1);
        Progress before = accepted(disclosure.progress(story.code));

        story.again().submitted(at("2026-05-01T10:00"));

        assertThat(accepted(disclosure.progress(story.code))).isEqualTo(before);
    }

    @Test
    @Tag("R-144")
    void verifiesAPaperByItsCodeOrByNumberAndSupervisionCode() {
        CaseStory story = wholeCase(1);

        PaperProof proof = accepted(disclosure.verify("lc23-cd45-ef67-gh81", Optional.empty()));

        assertThat(proof.state()).isEqualTo("ISSUED");
        assertThat(proof.number()).contains("JY23299000000001");
        assertThat(proof.code()).contains(story.code);
        assertThat(proof.applicant()).isEqualTo("欧***");
        assertThat(proof.issuerName().zh()).isEqualTo("阳光市市场监督管理局");
        assertThat(proof.issuedAt()).isEqualTo(DECIDED);
        assertThat(accepted(disclosure.verify(story.code, Optional.of("JY23299000000001"))))
                .isEqualTo(proof);
        assertThat(accepted(disclosure.verify("LC23CD45EF67GH81", Optional.of("JY23299000000001"))))
                .isEqualTo(proof);
        assertThat(refused(disclosure.verify("LC23CD45EF67GH81", Optional.of("JY000")))
                        .code()
                        .kind())
                .isEqualTo(RejectionKind.NOT_FOUND);
        assertThat(refused(disclosure.verify("ZZ23CD45EF67GH81", Optional.empty()))
                        .code()
                        .kind())
                .isEqualTo(RejectionKind.NOT_FOUND);
        assertThat(refused(disclosure.verify("%", Optional.empty())).code().kind())
                .isEqualTo(RejectionKind.INVALID);
    }

    @Test
    @Tag("R-145")
    void whatWasNotIssuedHereIsToldToCountAsNotHavingRunOnThePlatform() {
        wholeCase(1);

        Rejection unknown = refused(disclosure.verify("ZZ23CD45EF67GH81", Optional.empty()));

        assertThat(unknown.code()).isEqualTo(DisclosureRejection.UNKNOWN_PAPER);
        assertThat(unknown.detail().zh()).contains("没有监管码").contains("未按要求在平台运行");
        assertThat(unknown.detail().en()).contains("did not run on the platform");
    }

    @Test
    void aNumberMayBeTypedWithOtherSpacesAndBrackets() {
        CaseStory story =
                wholeCase(1).paper("GD23CD45EF67GH81", "grant-decision", "阳市监食准〔2026〕第 000001 号", "ISSUED", DECIDED);

        PaperProof proof = accepted(disclosure.verify(story.code, Optional.of("阳市监食准[2026]第000001号")));

        assertThat(proof.number()).contains("阳市监食准〔2026〕第 000001 号");
        assertThat(accepted(disclosure.verify("GD23CD45EF67GH81", Optional.of("阳市监食准(2026)第000001号"))))
                .isEqualTo(proof);
    }

    @Test
    @Tag("R-050")
    @Tag("R-236")
    void ratingsArePublicAsCountsOfEachLevelByItemAndOrganisationAndNothingElse() {
        assertThat(disclosure.ratings(Optional.empty(), Optional.empty()).rated())
                .isZero();
        CaseStory first = wholeCase(1).rated(5, "办事很快", at("2026-03-20T10:00"));
        wholeCase(2).rated(5, "满意", at("2026-03-20T11:00"));
        wholeCase(3).rated(2, "等得太久", at("2026-03-20T12:00"));
        first.again().rated(5, "办事很快", at("2026-03-20T13:00"));

        Ratings all = disclosure.ratings(Optional.empty(), Optional.empty());
        assertThat(all.counts()).as("one that comes again counts once").containsExactly(0L, 1L, 0L, 0L, 2L);
        assertThat(all.rated()).isEqualTo(3);
        assertThat(disclosure.ratings(
                        Optional.of(new ItemCode("food-licence")), Optional.of(new OrgId("sunshine-market"))))
                .isEqualTo(all);
        assertThat(disclosure
                        .ratings(Optional.of(new ItemCode("another")), Optional.empty())
                        .rated())
                .isZero();
        assertThat(disclosure
                        .ratings(Optional.empty(), Optional.of(new OrgId("sunshine-fire")))
                        .rated())
                .isZero();
        assertThat(dump("RATING") + dump("PROGRESS")).doesNotContain("办事很快", "等得太久");
    }

    @Test
    void aVoidedPaperSaysSo() {
        CaseStory story =
                wholeCase(1).paper("LC23CD45EF67GH81", "licence", "JY23299000000001", "VOIDED", at("2026-04-01T10:00"));

        assertThat(accepted(disclosure.verify("LC23CD45EF67GH81", Optional.empty()))
                        .state())
                .isEqualTo("VOIDED");
        assertThat(accepted(disclosure.progress(story.code)).papers())
                .extracting(PublicPaper::kind)
                .containsExactly("acceptance-notice");
    }

    @Test
    @Tag("R-234")
    void publishesResultsLatestFirstWithTheirLimit() {
        wholeCase(1);
        wholeCase(2);
        story(3).submitted(FILED).accepted("explicit", ACCEPTED, ACCEPTED).decided("refused", at("2026-03-20T10:00"));

        DisclosurePage<PublishedResult> first =
                accepted(disclosure.results(new ResultQuery(Optional.empty(), Optional.empty(), Optional.empty(), 2)));
        DisclosurePage<PublishedResult> second =
                accepted(disclosure.results(new ResultQuery(Optional.empty(), Optional.empty(), first.next(), 2)));

        assertThat(first.rows()).extracting(PublishedResult::result).containsExactly("refused", "granted");
        assertThat(second.rows()).hasSize(1);
        assertThat(second.next()).isEmpty();
        assertThat(second.rows().get(0).number()).contains("JY23299000000001");
        assertThat(second.rows().get(0).applicant()).isEqualTo("欧***");
        assertThat(second.rows().get(0).publishBy()).contains(at("2026-03-28T00:00"));
        assertThat(accepted(disclosure.results(new ResultQuery(
                                Optional.of(new ItemCode("other")), Optional.empty(), Optional.empty(), 5)))
                        .rows())
                .isEmpty();
        assertThat(accepted(disclosure.results(new ResultQuery(
                                Optional.empty(), Optional.of(new OrgId("sunshine-market")), Optional.empty(), 5)))
                        .rows())
                .hasSize(3);
    }

    @Test
    void resultsOfTypesThatTheLawDoesNotPublishStayInside() {
        CaseStory story = new CaseStory(1, "benefit", this::deliver)
                .submitted(FILED)
                .accepted("explicit", ACCEPTED, ACCEPTED)
                .decided("granted", DECIDED);

        assertThat(accepted(disclosure.results(ResultQuery.all())).rows()).isEmpty();
        assertThat(accepted(disclosure.progress(story.code)).result()).contains("granted");
    }

    @Test
    @Tag("R-049")
    void everybodySeesOnlyTheirOwnCases() {
        story(1).submitted("citizen-7", FILED);
        story(2).submitted("citizen-7", FILED.plusSeconds(60));
        story(3).submitted("citizen-8", FILED);
        story(4).submitted(null, FILED);

        DisclosurePage<Progress> first = accepted(disclosure.mine(citizen("citizen-7"), Optional.empty(), 1));
        DisclosurePage<Progress> second = accepted(disclosure.mine(citizen("citizen-7"), first.next(), 1));

        assertThat(first.rows()).extracting(Progress::receipt).containsExactly(story(2).receipt);
        assertThat(second.rows()).extracting(Progress::receipt).containsExactly(story(1).receipt);
        assertThat(second.next()).isEmpty();
        assertThat(accepted(disclosure.mine(citizen("citizen-9"), Optional.empty(), 10))
                        .rows())
                .isEmpty();
        assertThat(refused(disclosure.mine(Actor.anonymous(), Optional.empty(), 10))
                        .code()
                        .kind())
                .isEqualTo(RejectionKind.UNAUTHENTICATED);
        assertThat(refused(disclosure.mine(citizen("citizen-7"), Optional.of("@@"), 10))
                        .code()
                        .kind())
                .isEqualTo(RejectionKind.INVALID);
    }

    @Test
    @Tag("R-222")
    void publishesOnlyTheFieldsThatThePackListsAndAlwaysTheRemedies() {
        catalog(1, "licence", disclosure());

        PublishedItem item = accepted(disclosure.item(new ItemCode("food-licence")));

        assertThat(item.name().zh()).isEqualTo("食品经营许可");
        assertThat(item.orgPhone()).isEqualTo("0000-12345");
        assertThat(item.number()).isOne();
        assertThat(item.fields().path("conditions").path("value").path("zh").asText())
                .isEqualTo("有经营场所");
        assertThat(item.fields().path("conditions").path("title").path("zh").asText())
                .isEqualTo("办理条件");
        assertThat(item.fields().path("remedies").path("value").path("zh").asText())
                .contains("行政复议");
        assertThat(item.fields().has("internalNote")).isFalse();
        assertThat(item.toString()).doesNotContain("王经理");
    }

    @Test
    void aTypeNobodyKnowsPublishesNoFieldButTheRemedies() {
        catalog(1, "unheard-of", disclosure());

        assertThat(accepted(disclosure.item(new ItemCode("food-licence")))
                        .fields()
                        .fieldNames())
                .toIterable()
                .containsExactly("remedies");
    }

    @Test
    void theLatestEditionInForceIsShownEvenWhenEventsComeTwice() {
        catalog(2, "licence", disclosure());
        catalog(1, "licence", disclosure());

        assertThat(accepted(disclosure.item(new ItemCode("food-licence"))).number())
                .isEqualTo(2);
    }

    @Test
    void findsItemsByWordsTypeAndOrganisationInPages() {
        for (String code : List.of("a-1", "a-2", "a_3", "b-1")) {
            catalog(code, 1, "licence", disclosure());
        }

        ItemQuery two = new ItemQuery(Optional.of("A-"), Optional.empty(), Optional.empty(), Optional.empty(), 1);
        DisclosurePage<PublishedItem> first = accepted(disclosure.items(two));
        DisclosurePage<PublishedItem> second = accepted(disclosure.items(
                new ItemQuery(Optional.of("A-"), Optional.empty(), Optional.empty(), first.next(), 1)));

        assertThat(first.rows()).extracting(item -> item.code().value()).containsExactly("a-1");
        assertThat(second.rows()).extracting(item -> item.code().value()).containsExactly("a-2");
        assertThat(second.next()).isEmpty();
        assertThat(found("食品经营", null, null)).hasSize(4);
        assertThat(found("a_", null, null)).containsExactly("a_3");
        assertThat(found("%", null, null)).isEmpty();
        assertThat(found(null, "licence", "sunshine-market")).hasSize(4);
        assertThat(found(null, "penalty", null)).isEmpty();
        assertThat(found(null, null, "sunshine-fire")).isEmpty();
    }

    @Test
    void anItemNobodyPublishedIsUnknown() {
        assertThat(refused(disclosure.item(new ItemCode("nothing"))).code().kind())
                .isEqualTo(RejectionKind.NOT_FOUND);
    }

    private List<String> found(String words, String type, String org) {
        ItemQuery query = new ItemQuery(
                Optional.ofNullable(words),
                Optional.ofNullable(type),
                Optional.ofNullable(org).map(OrgId::new),
                Optional.empty(),
                50);
        return accepted(disclosure.items(query)).rows().stream()
                .map(item -> item.code().value())
                .toList();
    }

    private static ObjectNode disclosure() {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.putObject("conditions").put("zh", "有经营场所").put("en", "premises");
        fields.put("phone", "0000-12345");
        fields.put("internalNote", "王经理");
        return fields;
    }

    private void item(long id, String type, String standing) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("item", "food-licence").put("standing", standing).put("since", FILED.toString());
        data.put("exemption", "state-secret");
        deliver(new RecordedEvent(
                id, new StreamId("item", "food-licence"), id, type, FILED, "head-1", data, Map.of(), "", ""));
    }

    @Test
    @Tag("R-090")
    @Tag("R-093")
    void anItemOutOfUseStaysVisibleAsWhatItIsAndIsBackAtOnce() {
        catalog(1, "licence", disclosure());
        ItemCode code = new ItemCode("food-licence");
        assertThat(accepted(disclosure.item(code)).standing()).isEmpty();

        item(5, "catalog.item-hung", "HUNG");
        assertThat(accepted(disclosure.item(code)).standing())
                .hasValueSatisfying(
                        standing -> assertThat(standing.words().zh()).contains("挂起"));
        catalog(2, "licence", disclosure());
        assertThat(accepted(disclosure.item(code)).standing())
                .as("a new edition does not bring it back")
                .isPresent();
        item(6, "catalog.item-unhung", "ACTIVE");
        assertThat(accepted(disclosure.item(code)).standing()).isEmpty();

        item(7, "catalog.item-exempt", "EXEMPT");
        assertThat(accepted(disclosure.item(code)).standing())
                .hasValueSatisfying(standing -> assertThat(standing.toString()).doesNotContain("secret"));
    }

    private void catalog(int number, String type, ObjectNode fields) {
        catalog("food-licence", number, type, fields);
    }

    private void catalog(String item, int number, String type, ObjectNode fields) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("edition", item + "-" + number)
                .put("item", item)
                .put("number", number)
                .put("type", type);
        data.putObject("itemName").put("zh", "食品经营许可").put("en", "Food business licence");
        data.put("org", "sunshine-market").put("jurisdiction", "demo-city");
        data.put("effectiveFrom", FILED.toString());
        data.set("disclosure", fields);
        deliver(new RecordedEvent(
                number,
                new StreamId("edition", item + "-" + number),
                4,
                "catalog.edition-in-force",
                FILED,
                "legal-1",
                data,
                Map.of(),
                "",
                ""));
    }

    private static PublicLimit limit(Progress progress, String kind) {
        return progress.limits().stream()
                .filter(limit -> limit.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Actor citizen(String id) {
        return new Actor(
                Optional.of(new PersonId(id)), "x", Optional.empty(), Optional.empty(), Set.of(Role.CITIZEN), Set.of());
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return outcome.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.toString());
        });
    }

    private static Rejection refused(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow();
    }

    private void sql(String start) {
        transactions.run(() -> {
            for (String table : TABLES) {
                try (Statement statement = transactions.connection().createStatement()) {
                    statement.execute(start + table);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private String dump(String table) {
        return transactions.call(() -> {
            StringBuilder all = new StringBuilder();
            try (Statement statement = transactions.connection().createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM DISCLOSURE_" + table)) {
                while (rows.next()) {
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        all.append(rows.getString(i)).append('\n');
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return all.toString();
        });
    }
}
