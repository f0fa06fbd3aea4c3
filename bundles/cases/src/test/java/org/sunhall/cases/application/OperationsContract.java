package org.sunhall.cases.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sunhall.cases.api.CaseHandling.StepReport;
import org.sunhall.cases.api.CaseIntake.Filing;
import org.sunhall.cases.api.CaseIntake.PartyFact;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.CaseView;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.Stage;
import org.sunhall.clocks.Ending;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Role;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.TestDatabase;

/** Parties, papers, penalties, hanging and ratings; and the legality of steps, one test for each rule. One house for all: each has cases of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OperationsContract {

    private static final Actor APPLICANT = Office.citizen("p-1");
    private static final Actor AGENT = Office.citizen("p-2");
    private static final Actor WINDOW = Office.officer("w-1", "window");
    private static final Actor EXAMINER = Office.officer("e-1", "examiner");
    private static final Actor FIRST = Office.officer("inspector-1", "inspector");
    private static final Actor SECOND = Office.officer("inspector-2", "inspector");
    private static final Actor CHIEF = Office.officer("c-1", "section-chief");
    private static final Actor HEAD = Office.officer("h-1", "head");
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private TestDatabase database;
    private Office office;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database();
        office = new Office(database);
        office.certify(FIRST, LocalDate.of(2029, 12, 31));
        office.certify(SECOND, LocalDate.of(2029, 12, 31));
    }

    @AfterAll
    void close() throws InterruptedException {
        office.close();
        database.close();
    }

    // parties

    @Test
    @Tag("R-133")
    void partiesHaveRolesAndTheirNumbersAreMaskedAndNeverInTheChain() {
        List<PartyFact> named = List.of(
                new PartyFact("interested", "person", "邻居某", "citizen-id", "110101199003077571", "13900000001"),
                new PartyFact("household-member", "person", "家人某", "passport", "E12345678", ""));
        CaseId id = taken(office.intake.file(APPLICANT, "parties", filing(Office.ITEM, named, Map.of())))
                .id();

        CaseView view = view(WINDOW, id);
        assertThat(view.parties())
                .extracting(CaseView.PartyView::role)
                .containsExactly("applicant", "interested", "household-member");
        assertThat(view.parties().get(1).name()).isEqualTo("邻居某");
        assertThat(view.parties().get(1).number()).contains("*").doesNotContain("19900307");
        RecordedEvent submitted = events(id).get(0);
        assertThat(submitted.data().toString()).doesNotContain("邻居某", "110101199003077571", "E12345678");
        assertThat(submitted.personal()).containsEntry("party.2.number", "110101199003077571");
        assertThat(taken(office.reading.timeline(WINDOW, id)).get(0).words().keySet())
                .noneMatch(name -> name.startsWith("party."));

        CaseId again = taken(office.intake.file(APPLICANT, "again", filing(Office.ITEM, named, Map.of())))
                .id();
        assertThat(state(again).parties().get(1).id())
                .as("the same person has the same reference in every case")
                .isEqualTo(state(id).parties().get(1).id());
    }

    @Test
    @Tag("R-133")
    void faultsOfPartiesAreAllNamedAndNothingIsFiled() {
        List<PartyFact> wrong = List.of(
                new PartyFact("applicant", "person", "某", "", "", ""),
                new PartyFact("subject", "people", "", "citizen-id", "1", ""));

        Outcome<CaseSummary> outcome = office.intake.file(APPLICANT, "wrong", filing(Office.ITEM, wrong, Map.of()));

        assertThat(outcome.refusal().orElseThrow().fields())
                .extracting(problem -> problem.pointer())
                .containsExactly("/parties/0/role", "/parties/1/kind", "/parties/1/name", "/parties/1/number");
    }

    @Test
    @Tag("R-099")
    void anAgentFilesWithAnAuthorityPaperAndActsUntilTheApplicantEndsIt() {
        assertRefused(agentFiles("none", Optional.empty()), "cases.unknown-upload");
        String foreign = upload(APPLICANT);
        assertRefused(agentFiles("foreign", Optional.of(foreign)), "cases.unknown-upload");
        String authority = upload(AGENT);
        CaseId id = taken(agentFiles("agent", Optional.of(authority))).id();

        assertThat(state(id).applicant().value()).isEqualTo("p-1");
        assertThat(view(AGENT, id).materials()).containsEntry("agent-authority", List.of(authority));
        assertThat(view(APPLICANT, id).filing().agent()).isTrue();
        assertThat(names(AGENT, id)).contains("withdraw").doesNotContain("end-agency");
        taken(step(WINDOW, id, "supplement"));
        taken(office.intake.supply(AGENT, Office.key(), id, form(), Map.of()));
        assertThat(view(APPLICANT, id).materials())
                .as("the authority stays")
                .containsEntry("agent-authority", List.of(authority));

        assertThat(own(AGENT)).as("among the agent's own").contains(id);
        assertThat(own(APPLICANT)).contains(id);
        assertRefused(operate(AGENT, id, "end-agency"), "cases.forbidden");
        taken(operate(APPLICANT, id, "end-agency", "reason", "另行委托"));
        assertThat(own(AGENT)).doesNotContain(id);
        assertThat(own(APPLICANT)).contains(id);
        assertRefused(office.reading.find(AGENT, id), "cases.unknown-case");
        assertRefused(operate(AGENT, id, "withdraw"), "cases.forbidden");
    }

    private List<CaseId> own(Actor actor) {
        return office.reading.list(actor, CaseQuery.first(200)).asOptional().orElseThrow().stream()
                .map(CaseSummary::id)
                .toList();
    }

    private Outcome<CaseSummary> agentFiles(String key, Optional<String> authority) {
        return office.intake.file(
                AGENT,
                key,
                new Filing(
                        Office.ITEM,
                        form(),
                        Map.of(),
                        Optional.of("p-1"),
                        Optional.empty(),
                        false,
                        authority,
                        List.of(),
                        Map.of()));
    }

    // papers

    @Test
    @Tag("R-140")
    @Tag("R-142")
    @Tag("R-115")
    void anOriginalOnPaperIsNotedByTheCounterCountsAsHandedInAndItsHandoverIsRegistered() {
        assertRefused(
                office.intake.file(APPLICANT, "o", filing(Office.ITEM, List.of(), Map.of("layout", "图纸太大"))),
                "cases.invalid-form");
        Filing counter = new Filing(
                Office.ITEM,
                form(),
                Map.of(),
                Optional.of("p-1"),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                Map.of("layout", "A0 图纸,存窗口 3 号柜"));
        CaseId id = taken(office.intake.file(WINDOW, "c", counter)).id();

        assertThat(view(WINDOW, id).originals()).containsExactly("layout");
        assertThat(view(WINDOW, id).lacking()).doesNotContain("layout");
        assertThat(events(id).get(0).data().toString()).doesNotContain("图纸");
        taken(operate(WINDOW, id, "hand-over-original", "material", "layout", "to", "食品科", "note", "现场交接"));
        taken(operate(WINDOW, id, "note-original", "material", "authorisation", "note", "公证书原件"));
        assertThat(view(WINDOW, id).originals()).containsExactly("layout", "authorisation");
        assertThat(events(id))
                .extracting(RecordedEvent::type)
                .contains("case.original-noted", "case.original-handed-over");
    }

    @Test
    @Tag("R-103")
    void whatWasMissingIsSuppliedAtTheCounterByTheWindowAndNobodyElse() {
        CaseId id = filed(Office.ITEM, "s");
        taken(step(WINDOW, id, "supplement"));
        assertThat(view(WINDOW, id).lacking()).contains("layout");

        assertRefused(office.intake.supply(EXAMINER, Office.key(), id, form(), Map.of()), "cases.forbidden");
        assertRefused(office.intake.supply(AGENT, Office.key(), id, form(), Map.of()), "cases.forbidden");
        String file = upload(WINDOW);
        taken(office.intake.supply(WINDOW, Office.key(), id, form(), Map.of("layout", List.of(file)), Map.of()));

        ObjectNode supplied = events(id).stream()
                .filter(event -> event.type().equals("case.supplied"))
                .findFirst()
                .orElseThrow()
                .data();
        assertThat(supplied.path("route").asText()).isEqualTo("counter");
        assertThat(supplied.path("enteredBy").asText()).isEqualTo("w-1");
        assertThat(supplied.path("tell").asText()).isEqualTo("assisting");
        assertThat(view(APPLICANT, id).lacking()).isEmpty();
    }

    @Test
    @Tag("R-100")
    @Tag("R-134")
    @Tag("R-135")
    @Tag("R-136")
    @Tag("R-139")
    void acceptanceGivesTheCodeAndItsNoticeAndTheCaseHoldsAllItsData() {
        String file = upload(APPLICANT);
        CaseId id = taken(office.intake.submit(
                        APPLICANT, "accepted", Office.ITEM, form(), Map.of("layout", List.of(file))))
                .id();
        assertThat(view(WINDOW, id).summary().code()).isEmpty();
        taken(step(WINDOW, id, "accept"));

        CaseView view = view(WINDOW, id);
        assertThat(view.summary().code().orElseThrow()).hasSize(21);
        assertThat(view.papers()).extracting(CaseView.Paper::kind).contains("application", "acceptance-notice");
        assertThat(view.summary().itemName().zh()).isNotBlank();
        assertThat(view.clocks()).extracting(CaseView.ClockView::id).contains("statutory", "promised");
        assertThat(view.materials()).containsEntry("layout", List.of(file));
        java.io.ByteArrayOutputStream content = new java.io.ByteArrayOutputStream();
        taken(office.reading.material(EXAMINER, id, file, content));
        assertThat(content.toString(StandardCharsets.US_ASCII)).isEqualTo("%PDF-1.7 x");
        assertThat(view.form().at("/premises/area").isNumber()).as("countable").isTrue();
        assertThat(taken(office.reading.findByCode(
                                APPLICANT, view.summary().code().orElseThrow()))
                        .summary()
                        .id())
                .isEqualTo(id);
        assertRefused(office.reading.find(AGENT, id), "cases.unknown-case");
    }

    @Test
    @Tag("R-101")
    void anApplicationThatIsNotAcceptedEndsWithSpecificReasonsAndADecision() {
        CaseId id = filed(Office.ITEM, "not-accepted");
        taken(office.handling.completeStep(
                WINDOW,
                Office.key(),
                id,
                new StepReport(
                        task(id), "not-accept", "不符合受理条件。", List.of("经营场所不在本市。"), List.of(), NOTHING.deepCopy())));

        CaseView view = view(APPLICANT, id);
        assertThat(view.summary().stage()).isEqualTo("NOT_ACCEPTED");
        assertThat(view.reasons()).containsExactly("经营场所不在本市。");
        assertThat(view.papers()).extracting(CaseView.Paper::kind).contains("not-accepted-decision");
        assertThat(view.tasks()).isEmpty();
        assertThat(view.clocks()).allMatch(clock -> clock.endedAt().isPresent());
    }

    // offline acts

    @Test
    @Tag("R-119")
    void withinItsLimitAReviewConcludesOrCallsForAnotherWayOfReviewWithALimitOfItsOwn() {
        CaseId asked = filed(Office.ITEM, "another-way");
        taken(step(WINDOW, asked, "accept"));
        StatutoryClock limit = stepClock(asked);
        assertThat(limit.terms().budget()).isEqualTo(Limit.workingDays(1));
        CaseId concluded = filed(Office.ITEM, "concluded");
        taken(step(WINDOW, concluded, "accept"));

        // The papers alone do not show it: the premises are looked at, on a clock of their own.
        taken(step(EXAMINER, asked, "pass"));
        assertThat(state(asked).tasks().get(0).step()).isEqualTo("SiteCheck");
        assertThat(state(asked).clocks().get(limit.id()).ended().map(Ending::at))
                .contains(office.now);
        assertThat(stepClock(asked).id()).isNotEqualTo(limit.id());
        // The papers alone show that it cannot be: the opinion follows at once.
        taken(office.handling.completeStep(
                EXAMINER,
                Office.key(),
                concluded,
                new StepReport(
                        task(concluded), "fail", "材料不符合要求。", List.of("操作流程与经营项目不符"), List.of(), NOTHING.deepCopy())));
        assertThat(state(concluded).tasks().get(0).step()).isNotEqualTo("SiteCheck");
    }

    private StatutoryClock stepClock(CaseId id) {
        return state(id).clocks().values().stream()
                .filter(clock -> clock.terms().kind().equals("step"))
                .filter(clock -> clock.ended().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("R-120")
    void aStepDoneOutsideIsEnteredWithItsOwnTimeNeitherBeforeItWasOpenNorInTheFuture() {
        CaseId id = filed(Office.ITEM, "out");
        taken(step(WINDOW, id, "accept"));
        taken(step(EXAMINER, id, "pass"));
        office.now = office.now.plus(Duration.ofHours(5));

        assertRefused(outside(FIRST, id, Duration.ofHours(6)), "cases.wrong-time");
        assertRefused(outside(FIRST, id, Duration.ofHours(-1)), "cases.wrong-time");
        taken(outside(FIRST, id, Duration.ofHours(3)));

        ObjectNode signed = last(id, "case.step-signed").data();
        assertThat(signed.path("actAt").asText())
                .isEqualTo(office.now.minus(Duration.ofHours(3)).toString());
    }

    private Outcome<CaseSummary> outside(Actor actor, CaseId id, Duration ago) {
        return office.handling.completeStep(
                actor,
                Office.key(),
                id,
                new StepReport(
                        task(id),
                        "pass",
                        "现场核查情况属实。",
                        List.of(),
                        List.of(),
                        NOTHING.deepCopy(),
                        Optional.of(office.now.minus(ago))));
    }

    @Test
    @Tag("R-096")
    @Tag("R-105")
    @Tag("K-11")
    void aPenaltyIsEnteredByTheOfficeAndLateEntryIsMarkedNeverHidden() {
        CaseId inTime = penalty("in-time", Duration.ofHours(3));
        CaseId late = penalty("late", Duration.ofDays(5));

        assertThat(view(WINDOW, inTime).filing().route()).isEqualTo("ex-officio");
        assertThat(view(WINDOW, inTime).filing().late()).isFalse();
        assertThat(view(WINDOW, late).filing().late()).isTrue();
        assertThat(events(late).get(0).data().path("entryDue").asText()).isNotEmpty();
        assertThat(view(WINDOW, late).parties())
                .extracting(CaseView.PartyView::role)
                .containsExactly("subject");
        assertRefused(
                office.intake.file(WINDOW, "future", exOfficio(form(), Duration.ofHours(-1))), "cases.wrong-time");
        assertRefused(office.intake.file(APPLICANT, "citizen", exOfficio(form(), Duration.ZERO)), "cases.forbidden");
    }

    @Test
    @Tag("R-126")
    void nothingIsFilledInAfterTheEnd() {
        CaseId id = filed(Office.ITEM, "ended");
        taken(step(WINDOW, id, "accept"));
        String examination = task(id);
        taken(operate(APPLICANT, id, "withdraw", "reason", "不办了"));
        CaseState ended = state(id);

        assertThat(step(EXAMINER, id, examination, "pass").refusal()).isPresent();
        assertThat(operate(EXAMINER, id, "stop", "ground", "hearing", "reason", "补记", "expected", "5wd")
                        .refusal())
                .isPresent();
        assertThat(operate(EXAMINER, id, "third-party-result", thirdParty("J-9"))
                        .refusal())
                .isPresent();
        assertThat(operate(HEAD, id, "take-in", "reason", "补记").refusal()).isPresent();
        assertThat(state(id)).usingRecursiveComparison().isEqualTo(ended);
    }

    private String[] thirdParty(String number) {
        return new String[] {
            "number",
            number,
            "by",
            "sunshine-laboratory",
            "kind",
            "appraisal",
            "conclusion",
            "fit",
            "at",
            office.now.minusSeconds(60).toString()
        };
    }

    // legality at run time, R-114

    @Test
    @Tag("R-106")
    @Tag("R-114")
    void orderIsTheFlowsAndNoStepIsDoneBeforeItsTurn() {
        CaseId id = filed(Office.ITEM, "order");
        taken(step(WINDOW, id, "accept"));

        assertRefused(step(HEAD, id, "Decision.9", "grant"), "cases.step-not-open");
        assertRefused(step(EXAMINER, id, "Decision.9", "grant"), "cases.step-not-open");
    }

    @Test
    @Tag("R-042")
    @Tag("R-114")
    @Tag("R-125")
    void authorityIsThePostsAndAnotherPostIsRefused() {
        CaseId id = filed(Office.ITEM, "authority");

        assertRefused(step(EXAMINER, id, "accept"), "cases.forbidden");
        assertRefused(step(APPLICANT, id, "accept"), "cases.forbidden");
        Actor elsewhere = new Actor(
                Optional.of(new PersonId("x")),
                "x",
                Optional.of(new org.sunhall.kernel.OrgId("other")),
                Optional.of(Office.CITY),
                Set.of(Role.STAFF),
                new HashSet<>(Set.of(new Post(new org.sunhall.kernel.OrgId("other"), "window"))));
        assertRefused(step(elsewhere, id, "accept"), "cases.forbidden");
        assertThat(office.ledger.read(new StreamId("case-refusals", id.value())))
                .hasSize(3);
    }

    @Test
    @Tag("R-109")
    @Tag("R-114")
    @Tag("R-124")
    void limitsAreTheEditionsAndNobodyGivesMoreTimeThanTheLaw() {
        CaseId id = filed(Office.ITEM, "limits");
        taken(step(WINDOW, id, "accept"));

        assertRefused(
                operate(EXAMINER, id, "request-extension", "by", "6wd", "reason", "忙"), "cases.extension-too-long");
        taken(operate(EXAMINER, id, "request-extension", "by", "5wd", "reason", "复核"));
        ObjectNode yes = JsonNodeFactory.instance.objectNode().put("approved", true);
        taken(office.operations.operate(HEAD, Office.key(), id, "decide-extension", yes));
        assertRefused(
                operate(EXAMINER, id, "request-extension", "by", "1wd", "reason", "还忙"), "cases.extended-already");
        assertRefused(operate(EXAMINER, id, "stop", "ground", "hearing", "reason", "听证"), "cases.time-missing");
    }

    @Test
    @Tag("R-114")
    @Tag("R-196")
    void twoOfficersWithValidCertificatesInvestigateAPenalty() {
        CaseId id = atTheInvestigation("two");
        office.certificates.remove("inspector-1");

        assertRefused(step(FIRST, id, "pass"), "cases.not-certified");
        office.certify(FIRST, LocalDate.of(2029, 12, 31));
        taken(step(FIRST, id, "pass"));
        assertRefused(step(FIRST, id, "pass"), "cases.signed-already");
        assertRefused(step(SECOND, id, "fail"), "cases.reasons-missing");
        taken(step(SECOND, id, "pass"));
        assertThat(last(id, "case.step-signed").data().path("certificate").asText())
                .isEqualTo("ZF-inspector-2");
    }

    @Test
    @Tag("R-114")
    void whoKeepsAwayFromACaseDoesNothingInIt() {
        CaseId id = atTheInvestigation("recused");
        taken(operate(HEAD, id, "recuse", "officer", "inspector-1", "reason", "与当事人有利害关系"));

        assertRefused(step(FIRST, id, "pass"), "cases.recused");
        taken(step(SECOND, id, "pass"));
    }

    @Test
    @Tag("R-114")
    void whoReviewsHasNotHandled() {
        CaseId id = atTheInvestigation("apart");
        Actor both = Office.officer("inspector-1", "inspector", "section-chief");
        taken(step(both, id, "pass"));
        taken(step(SECOND, id, "pass"));

        assertRefused(step(both, id, "grant"), "cases.same-person");
        taken(step(CHIEF, id, "grant"));
    }

    @Test
    @Tag("R-114")
    void requiredPapersAreThereBeforeTheStepEnds() {
        CaseId id = atTheInvestigation("papers");
        taken(step(FIRST, id, "pass"));
        taken(step(SECOND, id, "pass"));
        taken(step(CHIEF, id, "grant"));

        Outcome<CaseSummary> without = step(HEAD, id, "refuse");
        assertRefused(without, "cases.document-missing");
        assertThat(without.refusal().orElseThrow().detail().zh()).contains("extension-notice");
        CaseId with = atTheDecision("with");
        taken(fined(with, 50_000, 0, ""));
    }

    @Test
    @Tag("R-117")
    void everyPostGivesAnOpinionAndANegativeOneItsReasons() {
        CaseId id = filed(Office.ITEM, "opinions");
        StepReport silent = new StepReport(task(id), "accept", " ", List.of(), List.of(), NOTHING.deepCopy());
        assertRefused(office.handling.completeStep(WINDOW, Office.key(), id, silent), "cases.opinion-missing");
        assertRefused(step(WINDOW, id, "not-accept"), "cases.reasons-missing");
        taken(step(WINDOW, id, "accept"));
        RecordedEvent done = last(id, "case.step-completed");
        assertThat(done.personal()).containsEntry("opinion", "同意。");
        assertThat(done.data().path("outcome").asText()).isEqualTo("accept");
        assertThat(done.data().toString()).doesNotContain("同意。");
    }

    @Test
    @Tag("R-062")
    @Tag("R-113")
    @Tag("R-138")
    void aFineLiesWithinTheBenchmarksCellOrIsMitigatedOnALawfulGroundByTheHead() {
        CaseId id = atTheDecision("fine");

        assertRefused(fined(id, 66_000, 1200, ""), "cases.beyond-discretion");
        assertRefused(fined(id, 120_000, 1200, "merit"), "cases.beyond-discretion");
        assertRefused(fined(id, 20_000, 1200, ""), "cases.beyond-discretion");
        assertRefused(fined(id, 20_000, 1200, "he-is-nice"), "cases.beyond-discretion");
        assertRefused(fined(id, 60_000, 50_000, ""), "cases.beyond-discretion");
        assertThat(state(id).result()).isEmpty();
        taken(fined(id, 60_000, 1200, ""));

        ObjectNode facts = state(id).facts();
        assertThat(facts.at("/penalty/fine/amount").asInt()).isEqualTo(60_000);
        assertThat(facts.at("/penalty/fine/cell").asText()).isEqualTo("light");
        assertThat(facts.at("/penalty/fine/withinBenchmark").asBoolean()).isTrue();
        assertThat(state(id).result()).contains("penalty");

        CaseId mild = atTheDecision("mild");
        taken(fined(mild, 20_000, 1200, "harm-undone"));
        assertThat(state(mild).facts().at("/penalty/fine/withinBenchmark").asBoolean(true))
                .isFalse();
        assertThat(state(mild).facts().at("/penalty/fine/ground").asText()).isEqualTo("harm-undone");
    }

    private Outcome<CaseSummary> fined(CaseId id, int fine, int value, String ground) {
        ObjectNode findings = JsonNodeFactory.instance.objectNode().put("fine", fine);
        findings.putObject("factors").put("value", value);
        if (!ground.isEmpty()) {
            findings.putObject("mitigation").put("ground", ground).put("basis", "行政处罚法第32条");
        }
        return office.handling.completeStep(
                HEAD,
                Office.key(),
                id,
                new StepReport(task(id), "grant", "依法处罚。", List.of("见案卷。"), List.of(), findings));
    }

    // merging

    @Test
    @Tag("R-108")
    void twoPenaltiesForOneActBecomeOneUnderTheHigherRuleInOneCommit() {
        CaseId into = penalty("into", Duration.ofHours(1));
        CaseId from = penalty("from", Duration.ofHours(1));
        ObjectNode otherForm = form();
        ((ObjectNode) otherForm.path("applicant")).put("creditCode", "91110000100000000A");
        Filing stranger = exOfficio(otherForm, Duration.ofHours(1));
        Outcome<CaseSummary> strange = office.intake.file(WINDOW, "stranger", stranger);

        assertRefused(
                operate(WINDOW, into, "take-in", "from", from.value(), "higherRule", "第124条", "reason", "同一行为"),
                "cases.forbidden");
        assertRefused(
                operate(HEAD, into, "take-in", "from", into.value(), "higherRule", "第124条", "reason", "同一行为"),
                "cases.other-case");
        strange.asOptional()
                .ifPresent(other -> assertRefused(
                        operate(
                                HEAD,
                                into,
                                "take-in",
                                "from",
                                other.id().value(),
                                "higherRule",
                                "第124条",
                                "reason",
                                "x"),
                        "cases.other-case"));
        taken(operate(
                HEAD, into, "take-in", "from", state(from).receipt(), "higherRule", "食品安全法第124条", "reason", "同一违法行为"));

        assertThat(state(from).stage()).isEqualTo(Stage.MERGED);
        assertThat(view(HEAD, from).filing().mergedInto()).contains(into.value());
        assertThat(view(HEAD, into).filing().takenIn()).containsExactly(from.value());
        assertThat(last(into, "case.took-in").data().path("higherRule").asText())
                .isEqualTo("食品安全法第124条");
        assertRefused(
                operate(HEAD, into, "take-in", "from", from.value(), "higherRule", "x", "reason", "再来"),
                "cases.other-case");
        assertRefused(
                operate(
                        HEAD,
                        filed(Office.ITEM, "licence"),
                        "take-in",
                        "from",
                        into.value(),
                        "higherRule",
                        "x",
                        "reason",
                        "y"),
                "cases.operation-not-allowed");
    }

    // hanging

    @Test
    @Tag("R-092")
    @Tag("R-093")
    @Tag("K-15")
    void aHungItemStopsInternalClocksOfItsRunningCasesAndNeverTheLicensesLaw() {
        CaseId id = filed(Office.ITEM, "hung");
        taken(step(WINDOW, id, "accept"));
        CaseId penalty = penalty("other-item", Duration.ofHours(1));

        catalog("catalog.item-hung");
        assertThat(state(id).clocks().get("promised").isStopped()).isTrue();
        assertThat(state(id).clocks().get("statutory").isStopped()).isFalse();
        assertThat(state(penalty).stops()).isEmpty();
        long version = events(id).size();
        catalog("catalog.item-hung");
        assertThat(events(id)).as("heard twice").hasSize((int) version);
        assertRefused(operate(EXAMINER, id, "end-stop", "ground", "item-hung", "reason", "x"), "cases.invalid-form");

        catalog("catalog.item-unhung");
        assertThat(state(id).clocks().get("promised").isStopped()).isFalse();
        assertThat(events(id)).extracting(RecordedEvent::type).contains("case.hung", "case.unhung");
    }

    private void catalog(String type) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("item", Office.ITEM.value());
        database.transactions()
                .run(() -> office.hanging.on(office.ledger
                        .append(
                                new StreamId("item", Office.ITEM.value()),
                                Ledger.ANY,
                                Actor.system("catalog"),
                                office.now,
                                List.of(new EventDraft(type, data, Map.of())))
                        .get(0)));
    }

    // commitment, third parties, corrections, rating

    @Test
    void aCommitmentIsCheckedAfterwardsAndABrokenOneIsRevoked() {
        Filing filing = new Filing(Office.COMMITTED, form(), Map.of(), Optional.empty(), Optional.empty(), true);
        CaseId id = taken(office.intake.file(APPLICANT, "promise", filing)).id();
        toTheEnd(id);
        assertThat(state(id).stage()).isEqualTo(Stage.CLOSED);
        assertThat(state(id).clocks().get("follow-up").ended()).isEmpty();

        assertThat(names(HEAD, id)).contains("check-follow-up");
        ObjectNode broken =
                JsonNodeFactory.instance.objectNode().put("kept", false).put("reason", "现场与承诺不符");
        taken(office.operations.operate(HEAD, Office.key(), id, "check-follow-up", broken));
        taken(operate(HEAD, id, "revoke", "ground", "commitment-broken", "basis", "行政许可法第69条", "reason", "承诺不实"));

        assertThat(state(id).stage()).isEqualTo(Stage.REVOKED);
        assertThat(state(id).clocks().get("follow-up").ended()).isPresent();
    }

    @Test
    @Tag("R-048")
    @Tag("R-121")
    void aThirdPartysResultIsRecordedAsItCameAndNobodyChangesIt() {
        CaseId id = filed(Office.ITEM, "third");
        taken(step(WINDOW, id, "accept"));
        String[] result = thirdParty("J-1");
        taken(operate(EXAMINER, id, "third-party-result", result));

        result[7] = "unfit";
        assertRefused(operate(EXAMINER, id, "third-party-result", result), "cases.result-fixed");
        result[1] = "J-2";
        result[3] = Office.MARKET.value();
        assertRefused(operate(EXAMINER, id, "third-party-result", result), "cases.result-fixed");
        assertThat(state(id).facts().at("/thirdParty/appraisal").asText()).isEqualTo("fit");
        assertThat(view(EXAMINER, id).filing().results())
                .extracting(CaseView.ResultView::number)
                .containsExactly("J-1");
    }

    @Test
    @Tag("R-121")
    void aThirdPartysPapersAreKeptWithItsResultAndReadByWhoeverReadsTheCase() {
        CaseId id = filed(Office.ITEM, "third-papers");
        taken(step(WINDOW, id, "accept"));
        String report = uploaded(EXAMINER);
        String strange = uploaded(WINDOW);

        Outcome<CaseSummary> refused = operate(EXAMINER, id, result("J-1", strange));
        assertThat(refused.refusal().orElseThrow().fields())
                .extracting(FieldProblem::pointer)
                .containsExactly("/uploads");
        assertThat(state(id).thirdPartyResults()).isEmpty();
        taken(operate(EXAMINER, id, result("J-1", report)));

        CaseView.ResultView shown = view(EXAMINER, id).filing().results().get(0);
        assertThat(shown.by()).isEqualTo("sunshine-laboratory");
        assertThat(shown.files()).extracting(file -> file.name()).containsExactly("report.pdf");
        for (Actor reader : List.of(EXAMINER, APPLICANT)) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            taken(office.reading.material(reader, id, report, content));
            assertThat(content.toString(StandardCharsets.US_ASCII)).startsWith("%PDF");
        }
        assertRefused(
                office.reading.material(EXAMINER, id, strange, new ByteArrayOutputStream()), "cases.unknown-upload");
        CaseId other = filed(Office.ITEM, "third-papers-2");
        taken(step(WINDOW, other, "accept"));
        assertThat(operate(EXAMINER, other, result("J-2", report)).refusal()).isPresent();
    }

    private String uploaded(Actor officer) {
        return taken(office.uploads.take(
                        officer,
                        "report.pdf",
                        new ByteArrayInputStream("%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII))))
                .id();
    }

    private ObjectNode result(String number, String upload) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        String[] fields = thirdParty(number);
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        body.putArray("uploads").add(upload);
        return body;
    }

    private Outcome<CaseSummary> operate(Actor actor, CaseId id, ObjectNode result) {
        return office.operations.operate(actor, Office.key(), id, "third-party-result", result);
    }

    @Test
    @Tag("R-265")
    @Tag("R-266")
    void wrongDataIsCorrectedByFourDifferentHandsAsANewEventAndOnlyToWhatTheFormTakes() {
        CaseId id = filed(Office.ITEM, "wrong");
        taken(step(WINDOW, id, "accept"));
        Actor legal = watcher("l-1", Role.LEGAL);
        Actor operator = watcher("o-1", Role.OPERATOR);
        double before = state(id).form().at("/premises/area").asDouble();

        assertRefused(
                operate(
                        EXAMINER,
                        id,
                        "request-correction",
                        "kind",
                        "PROCESS",
                        "pointer",
                        "/premises/area",
                        "value",
                        "很大",
                        "reason",
                        "误录"),
                "cases.invalid-form");
        taken(operate(
                EXAMINER,
                id,
                "request-correction",
                "kind",
                "PROCESS",
                "pointer",
                "/premises/area",
                "value",
                "162.5",
                "reason",
                "误录"));
        ObjectNode yes = JsonNodeFactory.instance.objectNode().put("approved", true);
        assertRefused(
                office.operations.operate(HEAD, Office.key(), id, "approve-correction", yes), "cases.no-correction");
        assertRefused(office.operations.operate(HEAD, Office.key(), id, "review-correction", yes), "cases.forbidden");
        taken(office.operations.operate(legal, Office.key(), id, "review-correction", yes));
        taken(office.operations.operate(HEAD, Office.key(), id, "approve-correction", yes));
        assertThat(state(id).form().at("/premises/area").asDouble()).isEqualTo(before);
        taken(office.operations.operate(operator, Office.key(), id, "execute-correction", NOTHING.deepCopy()));

        assertThat(state(id).form().at("/premises/area").isNumber()).isTrue();
        assertThat(state(id).form().at("/premises/area").asDouble()).isEqualTo(162.5);
        assertThat(events(id).get(0).personal().get("form")).contains(String.valueOf(before));
    }

    @Test
    @Tag("R-030")
    void aSupervisorSeatedAtABureauSeesItsCasesAndReviewsItsCorrectionsOfTimeAndNobodyElses() {
        CaseId id = filed(Office.ITEM, "seated");
        taken(step(WINDOW, id, "accept"));
        Actor seated = seatedAt(Office.MARKET);
        Actor neighbour = seatedAt(new OrgId("sunshine-fire"));

        assertThat(office.reading.find(seated, id).asOptional()).isPresent();
        assertThat(office.reading
                        .list(seated, CaseQuery.first(200))
                        .asOptional()
                        .orElseThrow())
                .extracting(summary -> summary.id())
                .contains(id);
        assertRefused(office.reading.find(neighbour, id), "cases.unknown-case");
        assertThat(office.reading
                        .list(neighbour, CaseQuery.first(200))
                        .asOptional()
                        .orElseThrow())
                .isEmpty();
        assertRefused(operate(seated, id, "request-correction"), "cases.forbidden");

        ObjectNode yes = JsonNodeFactory.instance.objectNode().put("approved", true);
        correction(id, "PROCESS", "/premises/area");
        assertRefused(office.operations.operate(seated, Office.key(), id, "review-correction", yes), "cases.forbidden");
        CaseId late = filed(Office.ITEM, "seated-late");
        taken(step(WINDOW, late, "accept"));
        correction(late, "TIMEOUT", "statutory");
        assertRefused(
                office.operations.operate(neighbour, Office.key(), late, "review-correction", yes), "cases.forbidden");
        taken(office.operations.operate(seated, Office.key(), late, "review-correction", yes));
    }

    private void correction(CaseId id, String kind, String pointer) {
        taken(operate(
                EXAMINER,
                id,
                "request-correction",
                "kind",
                kind,
                "pointer",
                pointer,
                "value",
                "162.5",
                "reason",
                "误录"));
    }

    private static Actor seatedAt(OrgId org) {
        return new Actor(
                Optional.of(new PersonId("s-" + org.value())),
                "s",
                Optional.of(org),
                Optional.of(Office.CITY),
                Set.of(Role.BUREAU_SUPERVISOR),
                Set.of());
    }

    @Test
    @Tag("R-104")
    @Tag("R-129")
    void theDecisionGoesByPostAsTheApplicantAskedOnceTheTelephoneConfirmedWhoTheyAre() {
        CaseId id = filed(Office.ITEM, "by-post");
        assertRefused(operate(WINDOW, id, "choose-delivery", "way", "hall"), "cases.forbidden");
        assertRefused(operate(APPLICANT, id, "choose-delivery", "way", "drone"), "cases.invalid-form");
        assertRefused(operate(APPLICANT, id, "choose-delivery", "way", "post"), "cases.nothing-there");
        taken(operate(APPLICANT, id, "choose-delivery", "way", "post", "address", "阳光路 1 号"));
        toTheDelivery(id);

        assertRefused(step(WINDOW, id, "delivered"), "cases.not-verified");
        ObjectNode call = JsonNodeFactory.instance
                .objectNode()
                .put("way", "phone")
                .put("confirmed", true)
                .put("note", "姓名、地址相符");
        assertRefused(
                office.operations.operate(APPLICANT, Office.key(), id, "verify-party", call.deepCopy()),
                "cases.forbidden");
        assertRefused(
                office.operations.operate(EXAMINER, Office.key(), id, "verify-party", call.deepCopy()),
                "cases.forbidden");
        taken(office.operations.operate(WINDOW, Office.key(), id, "verify-party", call));
        assertThat(view(WINDOW, id).filing().delivery()).contains("post");
        assertThat(view(WINDOW, id).filing().verified()).containsExactly("phone");
        taken(step(WINDOW, id, "delivered"));

        assertThat(last(id, "case.delivered").data().path("way").asText()).isEqualTo("post");
        RecordedEvent chosen = last(id, "case.delivery-chosen");
        assertThat(chosen.personal()).containsEntry("address", "阳光路 1 号");
        assertThat(chosen.data().toString()).doesNotContain("阳光路");
        assertThat(last(id, "case.party-verified").data().toString()).doesNotContain("相符");
    }

    @Test
    @Tag("R-130")
    void whenClosedTheCaseIsCopiedToAnotherOfficeWhichMayReadItFromThenOn() {
        CaseId id = filed(Office.ITEM, "copied");
        Actor fire = seatedAt(Office.FIRE);
        toTheDelivery(id);
        assertRefused(
                operate(HEAD, id, "copy-to", "organisation", Office.FIRE.value(), "reason", "后续监管"), "cases.not-now");
        taken(step(WINDOW, id, "delivered"));
        assertRefused(office.reading.find(fire, id), "cases.unknown-case");
        assertThat(names(HEAD, id)).contains("copy-to");

        assertRefused(
                operate(WINDOW, id, "copy-to", "organisation", Office.FIRE.value(), "reason", "后续监管"),
                "cases.forbidden");
        assertRefused(operate(HEAD, id, "copy-to", "organisation", "nobody", "reason", "后续监管"), "cases.nothing-there");
        assertRefused(operate(HEAD, id, "copy-to", "organisation", "../x", "reason", "后续监管"), "cases.nothing-there");
        taken(operate(HEAD, id, "copy-to", "organisation", Office.FIRE.value(), "reason", "后续监管"));

        assertThat(view(fire, id).summary().id()).isEqualTo(id);
        assertThat(view(fire, id).operations()).isEmpty();
        assertThat(copies(fire)).extracting(CaseSummary::id).containsExactly(id);
        assertThat(copies(HEAD)).isEmpty();
        assertThat(copies(seatedAt(new OrgId("sunshine-health")))).isEmpty();
        assertRefused(office.reading.list(APPLICANT, copied()), "cases.forbidden");
        assertThat(taken(office.reading.list(fire, CaseQuery.first(10)))).isEmpty();
        assertRefused(
                operate(HEAD, id, "copy-to", "organisation", Office.FIRE.value(), "reason", "后续监管"),
                "cases.copied-already");
        assertRefused(office.reading.find(seatedAt(new OrgId("sunshine-health")), id), "cases.unknown-case");
    }

    private List<CaseSummary> copies(Actor actor) {
        return taken(office.reading.list(actor, copied()));
    }

    private static CaseQuery copied() {
        return new CaseQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                50);
    }

    @Test
    @Tag("R-050")
    void theApplicantRatesOnceAfterTheEnd() {
        CaseId id = filed(Office.ITEM, "rated");
        assertRefused(operate(APPLICANT, id, "rate", "level", "5"), "cases.not-now");
        taken(operate(APPLICANT, id, "withdraw", "reason", "不办了"));

        assertThat(names(APPLICANT, id)).containsExactly("rate");
        assertRefused(operate(WINDOW, id, "rate", "level", "5"), "cases.forbidden");
        assertRefused(operate(APPLICANT, id, "rate", "level", "6"), "cases.invalid-form");
        taken(operate(APPLICANT, id, "rate", "level", "2", "words", "等得太久"));
        assertRefused(operate(APPLICANT, id, "rate", "level", "5"), "cases.rated-already");
        assertThat(view(APPLICANT, id).filing().rating()).contains(2);
        assertThat(last(id, "case.rated").data().toString()).doesNotContain("太久");
    }

    // what the tests share

    private static Actor watcher(String id, Role role) {
        return new Actor(
                Optional.of(new PersonId(id)), id, Optional.empty(), Optional.of(Office.CITY), Set.of(role), Set.of());
    }

    private CaseId atTheInvestigation(String key) {
        CaseId id = penalty(key, Duration.ofHours(1));
        taken(step(WINDOW, id, "accept"));
        taken(step(EXAMINER, id, "pass"));
        return id;
    }

    private CaseId atTheDecision(String key) {
        CaseId id = atTheInvestigation(key);
        taken(step(FIRST, id, "pass"));
        taken(step(SECOND, id, "pass"));
        taken(operate(CHIEF, id, "request-extension", "by", "5wd", "reason", "案情复杂"));
        taken(office.operations.operate(
                HEAD,
                Office.key(),
                id,
                "decide-extension",
                JsonNodeFactory.instance.objectNode().put("approved", true)));
        taken(step(CHIEF, id, "grant"));
        return id;
    }

    private void toTheEnd(CaseId id) {
        toTheDelivery(id);
        taken(step(WINDOW, id, "delivered"));
    }

    private void toTheDelivery(CaseId id) {
        taken(step(WINDOW, id, "accept"));
        taken(step(EXAMINER, id, "pass"));
        taken(step(FIRST, id, "pass"));
        taken(step(SECOND, id, "pass"));
        taken(step(CHIEF, id, "grant"));
        taken(step(HEAD, id, "grant"));
        long end = System.nanoTime() + 20_000_000_000L;
        while (!state(id).facts().hasNonNull("licenceNumber")) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        taken(step(WINDOW, id, "issued"));
    }

    private CaseId penalty(String key, Duration ago) {
        return taken(office.intake.file(WINDOW, key, exOfficio(form(), ago))).id();
    }

    private Filing exOfficio(ObjectNode form, Duration ago) {
        return new Filing(Office.PENALTY, form, Map.of(), Optional.empty(), Optional.of(office.now.minus(ago)), false);
    }

    private CaseId filed(ItemCode item, String key) {
        return taken(office.intake.submit(APPLICANT, key, item, form(), Map.of()))
                .id();
    }

    private static Filing filing(ItemCode item, List<PartyFact> parties, Map<String, String> originals) {
        return new Filing(
                item,
                form(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                parties,
                originals);
    }

    private String upload(Actor actor) {
        return taken(office.intake.upload(
                        actor, "a.pdf", new ByteArrayInputStream("%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII))))
                .id();
    }

    private Outcome<CaseSummary> operate(Actor actor, CaseId id, String name, String... fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return office.operations.operate(actor, Office.key(), id, name, body);
    }

    private List<String> names(Actor actor, CaseId id) {
        return view(actor, id).operations().stream()
                .map(CaseView.OperationView::name)
                .toList();
    }

    private CaseView view(Actor actor, CaseId id) {
        return taken(office.reading.find(actor, id));
    }

    private List<RecordedEvent> events(CaseId id) {
        return office.ledger.read(new StreamId("case", id.value()));
    }

    private RecordedEvent last(CaseId id, String type) {
        return events(id).stream()
                .filter(event -> event.type().equals(type))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private CaseState state(CaseId id) {
        return database.transactions()
                .call(() -> office.store.find(id).orElseThrow().state());
    }

    private String task(CaseId id) {
        return state(id).tasks().get(0).id();
    }

    private Outcome<CaseSummary> step(Actor actor, CaseId id, String outcome) {
        return step(actor, id, task(id), outcome);
    }

    private Outcome<CaseSummary> step(Actor actor, CaseId id, String task, String outcome) {
        List<CaseView.Missing> missing =
                outcome.equals("supplement") ? List.of(new CaseView.Missing("layout", "缺布局图。")) : List.of();
        return office.handling.completeStep(
                actor, Office.key(), id, new StepReport(task, outcome, "同意。", List.of(), missing, NOTHING.deepCopy()));
    }

    private static ObjectNode form() {
        try (var in = Office.class.getClassLoader().getResourceAsStream("SUNHALL-INF/samples/restaurant.json")) {
            return (ObjectNode) new ObjectMapper().readTree(in).path("form");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T taken(Outcome<T> outcome) {
        return outcome.fold(value -> value, rejection -> {
            throw new AssertionError("refused: " + rejection);
        });
    }

    private static void assertRefused(Outcome<?> outcome, String code) {
        assertThat(outcome.refusal().map(rejection -> rejection.code().id())).contains(code);
    }
}
