package org.sunhall.cases.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.cases.api.CaseDrafts.Draft;
import org.sunhall.cases.api.CaseDrafts.Known;
import org.sunhall.cases.api.CaseHandling.StepReport;
import org.sunhall.cases.api.CaseIntake.Filing;
import org.sunhall.cases.api.CaseMigrations.Plan;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.CaseView;
import org.sunhall.cases.api.CaseView.OperationView;
import org.sunhall.cases.api.Cases.CaseCount;
import org.sunhall.cases.api.Cases.Inbox;
import org.sunhall.cases.api.Cases.InboxQuery;
import org.sunhall.cases.api.TaskView;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.OpenTask;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Role;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.plugin.api.TaskResult;

/** Many cases at once: inboxes, lists, counts, parking, plug-ins that fail. */
abstract class WorkloadContract {

    private static final Actor APPLICANT = Office.citizen("p-1");
    private static final Actor WINDOW = Office.officer("w-1", "window");
    private static final Actor COLLEAGUE = Office.officer("w-2", "window");
    private static final Actor HEAD = Office.officer("h-1", "head");
    private static final Actor LEGAL = new Actor(
            Optional.of(new PersonId("l-1")),
            "l-1",
            Optional.empty(),
            Optional.of(Office.CITY),
            Set.of(Role.LEGAL),
            Set.of());
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

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
    @Tag("R-118")
    void anInboxIsSortedByWhatFallsDueFirstAndPagedWithoutLossOrRepetition() {
        CaseId early = filed("early");
        office.now = office.now.plus(Duration.ofDays(1));
        List<CaseId> late = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            late.add(filed("late-" + i));
        }

        Set<CaseId> seen = new HashSet<>();
        Optional<String> after = Optional.empty();
        CaseId first = null;
        int pages = 0;
        do {
            Inbox page = taken(office.reading.tasks(WINDOW, new InboxQuery(false, after, 3)));
            for (TaskView task : page.tasks()) {
                first = first == null ? task.caseId() : first;
                assertThat(seen.add(task.caseId())).as("shown once").isTrue();
                assertThat(task.lamp()).isEqualTo("GREEN");
                assertThat(task.outcomes()).isNotEmpty();
            }
            after = page.next();
            pages++;
        } while (after.isPresent());

        assertThat(first).isEqualTo(early);
        assertThat(seen).hasSize(7).containsAll(late);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void aClaimedStepIsTheClaimantsUntilTheyLetGo() {
        CaseId id = filed("a");
        String task = task(id);

        assertThat(taken(office.handling.claim(WINDOW, id, task)).claimedBy()).contains("w-1");
        taken(office.handling.claim(WINDOW, id, task));
        assertRefused(office.handling.claim(COLLEAGUE, id, task), "cases.claimed");
        assertRefused(step(COLLEAGUE, id, "accept"), "cases.claimed");
        assertRefused(office.handling.release(COLLEAGUE, id, task), "cases.claimed");
        assertRefused(office.handling.claim(HEAD, id, task), "cases.forbidden");
        assertThat(taken(office.reading.tasks(WINDOW, new InboxQuery(true, Optional.empty(), 10)))
                        .tasks())
                .extracting(TaskView::caseId)
                .containsExactly(id);

        taken(office.handling.release(WINDOW, id, task));
        taken(step(COLLEAGUE, id, "accept"));
        assertThat(office.ledger.read(new StreamId("case-claims", id.value())))
                .extracting(RecordedEvent::type)
                .containsExactly("case.task-claimed", "case.task-released");
    }

    @Test
    void casesAreFoundByNameStageAndDateAndPagedWithinOneInstant() {
        for (int i = 0; i < 5; i++) {
            filed("same-instant-" + i);
        }
        taken(step(WINDOW, filed("accepted"), "accept"));

        Set<CaseId> seen = new HashSet<>();
        CaseQuery query = CaseQuery.first(2);
        List<CaseSummary> page = taken(office.reading.list(WINDOW, query));
        while (!page.isEmpty()) {
            page.forEach(one -> assertThat(seen.add(one.id())).isTrue());
            page = taken(office.reading.list(WINDOW, query.after(page.get(page.size() - 1))));
        }

        assertThat(seen).hasSize(6);
        assertThat(found(Optional.of("HANDLING"), Optional.empty())).hasSize(1);
        String name = form().at("/applicant/name").asText();
        assertThat(found(Optional.empty(), Optional.of(name.substring(0, 3)))).hasSize(6);
        assertThat(found(Optional.empty(), Optional.of("%"))).isEmpty();
        assertThat(found(Optional.empty(), Optional.of("没有这个名字"))).isEmpty();
    }

