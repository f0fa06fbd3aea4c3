package org.sunhall.supervision.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunhall.supervision.application.CaseStory.terms;
import static org.sunhall.supervision.application.MovedClock.at;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.annotation.Annotation;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.clocks.CalendarDay;
import org.sunhall.clocks.ClockJson;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.DayKind;
import org.sunhall.clocks.Lamp;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.identity.TestDirectory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.Packs;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.persistence.Transactions;
import org.sunhall.rest.Health;
import org.sunhall.supervision.api.ClockView;
import org.sunhall.supervision.api.LampChange;
import org.sunhall.supervision.api.LampFilter;
import org.sunhall.supervision.api.LampRow;
import org.sunhall.supervision.api.SupervisionCount;
import org.sunhall.supervision.api.SupervisionRejection;
import org.sunhall.supervision.store.SupervisionStore;

/** Supervision from the events to the answers, on each database. 2026-03-02 is a Monday without holidays around. */
abstract class SupervisionContract {

    private static final Instant MONDAY = at("2026-03-02T10:00");
    private static final ClockTerms STATUTORY = terms("statutory", ClockOwner.OFFICE, "10wd", "3wd");
    /** The 7th working day after Monday is 2026-03-11; yellow as its end. */
    private static final Instant YELLOW = at("2026-03-12T00:00");
    /** The 10th working day is 2026-03-16; red with its end. */
    private static final Instant RED = at("2026-03-17T00:00");

    private static TestDatabase database;
    private Transactions transactions;
    private SupervisionStore store;
    private MovedClock clock;
    private RecordingLedger ledger;
    private CaseFollower follower;
    private LampRecorder recorder;
    private DueLamps due;
    private SupervisionReads supervision;

    abstract TestDatabase database();

    private WorkCalendar working = WorkCalendar.china();
    private final PackRegistry packs = new PackRegistry() {
        @Override
        public Optional<Pack> find(JurisdictionId jurisdiction) {
            return Packs.find(jurisdiction);
        }

        @Override
        public List<Pack> all() {
            return Packs.all();
        }

        @Override
        public WorkCalendar calendar(JurisdictionId jurisdiction) {
            return working;
        }
    };

    @BeforeEach
    void setUp() {
        if (database == null) {
            database = database();
        }
        transactions = database.transactions();
        empty();
        clock = new MovedClock(MONDAY);
        ledger = new RecordingLedger(transactions);
        store = new SupervisionStore(database.factory(), transactions, null);
        Readers readers = new Readers(packs, clock);
        recorder = new LampRecorder(store, ledger, readers);
        follower = new CaseFollower(store, recorder, clock);
        due = new DueLamps(store, recorder, transactions, clock, 3);
        supervision = new SupervisionReads(store, transactions, TestDirectory.withMarketBureau(), readers, clock);
    }

    @AfterAll
    static void tearDown() {
        database.close();
        database = null;
    }

