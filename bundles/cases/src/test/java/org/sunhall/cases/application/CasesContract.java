package org.sunhall.cases.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunhall.cases.api.CaseHandling.StepReport;
import org.sunhall.cases.api.CaseIntake.UploadView;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.CaseView;
import org.sunhall.cases.api.Cases.InboxQuery;
import org.sunhall.cases.api.CommandKey;
import org.sunhall.cases.api.TimelineEntry;
import org.sunhall.casework.CaseEvent;
import org.sunhall.casework.CaseFold;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.CaseSnapshot;
import org.sunhall.casework.CaseState;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.RejectionCode;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.TestDatabase;

/** What cases promise, on every database. */
abstract class CasesContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Actor APPLICANT = Office.citizen("p-1");
    private static final Actor WINDOW = Office.officer("w-1", "window");

    private static final InboxQuery FIRST = new InboxQuery(false, Optional.empty(), 10);

    private TestDatabase database;
    private Office office;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        office = new Office(database);
    }

    @AfterEach
    void close() throws InterruptedException {
        office.close();
        database.close();
    }

    @Test
    void anApplicationIsFiledOnceHoweverOftenItIsSent() {
        CaseSummary first = taken(office.intake.submit(APPLICANT, "k-1", Office.ITEM, form(), Map.of()));
        CaseSummary again = taken(office.intake.submit(APPLICANT, "k-1", Office.ITEM, form(), Map.of()));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(taken(office.reading.list(APPLICANT, CaseQuery.first(10)))).hasSize(1);
        assertRefused(
                office.intake.submit(APPLICANT, "k-1", Office.ITEM, form().put("online", false), Map.of()),
                CaseRejection.KEY_REUSED);
    }

    @Test
    void aFaultyApplicationNamesEveryFieldAndLeavesNothing() {
        ObjectNode form = form();
        ((ObjectNode) form.path("applicant"))
                .put("creditCode", "91329900MA00000000")
                .remove("name");
        ((ObjectNode) form.path("staff").get(0)).put("healthUntil", "2026-02-30");

        Outcome<CaseSummary> outcome = office.intake.submit(
                APPLICANT, "k-1", Office.ITEM, form, Map.of("menu", List.of(), "layout", List.of("u-0")));

        assertRefused(outcome, CaseRejection.INVALID_FORM);
        assertThat(outcome.refusal().orElseThrow().fields())
                .extracting(FieldProblem::pointer)
                .contains(
                        "/applicant/creditCode",
                        "/applicant/name",
                        "/staff/0/healthUntil",
                        "/materials/menu",
                        "/materials/layout");
        assertThat(taken(office.reading.list(APPLICANT, CaseQuery.first(10)))).isEmpty();
    }

    @Test
    void anUnknownItemAnUnprovenApplicantAndNobodyAreRefused() {
        assertRefused(
                office.intake.submit(APPLICANT, "k", new ItemCode("none"), form(), Map.of()),
                CaseRejection.UNKNOWN_ITEM);
        assertRefused(
                office.intake.submit(Office.citizen("unproven-1"), "k", Office.ITEM, form(), Map.of()),
                CaseRejection.FORBIDDEN);
        assertRefused(
                office.intake.submit(Actor.anonymous(), "k", Office.ITEM, form(), Map.of()),
                CaseRejection.SIGN_IN_FIRST);
    }

    @Test
    void aPluginThatIsAwayTakesNoNewApplication() {
        office.pluginPresent = false;

        assertRefused(office.intake.submit(APPLICANT, "k", Office.ITEM, form(), Map.of()), CaseRejection.PLUGIN_AWAY);
    }

    @Test
    void uploadsAreKnownByContentAndBelongToWhoSentThem() {
        assertRefused(upload(APPLICANT, "GIF89a"), CaseRejection.UPLOAD_TYPE);
        assertRefused(upload(APPLICANT, ""), CaseRejection.UPLOAD_TYPE);
        assertRefused(upload(APPLICANT, "%PDF-" + "x".repeat(Uploads.MOST_BYTES)), CaseRejection.UPLOAD_TOO_LARGE);
        UploadView kept = taken(upload(APPLICANT, "%PDF-1.7 x"));
        assertThat(kept.mediaType()).isEqualTo("application/pdf");
        assertThat(kept.name()).isEqualTo("passwd");

        Map<String, List<String>> materials = Map.of("layout", List.of(kept.id()));
        assertRefused(
                office.intake.submit(Office.citizen("p-2"), "k", Office.ITEM, form(), materials),
                CaseRejection.INVALID_FORM);
        CaseSummary filed = taken(office.intake.submit(APPLICANT, "k", Office.ITEM, form(), materials));
        assertThat(taken(office.reading.find(WINDOW, filed.id())).lacking()).isEmpty();
        CaseSummary second = taken(office.intake.submit(APPLICANT, "k-2", Office.ITEM, form(), materials));
        assertThat(taken(office.reading.find(WINDOW, second.id())).lacking())
                .as("nobody hands the same thing in twice")
                .isEmpty();
    }

    @Test
    void aWholeCaseRunsFromFilingToClosingAndItsEventsFoldToItsState() throws IOException {
        CaseId id = filed();
        step(WINDOW, id, "accept");
        step(Office.officer("e", "examiner"), id, "pass");
        step(Office.officer("i1", "inspector"), id, "pass");
        step(Office.officer("i2", "inspector"), id, "pass");
        step(Office.officer("c", "section-chief"), id, "grant");
        step(Office.officer("h", "head"), id, "grant");
        until(() -> !view(id).facts().path("licenceNumber").isMissingNode());
        step(WINDOW, id, "issued");
        step(WINDOW, id, "delivered");

        CaseView view = view(id);
        assertThat(view.summary().stage()).isEqualTo("CLOSED");
        assertThat(view.clocks()).allMatch(clock -> clock.endedAt().isPresent());
        assertThat(view.papers())
                .extracting(CaseView.Paper::kind)
                .containsExactlyInAnyOrder("application", "acceptance-notice", "grant-decision", "licence");
        assertThat(office.required).isEmpty();
        assertThat(JSON.readTree(foldOf(id))).isEqualTo(JSON.readTree(CaseSnapshot.write(stateOf(id))));
    }

    @Test
    void aStepOfAnotherPostIsRefusedRecordedAndChangesNothing() {
        CaseId id = filed();
        Actor examiner = Office.officer("e", "examiner");

        assertRefused(complete(examiner, Office.key(), id, "accept"), CaseRejection.FORBIDDEN);

        assertThat(office.ledger.read(new StreamId("case-refusals", id.value())))
                .extracting(event -> event.data().path("reason").asText())
                .containsExactly("cases.forbidden");
        assertThat(view(id).summary().version()).isEqualTo(1);
        assertThat(view(id).summary().stage()).isEqualTo("SUBMITTED");
    }

    @Test
    void aRepeatedStepAnswersTheSameAndAStaleOneIsRefused() {
        CaseId id = filed();
        CommandKey key = Office.key("once", 1);
        StepReport accept = report(id, "accept");

        CaseSummary first = taken(office.handling.completeStep(WINDOW, key, id, accept));
        CaseSummary again = taken(office.handling.completeStep(WINDOW, key, id, accept));

        assertThat(again.version()).isEqualTo(first.version());
        assertRefused(office.handling.completeStep(WINDOW, Office.key("two", 1), id, accept), CaseRejection.STALE);
        assertRefused(
                office.handling.completeStep(WINDOW, Office.key("three", first.version()), id, accept),
                CaseRejection.STEP_NOT_OPEN);
    }

    @Test
    void ofManyWhoDoTheSameStepAtOnceExactlyOneWins() throws Exception {
        CaseId id = filed();
        StepReport accept = report(id, "accept");
        ExecutorService clients = Executors.newFixedThreadPool(6);
        Callable<Outcome<CaseSummary>> attempt = () -> office.handling.completeStep(WINDOW, Office.key(), id, accept);

        List<Future<Outcome<CaseSummary>>> answers = clients.invokeAll(java.util.Collections.nCopies(12, attempt));
        clients.shutdown();

        int won = 0;
        for (Future<Outcome<CaseSummary>> answer : answers) {
            Outcome<CaseSummary> outcome = answer.get();
            won += outcome.asOptional().isPresent() ? 1 : 0;
            outcome.refusal().ifPresent(rejection -> assertThat(rejection.code())
                    .isIn(CaseRejection.STEP_NOT_OPEN, CaseRejection.STALE));
        }
        assertThat(won).isOne();
        assertThat(events(id))
                .filteredOn(event -> event.type().equals("case.accepted"))
                .hasSize(1);
    }

    @Test
    void aFaultBetweenTwoBundlesWritesLeavesNeither() {
        office.failing = true;

        assertThatThrownBy(() -> office.intake.submit(APPLICANT, "k", Office.ITEM, form(), Map.of()))
                .isInstanceOf(IllegalStateException.class);

        assertThat(taken(office.reading.list(APPLICANT, CaseQuery.first(10)))).isEmpty();
        assertThat(office.ledger.readAfter(0, 10)).isEmpty();
        office.failing = false;
        taken(office.intake.submit(APPLICANT, "k", Office.ITEM, form(), Map.of()));
    }

    @Test
    void notToldInFiveWorkingDaysIsDeemedAccepted() {
        CaseId id = filed();
        office.later(10);

        office.consequences.doDue();

        until(() -> view(id).summary().stage().equals("HANDLING"));
        assertThat(view(id).summary().code()).isPresent();
    }

    @Test
    void aCaseIsParkedWhileItsPluginIsAwayAndGoesOnByItself() {
        CaseId id = filed();
        office.pluginPresent = false;
        office.parking.wake();

        until(() -> view(id).summary().parked().isPresent());

        assertRefused(complete(WINDOW, Office.key(), id, "accept"), CaseRejection.PARKED);
        assertThat(view(id).clocks()).isNotEmpty();
        office.pluginPresent = true;
        office.parking.wake();
        until(() -> view(id).summary().parked().isEmpty());
        step(WINDOW, id, "accept");
    }

    @Test
    void othersDoNotEvenLearnThatACaseExists() {
        CaseId id = filed();

        assertRefused(office.reading.find(Office.citizen("p-2"), id), CaseRejection.UNKNOWN_CASE);
        assertRefused(office.reading.find(Actor.anonymous(), id), CaseRejection.SIGN_IN_FIRST);
        assertRefused(office.reading.tasks(APPLICANT, FIRST), CaseRejection.FORBIDDEN);
        assertThat(taken(office.reading.list(Office.citizen("p-2"), CaseQuery.first(10))))
                .isEmpty();
        assertThat(taken(office.reading.tasks(WINDOW, FIRST)).tasks()).hasSize(1);
        assertThat(taken(office.reading.tasks(Office.officer("e", "examiner"), FIRST))
                        .tasks())
                .isEmpty();
    }

    @Test
    void theApplicantDoesNotReadTheOfficersOpinions() {
        CaseId id = filed();
        step(WINDOW, id, "accept");

        assertThat(words(taken(office.reading.timeline(WINDOW, id)))).contains("opinion");
        assertThat(words(taken(office.reading.timeline(APPLICANT, id)))).doesNotContain("opinion");
    }

    private static List<String> words(List<TimelineEntry> timeline) {
        return timeline.stream()
                .flatMap(entry -> entry.words().keySet().stream())
                .toList();
    }

    private Outcome<UploadView> upload(Actor actor, String content) {
        return office.intake.upload(
                actor, "../../etc/passwd", new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private CaseId filed() {
        return taken(office.intake.submit(APPLICANT, "filed", Office.ITEM, form(), Map.of()))
                .id();
    }

    private CaseView view(CaseId id) {
        return taken(office.reading.find(WINDOW, id));
    }

    private CaseState stateOf(CaseId id) {
        return database.transactions()
                .call(() -> office.store.find(id).orElseThrow().state());
    }

    private List<RecordedEvent> events(CaseId id) {
        return office.ledger.read(new StreamId("case", id.value()));
    }

    private String foldOf(CaseId id) {
        CaseState state = null;
        for (RecordedEvent event : events(id)) {
            state = CaseFold.apply(state, new CaseEvent(event.type(), event.data(), event.personal()), event.at());
        }
        return CaseSnapshot.write(state);
    }

    private StepReport report(CaseId id, String outcome) {
        String task = Optional.of(stateOf(id).tasks())
                .filter(tasks -> !tasks.isEmpty())
                .map(tasks -> tasks.get(0).id())
                .orElse("none.1");
        return new StepReport(task, outcome, "意见", List.of(), List.of(), JsonNodeFactory.instance.objectNode());
    }

    private Outcome<CaseSummary> complete(Actor actor, CommandKey key, CaseId id, String outcome) {
        return office.handling.completeStep(actor, key, id, report(id, outcome));
    }

    private void step(Actor actor, CaseId id, String outcome) {
        taken(complete(actor, Office.key(), id, outcome));
    }

    static ObjectNode form() {
        try (var in = Office.class.getClassLoader().getResourceAsStream("SUNHALL-INF/samples/restaurant.json")) {
            return (ObjectNode) JSON.readTree(in).path("form");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void until(BooleanSupplier there) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static <T> T taken(Outcome<T> outcome) {
        return outcome.fold(value -> value, rejection -> {
            throw new AssertionError("refused: " + rejection);
        });
    }

    private static void assertRefused(Outcome<?> outcome, RejectionCode code) {
        assertThat(outcome.refusal().map(rejection -> rejection.code())).contains(code);
    }
}