    private List<CaseSummary> found(Optional<String> stage, Optional<String> name) {
        CaseQuery query = new CaseQuery(
                stage,
                Optional.empty(),
                name,
                Optional.of(office.now.minusSeconds(1)),
                Optional.of(office.now.plusSeconds(1)),
                Optional.of(false),
                false,
                Optional.empty(),
                50);
        return taken(office.reading.list(WINDOW, query));
    }

    @Test
    void countsFollowWhatHappenedAndHearingItTwiceChangesNothing() {
        filed("a");
        CaseId accepted = filed("b");
        taken(step(WINDOW, accepted, "accept"));
        CaseCounter counter = new CaseCounter(office.counts);

        for (int time = 0; time < 2; time++) {
            for (RecordedEvent event : office.ledger.readAfter(0, 100)) {
                if (counter.wants(event.type())) {
                    database.transactions().run(() -> counter.on(event));
                }
            }
        }

        assertThat(taken(office.reading.counts(WINDOW)))
                .extracting(CaseCount::stage, CaseCount::count)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("SUBMITTED", 1L),
                        org.assertj.core.groups.Tuple.tuple("HANDLING", 1L));
        assertRefused(office.reading.counts(APPLICANT), "cases.forbidden");
    }

    @Test
    void manyCasesAreParkedWithWhoSinceWhenAndWhyAndAllGoOnByThemselves() {
        List<CaseId> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            all.add(filed("many-" + i));
        }
        office.pluginPresent = false;
        office.parking.wake();
        until(() -> parked(true) == all.size());

        CaseSummary one = taken(office.reading.find(WINDOW, all.get(0))).summary();
        assertThat(one.parked().orElseThrow().zh()).isEqualTo("插件文件已移除");
        assertThat(one.parkedSince()).contains(office.now);
        assertThat(one.parkedBy().orElseThrow()).startsWith("system:parking");
        assertThat(taken(office.reading.tasks(WINDOW, new InboxQuery(false, Optional.empty(), 200)))
                        .tasks())
                .hasSize(120)
                .allMatch(TaskView::parked);

        office.pluginPresent = true;
        office.parking.wake();
        until(() -> parked(false) == all.size());
        all.forEach(id -> assertThat(office.ledger.read(new StreamId("case", id.value())))
                .filteredOn(event ->
                        event.type().equals("case.parked") || event.type().equals("case.resumed"))
                .hasSize(2));
        taken(step(WINDOW, all.get(7), "accept"));
    }

    private int parked(boolean parked) {
        CaseQuery query = new CaseQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(parked),
                false,
                Optional.empty(),
                200);
        return taken(office.reading.list(WINDOW, query)).size();
    }

    @Test
    void aFailingPluginLeavesItsCaseWaitingWithAnIncidentAndOneCommandSetsItGoing() {
        office.task = context -> TaskResult.failed("打印机没纸", "out of paper");
        CaseId id = filed("a");
        toTheAutomaticStep(id);

        until(() -> !office.incidents.isEmpty());
        assertThat(office.incidents.get(0).caseId()).contains(id);
        until(() -> state(id).tasks().get(0).attempts() == 1);
        Actor admin = new Actor(
                Optional.of(new PersonId("admin")),
                "admin",
                Optional.of(Office.MARKET),
                Optional.of(Office.CITY),
                Set.of(Role.BUREAU_ADMIN),
                Set.of());
        Actor stranger = new Actor(
                admin.person(), "x", Optional.of(new OrgId("other")), admin.jurisdiction(), admin.roles(), Set.of());
        assertRefused(office.operations.retryTask(stranger, id, "看一看"), "cases.forbidden");
        assertRefused(office.operations.retryTask(WINDOW, id, "看一看"), "cases.forbidden");

        office.task = context -> TaskResult.done(Map.of("licenceNumber", "JY1", "validUntil", "2031-03-01"));
        taken(office.operations.retryTask(admin, id, "已加纸"));

        until(() -> state(id).facts().hasNonNull("licenceNumber"));
        assertThat(office.ledger.read(new StreamId("case-repairs", id.value())))
                .extracting(RecordedEvent::actor)
                .containsExactly("admin");
        assertRefused(office.operations.retryTask(admin, id, "再来"), "cases.not-now");
    }

    @Test
    void aPluginThatBlocksKeepsNobodyWaitingButItsOwnCases() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        office.taskOf.put(Office.firstPlugin(), context -> {
            blocked.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return TaskResult.failed("停", "stopped");
        });
        try {
            for (int i = 0; i < 3; i++) {
                toTheAutomaticStep(filed("blocked-" + i));
            }
            assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();

            office.secondInForce(RunningCases.FINISH_UNDER_OLD);
            CaseId other = filed("other");
            toTheAutomaticStep(other);

            until(() -> state(other).facts().hasNonNull("licenceNumber"));
        } finally {
            open.countDown();
        }
    }

    private void toTheAutomaticStep(CaseId id) {
        taken(step(WINDOW, id, "accept"));
        taken(step(Office.officer("e", "examiner"), id, "pass"));
        taken(step(Office.officer("i1", "inspector"), id, "pass"));
        taken(step(Office.officer("i2", "inspector"), id, "pass"));
        taken(step(Office.officer("c", "section-chief"), id, "grant"));
        taken(step(HEAD, id, "grant"));
    }

    @Test
    void aMigrationIsSeenBeforehandMovesWithTimeUntouchedAndCanBeUndone() {
        List<CaseId> movable = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            CaseId id = filed("m-" + i);
            taken(step(WINDOW, id, "accept"));
            movable.add(id);
        }
        CaseId half = filed("half");
        taken(step(WINDOW, half, "accept"));
        taken(step(Office.officer("e", "examiner"), half, "pass"));
        taken(step(Office.officer("i1", "inspector"), half, "pass"));
        Map<String, ?> clocks = state(movable.get(3)).clocks();
        office.secondInForce(RunningCases.MOVE_AT_NEXT_STEP);
        office.now = office.now.plus(Duration.ofDays(2));
        EditionId second = new EditionId("sunshine-market-food-licence-2");

        assertRefused(office.moving.plan(APPLICANT, second, Optional.empty(), 100), "cases.forbidden");
        assertRefused(office.moving.run(WINDOW, second), "cases.forbidden");
        Plan plan = taken(office.moving.plan(LEGAL, second, Optional.empty(), 100));
        assertThat(plan.cases()).hasSize(31);
        assertThat(plan.cases().stream().filter(fate -> !fate.movable()))
                .extracting(fate -> fate.caseId())
                .containsExactly(half);
        assertThat(plan.cases().stream().filter(fate -> fate.movable()))
                .allMatch(fate -> fate.steps().equals(List.of("PaperReview")));
        assertThat(state(movable.get(0)).edition().value()).as("a dry run").endsWith("-1");

        taken(office.moving.run(LEGAL, second));
        until(() -> movable.stream().allMatch(id -> state(id).edition().equals(second)));
        assertThat(state(half).edition()).isNotEqualTo(second);
        assertThat(state(movable.get(3)).clocks()).as("consumed time").isEqualTo(clocks);
        Actor examiner = Office.officer("e", "examiner");
        assertThat(taken(office.reading.tasks(examiner, new InboxQuery(false, Optional.empty(), 50)))
                        .tasks())
                .hasSize(30)
                .allMatch(task -> task.step().equals("PaperReview"));

        CaseId back = movable.get(1);
        taken(office.moving.undo(LEGAL, second, back));
        assertThat(state(back).edition().value()).endsWith("-1");
        assertThat(state(back).tasks().get(0).step()).isEqualTo("Examination");
        taken(step(examiner, movable.get(2), "pass"));
        assertThat(office.moving.undo(LEGAL, second, movable.get(2)).refusal())
                .as("not after its next step")
                .isPresent();
        assertThat(office.ledger.read(new StreamId("case", back.value())))
                .extracting(RecordedEvent::type)
                .contains("case.moved", "case.moved-back");
    }

    @Test
    void aCaseMovesWithTheCommandThatBeginsItsNextStep() {
        CaseId id = filed("a");
        office.secondInForce(RunningCases.MOVE_AT_NEXT_STEP);

        taken(step(WINDOW, id, "accept"));

        assertThat(state(id).edition().value()).endsWith("-2");
        assertThat(state(id).tasks().get(0).step()).isEqualTo("PaperReview");
        taken(step(Office.officer("e", "examiner"), id, "pass"));
        assertThat(state(id).tasks().get(0).step()).isEqualTo("SiteCheck");
    }

    @Test
    void casesStopForANewEditionUntilTheLegalOfficeDecidesOnEach() {
        CaseId kept = filed("kept");
        CaseId moved = filed("moved");
        CaseId third = filed("third");
        office.secondInForce(RunningCases.STOP);
        EditionId second = new EditionId("sunshine-market-food-licence-2");
        until(() -> parked(true) == 3);

        taken(office.moving.keep(LEGAL, second, third));
        office.pluginPresent = false;
        office.parking.sweep();
        assertThat(parked(true)).isEqualTo(3);
        office.pluginPresent = true;
        office.parking.sweep();
        assertThat(taken(office.reading.find(WINDOW, third)).summary().parked())
                .as("what waited for the plug-in goes on")
                .isEmpty();
        assertThat(List.of(kept, moved))
                .as("what was stopped for the edition waits on, whatever the plug-in does")
                .allSatisfy(id -> assertThat(
                                taken(office.reading.find(WINDOW, id)).summary().parkedBy())
                        .contains("system:migration"));

        taken(office.moving.keep(LEGAL, second, kept));
        taken(office.moving.move(LEGAL, second, moved));

        assertThat(parked(true)).isZero();
        assertThat(state(kept).edition().value()).endsWith("-1");
        assertThat(state(moved).edition()).isEqualTo(second);
        taken(step(WINDOW, kept, "accept"));
        taken(step(WINDOW, moved, "accept"));
    }

    @Test
    @Tag("R-127")
    void aStepThatIsLateIsSeenInRedAndTakenFromWhoHoldsItUpSoThatTheNextOneOpens() {
        CaseId id = filed("held-up");
        taken(step(WINDOW, id, "accept"));
        Actor slow = Office.officer("examiner-1", "examiner");
        String task = task(id);
        taken(office.handling.claim(slow, id, task));
        assertThat(atPost(slow, id).lamp()).isEqualTo("GREEN");

        office.now = office.now.plus(Duration.ofDays(40));

        TaskView late = atPost(slow, id);
        assertThat(late.lamp()).isEqualTo("RED");
        assertThat(late.due()).isBefore(office.now);
        assertRefused(
                operate(slow, id, "reassign", "task", task, "to", "examiner-2", "reason", "逾期"), "cases.forbidden");
        taken(operate(HEAD, id, "reassign", "task", task, "to", "examiner-2", "reason", "逾期未办"));
        assertThat(atPost(slow, id).claimedBy()).isEmpty();
        assertRefused(step(slow, id, "pass"), "cases.held-by-another");
        taken(step(Office.officer("examiner-2", "examiner"), id, "pass"));
        assertThat(state(id).tasks()).extracting(OpenTask::step).containsExactly("SiteCheck");
    }

    @Test
    @Tag("R-127")
    void whatAnOfficerHadClaimedIsFreeOnceTheyKeepAway() {
        CaseId id = filed("kept-away");
        taken(step(WINDOW, id, "accept"));
        Actor relative = Office.officer("examiner-1", "examiner");
        Actor other = Office.officer("examiner-2", "examiner");
        taken(office.handling.claim(relative, id, task(id)));
        assertRefused(step(other, id, "pass"), "cases.claimed");

        taken(operate(HEAD, id, "recuse", "officer", "examiner-1", "reason", "亲属"));

        assertRefused(step(relative, id, "pass"), "cases.recused");
        taken(step(other, id, "pass"));
        assertThat(office.ledger.read(new StreamId("case-claims", id.value())))
                .extracting(RecordedEvent::type)
                .containsExactly("case.task-claimed", "case.task-released");
    }

    private TaskView atPost(Actor officer, CaseId id) {
        return taken(office.reading.tasks(officer, new InboxQuery(false, Optional.empty(), 200))).tasks().stream()
                .filter(line -> line.caseId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("R-108")
    @Tag("R-110")
    void operationsStopGoBackAndChangeHandsUnderTheirOwnAuthority() {
        CaseId id = filed("a");
        taken(step(WINDOW, id, "accept"));
        Actor examiner = Office.officer("examiner-1", "examiner");
        String task = task(id);

        taken(operate(HEAD, id, "reassign", "task", task, "to", "examiner-2", "reason", "轮岗"));
        assertRefused(step(examiner, id, "pass"), "cases.held-by-another");
        assertRefused(
                operate(HEAD, id, "reassign", "task", task, "to", "window-9", "reason", "轮岗"), "cases.unknown-officer");
        taken(step(Office.officer("examiner-2", "examiner"), id, "pass"));
        Actor inspector = Office.officer("inspector-1", "inspector");
        assertThat(operations(inspector, id)).contains("stop", "return", "interrupt", "delegate");
        taken(operate(inspector, id, "return", "task", task(id), "step", "Examination", "reason", "材料需重新审查"));
        assertThat(state(id).tasks().get(0).step()).isEqualTo("Examination");
        assertRefused(operate(examiner, id, "stop", "ground", "holiday", "reason", "放假"), "cases.invalid-form");
        taken(operate(examiner, id, "stop", "ground", "hearing", "reason", "依法听证", "expected", "10wd"));
        assertThat(state(id).stops()).containsKey("hearing");
        taken(operate(examiner, id, "end-stop", "ground", "hearing", "reason", "听证结束"));
        assertRefused(
                operate(examiner, id, "terminate", "ground", "no-object", "basis", "x", "reason", "y"),
                "cases.forbidden");
        taken(operate(HEAD, id, "terminate", "ground", "party-ceased", "basis", "行政许可法第70条", "reason", "企业注销"));
        assertThat(state(id).stage().isEnded()).isTrue();
    }

    @Test
    @Tag("R-047")
    @Tag("R-095")
    @Tag("R-098")
    @Tag("R-099")
    void theWindowFilesOnBehalfOfARealNameApplicantAndNobodyElseDoes() {
        Filing filing = new Filing(Office.ITEM, form(), Map.of(), Optional.of("p-7"), Optional.empty(), false);
        CaseSummary filed = taken(office.intake.file(WINDOW, "counter", filing));

        assertThat(state(filed.id()).applicant().value()).isEqualTo("p-7");
        taken(office.reading.find(Office.citizen("p-7"), filed.id()));
        ObjectNode submitted = office.ledger
                .read(new StreamId("case", filed.id().value()))
                .get(0)
                .data();
        assertThat(submitted.path("route").asText()).isEqualTo("counter");
        assertThat(submitted.path("enteredBy").asText()).isEqualTo("w-1");
        assertRefused(office.intake.file(HEAD, "other", filing), "cases.forbidden");
        Filing unproven = new Filing(Office.ITEM, form(), Map.of(), Optional.of("unproven-1"), Optional.empty(), false);
        assertRefused(office.intake.file(WINDOW, "u", unproven), "cases.unknown-applicant");
        Filing ownInitiative = new Filing(Office.ITEM, form(), Map.of(), Optional.empty(), Optional.empty(), false);
        assertRefused(office.intake.file(WINDOW, "o", ownInitiative), "cases.forbidden");
        Filing committed = new Filing(Office.ITEM, form(), Map.of(), Optional.empty(), Optional.empty(), true);
        assertRefused(office.intake.file(APPLICANT, "c", committed), "cases.operation-not-allowed");
    }

    private Outcome<CaseSummary> operate(Actor actor, CaseId id, String name, String... fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return office.operations.operate(actor, Office.key(), id, name, body);
    }

    @Test
    @Tag("R-109")
    void aCaseListsWhatTheReaderMayDoNowAndItIsDoneByName() {
        CaseId id = filed("a");
        taken(step(WINDOW, id, "accept"));
        Actor examiner = Office.officer("e", "examiner");

        assertThat(operations(APPLICANT, id)).containsExactly("withdraw", "choose-delivery");
        assertThat(operations(HEAD, id)).doesNotContain("decide-extension", "withdraw");
        assertThat(operations(examiner, id)).contains("request-extension");
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("by", "5wd");
        Outcome<CaseSummary> faulty = office.operations.operate(examiner, Office.key(), id, "request-extension", body);
        assertThat(faulty.refusal().orElseThrow().fields())
                .extracting(problem -> problem.pointer())
                .containsExactly("/reason");
        body.put("reason", "现场情况复杂,需要复核。");
        taken(office.operations.operate(examiner, Office.key(), id, "request-extension", body));

        assertThat(operations(HEAD, id)).contains("decide-extension");
        ObjectNode granted = JsonNodeFactory.instance.objectNode().put("approved", true);
        assertRefused(
                office.operations.operate(examiner, Office.key(), id, "decide-extension", granted), "cases.forbidden");
        taken(office.operations.operate(HEAD, Office.key(), id, "decide-extension", granted));
        assertRefused(office.operations.operate(HEAD, Office.key(), id, "dance", NOTHING), "cases.unknown-operation");
        assertThat(taken(office.reading.find(WINDOW, id)).flow().done()).containsExactly("Intake");
        assertThat(new String(taken(office.reading.flow(WINDOW, id)), java.nio.charset.StandardCharsets.UTF_8))
                .contains("Examination");
    }

    @Test
    @Tag("R-097")
    void aDraftIsKeptForItsOwnerAloneUntilItExpires() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("note", "一半");
        Draft begun = taken(office.drafts.begin(APPLICANT, Office.ITEM, body));
        Draft saved = taken(office.drafts.save(
                APPLICANT,
                begun.id(),
                OptionalLong.of(begun.version()),
                body.deepCopy().put("note", "写完")));

        assertThat(taken(office.drafts.find(APPLICANT, begun.id()))
                        .body()
                        .path("note")
                        .asText())
                .isEqualTo("写完");
        assertRefused(office.drafts.save(APPLICANT, begun.id(), OptionalLong.of(begun.version()), body), "cases.stale");
        assertThat(saved.version()).isGreaterThan(begun.version());
        assertRefused(office.drafts.find(Office.citizen("p-2"), begun.id()), "cases.unknown-draft");
        assertRefused(office.drafts.discard(Office.citizen("p-2"), begun.id()), "cases.unknown-draft");
        assertRefused(office.drafts.list(Actor.anonymous()), "cases.sign-in-first");

        office.later(91);
        office.housekeeping.forget();
        assertThat(taken(office.drafts.list(APPLICANT))).isEmpty();
    }

    @Test
    @Tag("R-122")
    @Tag("R-141")
    void whatTheApplicantHasGivenOnceIsOfferedTheNextTime() {
        String upload = taken(office.intake.upload(
                        APPLICANT, "layout.pdf", new java.io.ByteArrayInputStream("%PDF-1.7 x".getBytes())))
                .id();
        taken(office.intake.submit(APPLICANT, "a", Office.ITEM, form(), Map.of("layout", List.of(upload))));

        Known known = taken(office.drafts.known(APPLICANT, Office.ITEM));
        assertThat(known.applicant()).isEqualTo(form().get("applicant"));
        assertThat(known.uploads()).extracting(one -> one.id()).containsExactly(upload);
        assertThat(taken(office.drafts.known(Office.citizen("p-2"), Office.ITEM))
                        .uploads())
                .isEmpty();
    }

    private List<String> operations(Actor actor, CaseId id) {
        CaseView view = taken(office.reading.find(actor, id));
        return view.operations().stream().map(OperationView::name).toList();
    }

    private String task(CaseId id) {
        return state(id).tasks().get(0).id();
    }

    private CaseState state(CaseId id) {
        return database.transactions()
                .call(() -> office.store.find(id).orElseThrow().state());
    }

    private Outcome<CaseSummary> step(Actor actor, CaseId id, String outcome) {
        return office.handling.completeStep(
                actor,
                Office.key(),
                id,
                new StepReport(task(id), outcome, "同意。", List.of(), List.of(), NOTHING.deepCopy()));
    }

    private CaseId filed(String key) {
        return taken(office.intake.submit(APPLICANT, key, Office.ITEM, form(), Map.of()))
                .id();
    }

    private static ObjectNode form() {
        try (var in = Office.class.getClassLoader().getResourceAsStream("SUNHALL-INF/samples/restaurant.json")) {
            return (ObjectNode) new ObjectMapper().readTree(in).path("form");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void until(BooleanSupplier there) {
        long end = System.nanoTime() + 20_000_000_000L;
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

    private static void assertRefused(Outcome<?> outcome, String code) {
        assertThat(outcome.refusal().map(rejection -> rejection.code().id())).contains(code);
    }
}