    private void empty() {
        transactions.run(() -> {
            for (String table : List.of("CASE", "CLOCK", "LAMP_HISTORY", "COUNT")) {
                try (Statement statement = transactions.connection().createStatement()) {
                    statement.execute("DELETE FROM SUPERVISION_" + table);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private void deliver(RecordedEvent event) {
        transactions.run(() -> follower.on(event));
    }

    private CaseStory story(String id) {
        return new CaseStory(id, this::deliver);
    }

    private CaseStory running(String id) {
        return story(id).submitted(MONDAY).started("statutory", STATUTORY, MONDAY, MONDAY);
    }

    /** Returns how many lamps changed. */
    private int tickAt(Instant now) {
        clock.moveTo(now);
        int before = ledger.events.size();
        int batches = 1;
        while (due.light()) {
            batches++;
        }
        assertThat(batches).isLessThan(10);
        return ledger.events.size() - before;
    }

    @Test
    @Tag("R-112")
    @Tag("R-178")
    @Tag("R-177")
    void lightsYellowAndRedWhenTheClockOfThePlatformPassesTheInstants() {
        running("c1");

        assertThat(tickAt(YELLOW.minusMillis(1))).isZero();
        assertThat(lamps()).extracting(LampRow::lamp).containsExactly(Lamp.GREEN);

        assertThat(tickAt(YELLOW)).isOne();
        assertThat(lamps()).extracting(LampRow::lamp).containsExactly(Lamp.YELLOW);
        assertThat(lamps()).extracting(LampRow::since).containsExactly(YELLOW);

        assertThat(tickAt(RED)).isOne();
        assertThat(lamps()).extracting(LampRow::lamp).containsExactly(Lamp.RED);
        assertThat(tickAt(RED.plusSeconds(86_400))).isZero();

        assertThat(ledger.events)
                .extracting(event -> event.data().path("lamp").asText())
                .containsExactly("YELLOW", "RED");
        RecordedEvent last = ledger.events.get(1);
        assertThat(last.type()).isEqualTo("supervision.lamp");
        assertThat(last.stream()).hasToString("lamp:c1");
        assertThat(last.actor()).isEqualTo("system:supervision");
        assertThat(last.data().path("due").asText()).isEqualTo(RED.toString());
        assertThat(last.data().path("org").asText()).isEqualTo(CaseStory.ORG);
        assertThat(last.data().path("clock").asText()).isEqualTo("statutory");
        assertThat(last.personal()).isEmpty();
    }

    @Test
    @Tag("R-087")
    void lightsADeclarationThatNobodyAnswersAndLetsGoOfOneThatIsAnswered() {
        CatalogFollower catalog = new CatalogFollower(store, recorder, clock);
        StatutoryClock declaration =
                StatutoryClock.start("declaration", terms("declaration", ClockOwner.OFFICE, "10wd", "3wd"), MONDAY);
        catalogClock(catalog, "law-sunshine-1-1", 2, declaration);

        assertThat(tickAt(RED)).isEqualTo(2);
        assertThat(lamps()).singleElement().satisfies(row -> {
            assertThat(row.lamp()).isEqualTo(Lamp.RED);
            assertThat(row.receipt()).isEqualTo("law-sunshine-1-1");
            assertThat(row.item().value()).isEqualTo("food-licence");
        });

        StatutoryClock answered = declaration.end(RED, "declared").asOptional().orElseThrow();
        catalogClock(catalog, "law-sunshine-1-1", 4, answered);
        catalogClock(catalog, "law-sunshine-1-1", 2, declaration);
        assertThat(lamps()).isEmpty();
    }

    @Test
    @Tag("R-111")
    void aChangedCalendarMovesTheClocksOfReviewsAndDeclarations() {
        CatalogFollower catalog = new CatalogFollower(store, recorder, clock);
        catalogClock(
                catalog,
                "law-sunshine-1-1",
                2,
                StatutoryClock.start("declaration", terms("declaration", ClockOwner.OFFICE, "10wd", "3wd"), MONDAY));
        working = WorkCalendar.china()
                .with(WorkCalendar.of(
                        List.of(new CalendarDay(LocalDate.of(2026, 3, 4), DayKind.HOLIDAY, Text.same("新定"))),
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31)));
        CalendarFollower follows = new CalendarFollower(store, recorder, clock);
        transactions.run(() -> follows.on(new RecordedEvent(
                7,
                new StreamId("jurisdiction", "calendar"),
                1,
                "jurisdiction.calendar-imported",
                MONDAY,
                "system:test",
                JsonNodeFactory.instance.objectNode(),
                Map.of(),
                "",
                "")));

        assertThat(tickAt(YELLOW)).isZero();
        assertThat(tickAt(RED)).isOne();
        assertThat(lamps()).extracting(LampRow::lamp).containsExactly(Lamp.YELLOW);
        assertThat(tickAt(RED.plusSeconds(86_400))).isOne();
        assertThat(lamps()).extracting(LampRow::lamp).containsExactly(Lamp.RED);
    }

    @Test
    @Tag("R-111")
    void anAlarmSaysThatOpenDueDatesPassTheLastAnnouncedYear() {
        ProvisionalDates alarm = new ProvisionalDates(store, transactions, packs, clock);
        try {
            running("c1");
            alarm.look();
            assertThat(alarm.check().figures()).containsEntry("provisional", 0L);

            story("c2")
                    .submitted(MONDAY)
                    .started("statutory", terms("statutory", ClockOwner.OFFICE, "300wd", "3wd"), MONDAY, MONDAY);
            alarm.look();
            assertThat(alarm.check().figures()).containsEntry("provisional", 1L);
            assertThat(alarm.check().state()).as("there is time left").isEqualTo(Health.State.UP);

            clock.moveTo(at("2026-12-10T08:00"));
            assertThat(alarm.check().state()).isEqualTo(Health.State.DEGRADED);

            working = WorkCalendar.china()
                    .with(WorkCalendar.of(List.of(), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31)));
            alarm.look();
            assertThat(alarm.check().state()).isEqualTo(Health.State.UP);
            assertThat(alarm.check().figures()).containsEntry("knownUntil", "2027-12-31");
        } finally {
            alarm.stop();
        }
    }

    @Test
    @Tag("R-111")
    void explainsClocksOfCasesAndDeclarationsDayByDay() {
        running("c1");
        CatalogFollower catalog = new CatalogFollower(store, recorder, clock);
        catalogClock(
                catalog,
                "law-sunshine-1-1",
                2,
                StatutoryClock.start("declaration", terms("declaration", ClockOwner.OFFICE, "10wd", "3wd"), MONDAY));

        for (String[] each : new String[][] {{"c1", "statutory"}, {"law-sunshine-1-1", "declaration"}}) {
            List<Text> days = supervision
                    .explain(actor(Role.SUPERVISOR, "sunshine-supervision"), new CaseId(each[0]), each[1])
                    .asOptional()
                    .orElseThrow();
            assertThat(days).extracting(Text::zh).anyMatch(line -> line.contains("3月7日"));
            assertThat(days).extracting(Text::en).anyMatch(line -> line.contains("Sat"));
            assertThat(days.size()).as("a line for each of 14 days and more").isGreaterThan(13);
        }
        assertThat(supervision
                        .explain(actor(Role.SUPERVISOR, "sunshine-supervision"), new CaseId("c1"), "none")
                        .refusal())
                .isPresent();
        assertThat(supervision
                        .explain(Actor.anonymous(), new CaseId("c1"), "statutory")
                        .refusal())
                .isPresent();
    }

    private void catalogClock(CatalogFollower catalog, String subject, long sequence, StatutoryClock state) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("subject", subject).put("subjectKind", "declaration").put("item", "food-licence");
        data.putObject("itemName").put("zh", "食品经营许可").put("en", "Food licence");
        data.put("org", CaseStory.ORG).put("jurisdiction", CaseStory.JURISDICTION);
        data.set("clock", ClockJson.write(state));
        RecordedEvent event = new RecordedEvent(
                sequence,
                new StreamId("declaration", subject),
                sequence,
                "catalog.clock",
                state.lastChange(),
                "legal-1",
                data,
                Map.of(),
                "",
                "");
        transactions.run(() -> catalog.on(event));
    }

    @Test
    void saysInWordsWhatIsLeftAndByHowMuchItIsOver() {
        running("c1");

        assertThat(lamps().get(0).remaining()).isEqualTo(Text.of("剩余10个工作日", "10 working days left"));
        assertThat(lamps().get(0).due()).isEqualTo(RED);

        tickAt(at("2026-03-18T09:00"));
        assertThat(lamps().get(0).remaining()).isEqualTo(Text.of("已超期2个工作日", "2 working days overdue"));
    }

    @Test
    void recordsBothChangesWithTheirLawfulInstantsWhenItLooksLate() {
        running("c1");

        tickAt(at("2026-03-20T08:00"));

        assertThat(history("c1")).extracting(LampChange::to).containsExactly(Lamp.YELLOW, Lamp.RED);
        assertThat(history("c1")).extracting(LampChange::since).containsExactly(YELLOW, RED);
        assertThat(history("c1")).extracting(LampChange::recordedAt).containsOnly(at("2026-03-20T08:00"));
    }

    @Test
    void catchesUpWithACaseThatEndedLateWhileItWasAway() {
        clock.moveTo(at("2026-04-01T08:00"));

        running("c1").ended("statutory", at("2026-03-18T15:00")).happened("case.closed", at("2026-03-18T15:00"));

        assertThat(history("c1")).extracting(LampChange::since).containsExactly(YELLOW, RED);
        assertThat(lamps()).isEmpty();
        assertThat(tickAt(at("2026-04-02T08:00"))).isZero();
        ClockView view = clocks("c1").get(0);
        assertThat(view.lamp()).isEqualTo(Lamp.RED);
        assertThat(view.endedHow()).contains("decided");
        assertThat(view.remaining()).isEqualTo(Text.of("已结束(超期)", "ended late"));
    }

    @Test
    void anEventDeliveredAgainChangesNothing() {
        CaseStory story = running("c1");
        tickAt(RED);
        long told = story.told();

        story.rewind(0).submitted(MONDAY).started("statutory", STATUTORY, MONDAY, MONDAY);

        assertThat(story.told()).isEqualTo(told);
        assertThat(lamps()).extracting(LampRow::lamp).containsExactly(Lamp.RED);
        assertThat(history("c1")).hasSize(2);
        assertThat(ledger.events).hasSize(2);
        assertThat(counts()).containsEntry("lamp RED", 1L).containsEntry("stage SUBMITTED", 1L);
    }

    @Test
    void anExtensionTurnsTheLampGreenAgainAndQueuesTheNewDates() {
        CaseStory story = running("c1");
        tickAt(YELLOW);

        clock.moveTo(at("2026-03-13T10:00"));
        story.extended("statutory", "10wd", at("2026-03-13T10:00"));

        assertThat(lamps()).extracting(LampRow::lamp).containsExactly(Lamp.GREEN);
        assertThat(history("c1")).extracting(LampChange::to).containsExactly(Lamp.YELLOW, Lamp.GREEN);
        assertThat(tickAt(RED)).isZero();
        assertThat(tickAt(at("2026-03-31T00:00"))).isEqualTo(2);
        assertThat(lamps()).extracting(LampRow::lamp).containsExactly(Lamp.RED);
    }

    @Test
    void aStoppedClockLightsNothingUntilItRunsAgain() {
        CaseStory story = running("c1").stopped("statutory", at("2026-03-04T09:00"));

        assertThat(tickAt(at("2026-06-01T00:00"))).isZero();
        assertThat(lamps().get(0).remaining().en()).startsWith("stopped, ");

        story.resumed("statutory", at("2026-06-01T09:00"));
        clock.moveTo(at("2026-06-01T09:00"));
        assertThat(lamps()).extracting(LampRow::lamp).containsExactly(Lamp.GREEN);
        tickAt(at("2026-07-31T00:00"));
        assertThat(lamps()).extracting(LampRow::lamp).containsExactly(Lamp.RED);
    }

    @Test
    void deemedAcceptanceStartsAClockInThePastWhichIsYellowAtOnce() {
        clock.moveTo(at("2026-03-13T08:00"));

        story("c1").submitted(MONDAY).started("statutory", STATUTORY, MONDAY, at("2026-03-13T08:00"));

        assertThat(lamps()).extracting(LampRow::lamp).containsExactly(Lamp.YELLOW);
        assertThat(history("c1")).extracting(LampChange::since).containsExactly(YELLOW);
    }

    @Test
    void theApplicantsOwnTimeIsUnderNoLampButIsExplained() {
        story("c1")
                .submitted(MONDAY)
                .started("supplement", terms("supplement", ClockOwner.PARTY, "5wd", "1wd"), MONDAY, MONDAY);

        assertThat(tickAt(at("2026-04-01T00:00"))).isZero();
        assertThat(lamps()).isEmpty();
        assertThat(ledger.events).isEmpty();
        assertThat(clocks("c1").get(0).lamp()).isEqualTo(Lamp.RED);
        assertThat(clocks("c1").get(0).owner()).isEqualTo(ClockOwner.PARTY);
    }

    @Test
    void aClosedCaseLeavesTheQueueEvenWhenOneOfItsClocksWasForgotten() {
        running("c1").happened("case.withdrawn", at("2026-03-05T10:00"));

        assertThat(tickAt(RED)).isZero();
        assertThat(lamps()).isEmpty();
        assertThat(counts()).containsEntry("stage WITHDRAWN", 1L).doesNotContainKey("lamp GREEN");
    }

    @Test
    void aParkedCaseGoesOnUnderItsLamps() {
        running("c1").opened("intake.1", "window", MONDAY).happened("case.parked", at("2026-03-03T10:00"));

        tickAt(RED);

        LampRow row = lamps().get(0);
        assertThat(row.parked()).isTrue();
        assertThat(row.lamp()).isEqualTo(Lamp.RED);
        assertThat(row.post()).contains("window");
        assertThat(row.step()).contains(Text.of("环节intake.1", "step intake.1"));
        assertThat(row.orgName()).isEqualTo(Text.of("阳光市市场监督管理局", "Sunshine Market Bureau"));
    }

    @Test
    void keepsCodeStepAndStageOfTheCase() {
        running("c1")
                .opened("intake.1", "window", MONDAY)
                .completed("intake.1", MONDAY)
                .accepted("329900202603020000010", MONDAY)
                .opened("exam.2", "examiner", MONDAY);

        LampRow row = lamps().get(0);
        assertThat(row.code()).contains("329900202603020000010");
        assertThat(row.post()).contains("examiner");
        assertThat(row.itemName().zh()).isEqualTo("食品经营许可");
        assertThat(counts()).containsEntry("stage HANDLING", 1L).doesNotContainKey("stage SUBMITTED");
    }

    @Test
    void handlesMoreThanOneBatchAndCountsThem() {
        for (int i = 1; i <= 8; i++) {
            running("c" + i);
        }

        assertThat(tickAt(YELLOW)).isEqualTo(8);

        assertThat(counts()).containsEntry("lamp YELLOW", 8L).doesNotContainKey("lamp GREEN");
        assertThat(tickAt(YELLOW)).isZero();
    }

    @Test
    void listsWorstFirstInPages() {
        running("green-late");
        story("red")
                .submitted(MONDAY)
                .started("step:a.1", terms("step", ClockOwner.OFFICE, "1wd", "0wd"), MONDAY, MONDAY);
        story("yellow")
                .submitted(MONDAY)
                .started("step:a.1", terms("step", ClockOwner.OFFICE, "5wd", "4wd"), MONDAY, MONDAY);
        story("green-early")
                .submitted(MONDAY)
                .started("step:a.1", terms("step", ClockOwner.OFFICE, "6wd", "1wd"), MONDAY, MONDAY);
        tickAt(at("2026-03-04T08:00"));

        LampFilter two = new LampFilter(Optional.empty(), Optional.empty(), Optional.empty(), 2);
        var first = accepted(supervision.lamps(supervisor(), two));
        var second = accepted(
                supervision.lamps(supervisor(), new LampFilter(Optional.empty(), Optional.empty(), first.next(), 2)));

        assertThat(first.rows()).extracting(row -> row.caseId().value()).containsExactly("red", "yellow");
        assertThat(second.rows()).extracting(row -> row.caseId().value()).containsExactly("green-early", "green-late");
        assertThat(second.next()).isEmpty();
        assertThat(accepted(supervision.lamps(supervisor(), LampFilter.of(Lamp.YELLOW)))
                        .rows())
                .extracting(row -> row.caseId().value())
                .containsExactly("yellow");
    }

    @Test
    void refusesAPageMarkThatIsNone() {
        LampFilter broken = new LampFilter(Optional.empty(), Optional.empty(), Optional.of("@@@"), 2);

        assertThat(supervision
                        .lamps(supervisor(), broken)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(SupervisionRejection.BAD_QUERY);
    }

    @Test
    void explainsEachClockLineByLine() {
        running("c1");

        ClockView view = clocks("c1").get(0);

        assertThat(view.working()).hasSizeGreaterThan(2);
        assertThat(view.working().toString()).contains("行政许可法第42条").contains("2026年3月16日");
        assertThat(view.legalBasis()).isEqualTo("行政许可法第42条");
    }

    @Test
    @Tag("R-030")
    @Tag("R-164")
    void showsEverybodyOnlyWhatIsTheirs() {
        running("mine");
        new CaseStory("neighbour", "sunshine-fire", "sunshine", this::deliver)
                .submitted(MONDAY)
                .started("statutory", STATUTORY, MONDAY, MONDAY);
        new CaseStory("abroad", "moon-market", "moon-city", this::deliver)
                .submitted(MONDAY)
                .started("statutory", STATUTORY, MONDAY, MONDAY);

        assertThat(seen(actor(Role.SUPERVISOR, "sunshine-supervision"))).containsExactlyInAnyOrder("mine", "neighbour");
        assertThat(seen(actor(Role.LEGAL, "sunshine-legal"))).containsExactlyInAnyOrder("mine", "neighbour");
        assertThat(seen(actor(Role.STAFF, CaseStory.ORG))).containsExactly("mine");
        assertThat(seen(actor(Role.BUREAU_ADMIN, "sunshine-fire"))).containsExactly("neighbour");
        assertThat(seen(actor(Role.BUREAU_SUPERVISOR, "sunshine-fire"))).containsExactly("neighbour");
        assertThat(refusal(supervision.clocksOf(actor(Role.BUREAU_SUPERVISOR, "sunshine-fire"), new CaseId("mine"))))
                .isEqualTo(RejectionKind.NOT_FOUND);
        assertThat(seen(Actor.system("console"))).containsExactlyInAnyOrder("mine", "neighbour", "abroad");
        for (Role other : Set.of(Role.CITIZEN, Role.OPERATOR)) {
            assertThat(refusal(supervision.lamps(actor(other, CaseStory.ORG), LampFilter.all())))
                    .isEqualTo(RejectionKind.FORBIDDEN);
            assertThat(refusal(supervision.counts(actor(other, CaseStory.ORG)))).isEqualTo(RejectionKind.FORBIDDEN);
            assertThat(refusal(supervision.clocksOf(actor(other, CaseStory.ORG), new CaseId("mine"))))
                    .isEqualTo(RejectionKind.FORBIDDEN);
        }
        assertThat(refusal(supervision.lamps(Actor.anonymous(), LampFilter.all())))
                .isEqualTo(RejectionKind.UNAUTHENTICATED);
        assertThat(refusal(supervision.counts(Actor.anonymous()))).isEqualTo(RejectionKind.UNAUTHENTICATED);
        assertThat(refusal(supervision.historyOf(Actor.anonymous(), new CaseId("mine"))))
                .isEqualTo(RejectionKind.UNAUTHENTICATED);
    }

    @Test
    void anotherOrganisationsCaseIsNotEvenKnownToExist() {
        running("mine");
        Actor neighbour = actor(Role.STAFF, "sunshine-fire");

        assertThat(refusal(supervision.clocksOf(neighbour, new CaseId("mine")))).isEqualTo(RejectionKind.NOT_FOUND);
        assertThat(refusal(supervision.historyOf(neighbour, new CaseId("mine"))))
                .isEqualTo(RejectionKind.NOT_FOUND);
        assertThat(refusal(supervision.clocksOf(neighbour, new CaseId("nowhere"))))
                .isEqualTo(RejectionKind.NOT_FOUND);
        LampFilter theirs =
                new LampFilter(Optional.empty(), Optional.of(new OrgId(CaseStory.ORG)), Optional.empty(), 10);
        assertThat(refusal(supervision.lamps(neighbour, theirs))).isEqualTo(RejectionKind.FORBIDDEN);
        assertThat(accepted(supervision.counts(neighbour))).isEmpty();
    }

    @Test
    void aFailureInsideABatchLeavesNothingHalf() {
        running("c1");
        clock.moveTo(RED);

        try {
            transactions.run(() -> {
                due.light();
                throw new IllegalStateException("the database is gone");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the database is gone");
        }

        assertThat(lamps()).extracting(LampRow::lamp).containsExactly(Lamp.GREEN);
        assertThat(history("c1")).isEmpty();
        ledger.events.clear();
        assertThat(tickAt(RED)).isEqualTo(2);
        assertThat(history("c1")).hasSize(2);
    }

    @Test
    void theWorkerNoticesAMovedClockAtItsNextTick() {
        running("c1");
        LampWorker worker = new LampWorker(store, recorder, transactions, clock, new Config(10, 500));
        try {
            clock.moveTo(RED);
            long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (lamps().stream().noneMatch(row -> row.lamp() == Lamp.RED) && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        } finally {
            worker.stop();
        }

        assertThat(lamps()).extracting(LampRow::lamp).containsExactly(Lamp.RED);
        assertThat(worker.check().state()).isEqualTo(Health.State.UP);
    }

    @Test
    void followerAndWorkerAtTheSameTimeLoseNothing() {
        clock.moveTo(RED);
        LampWorker worker = new LampWorker(store, recorder, transactions, clock, new Config(10, 2));
        try {
            for (int i = 1; i <= 25; i++) {
                running("c" + i);
            }
        } finally {
            worker.stop();
        }
        while (due.light()) {
            assertThat(ledger.events).hasSizeLessThanOrEqualTo(50);
        }

        assertThat(counts()).containsEntry("lamp RED", 25L).doesNotContainKeys("lamp GREEN", "lamp YELLOW");
        assertThat(counts()).containsEntry("stage SUBMITTED", 25L);
        assertThat(ledger.events).hasSize(50);
        for (int i = 1; i <= 25; i++) {
            assertThat(history("c" + i)).extracting(LampChange::to).containsExactly(Lamp.YELLOW, Lamp.RED);
        }
    }

    @Test
    void refusesAConfigurationOutsideItsBounds() {
        assertThatThrownBy(() -> new LampWorker(store, recorder, transactions, clock, new Config(5000, 500)))
                .hasMessageContaining("org.sunhall.supervision: tick.millis");
    }

    private List<LampRow> lamps() {
        return accepted(supervision.lamps(supervisor(), LampFilter.all())).rows();
    }

    private Set<String> seen(Actor actor) {
        Set<String> cases = accepted(supervision.lamps(actor, LampFilter.all())).rows().stream()
                .map(row -> row.caseId().value())
                .collect(Collectors.toSet());
        Set<String> orgs = accepted(supervision.counts(actor)).stream()
                .map(count -> count.org().value())
                .collect(Collectors.toSet());
        assertThat(orgs).hasSameSizeAs(cases);
        cases.forEach(id -> assertThat(accepted(supervision.clocksOf(actor, new CaseId(id))))
                .hasSize(1));
        return cases;
    }

    private List<LampChange> history(String id) {
        return accepted(supervision.historyOf(supervisor(), new CaseId(id)));
    }

    private List<ClockView> clocks(String id) {
        return accepted(supervision.clocksOf(supervisor(), new CaseId(id)));
    }

    private Map<String, Long> counts() {
        return accepted(supervision.counts(supervisor())).stream()
                .collect(Collectors.toMap(count -> count.kind() + " " + count.name(), SupervisionCount::number));
    }

    private static Actor supervisor() {
        return actor(Role.SUPERVISOR, "sunshine-supervision");
    }

    private static Actor actor(Role role, String org) {
        return new Actor(
                Optional.of(new PersonId("p-" + role.name().toLowerCase(Locale.ROOT))),
                "someone",
                Optional.of(new OrgId(org)),
                Optional.of(new JurisdictionId("sunshine")),
                Set.of(role),
                Set.of());
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return outcome.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.toString());
        });
    }

    private static RejectionKind refusal(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().code().kind();
    }

    @SuppressWarnings("ClassExplicitlyAnnotation")
    private record Config(int tick_millis, int batch) implements SupervisionConfig {
        @Override
        public Class<? extends Annotation> annotationType() {
            return SupervisionConfig.class;
        }
    }
}
