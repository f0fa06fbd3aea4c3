package org.sunhall.cases.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseEvents;
import org.sunhall.clocks.CalendarDay;
import org.sunhall.clocks.DayKind;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.jurisdictions.RulesHistory;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.Packs;

/** A year of the calendar that arrives moves what is open, once, with the old and the new day on record. */
@Tag("R-111")
class CalendarWorkerTest {

    private static final Instant LANDED = Instant.parse("2026-03-02T02:00:00Z");

    private WatchedDatabase watched;
    private Office office;
    private final List<WorkCalendar> versions = new ArrayList<>(List.of(WorkCalendar.china()));
    private final RulesHistory history = new History();

    @BeforeEach
    void open() {
        watched = WatchedDatabase.derby();
        office = new Office(watched.database);
    }

    @AfterEach
    void close() throws InterruptedException {
        office.close();
        watched.close();
    }

    private CaseId submitted(String key) {
        return office.intake
                .submit(Office.citizen("p-" + key), key, Office.ITEM, CasesContract.form(), Map.of())
                .asOptional()
                .orElseThrow()
                .id();
    }

    /** Whether something follows by law for this case before the instant. */
    private boolean isDue(CaseId id, String at) {
        return office.database.transactions().call(() -> office.store.due(Instant.parse(at), 100)).stream()
                .anyMatch(due -> due.caseId().equals(id));
    }

    private final class History implements RulesHistory {
        @Override
        public long version() {
            return versions.size() - 1;
        }

        @Override
        public Optional<Landing> landing(long version) {
            return Optional.of(new Landing(version, LANDED, "国办发明电"));
        }

        @Override
        public PackRegistry asOf(long version) {
            return by(versions.get((int) version));
        }
    }

    private static PackRegistry by(WorkCalendar calendar) {
        return new PackRegistry() {
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
                return of(jurisdiction).calendar(calendar);
            }
        };
    }

    /** From now on these days of March are days off, too. */
    private void lands(int... days) {
        List<CalendarDay> off = new ArrayList<>();
        for (int day : days) {
            off.add(new CalendarDay(LocalDate.of(2026, 3, day), DayKind.HOLIDAY, Text.same("新定")));
        }
        WorkCalendar next =
                WorkCalendar.china().with(WorkCalendar.of(off, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));
        versions.add(next);
        office.rules = by(next);
    }

    private List<RecordedEvent> moved(CaseId id) {
        return office.database.transactions().call(() -> office.ledger.read(new StreamId("case", id.value()))).stream()
                .filter(event -> event.type().equals(CaseEvents.CLOCK_REPROJECTED))
                .toList();
    }

    private JsonNode finished() {
        List<RecordedEvent> events =
                office.database.transactions().call(() -> office.ledger.read(new StreamId("jurisdiction", "calendar")));
        return events.get(events.size() - 1).data();
    }

    private StoredCase found(CaseId id) {
        return office.database.transactions().call(() -> office.store.find(id)).orElseThrow();
    }

    private void applied() throws InterruptedException {
        CalendarWorker worker = office.calendar.apply(history);
        try {
            worker.catchUp();
            assertThat(worker.check().figures())
                    .containsAllEntriesOf(Map.of("rules", history.version(), "applied", history.version()));
        } finally {
            worker.stop();
        }
    }

    @Test
    void everyOpenCaseGetsItsNewDatesOnceAndTheEventSaysBoth() throws Exception {
        List<CaseId> open = List.of(submitted("a"), submitted("b"));
        assertThat(isDue(open.get(0), "2026-03-09T16:00:00Z")).isTrue();
        lands(4, 5);

        applied();
        applied();

        for (CaseId id : open) {
            List<RecordedEvent> events = moved(id);
            assertThat(events).isNotEmpty();
            JsonNode notice = events.stream()
                    .map(RecordedEvent::data)
                    .filter(data -> data.path("clock").path("kind").asText("").equals("notice")
                            || data.toString().contains("notice"))
                    .findFirst()
                    .orElseThrow();
            assertThat(notice.path("oldDueDate").asText()).isEqualTo("2026-03-09");
            assertThat(notice.path("newDueDate").asText()).isEqualTo("2026-03-11");
            assertThat(notice.path("notice").asText()).isEqualTo("国办发明电");
            assertThat(isDue(id, "2026-03-11T15:59:59Z"))
                    .as("deemed accepted two days later")
                    .isFalse();
            assertThat(isDue(id, "2026-03-11T16:00:00Z")).isTrue();
        }
        assertThat(finished().path("changed").asInt()).isEqualTo(2);
        assertThat(finished().path("seen").asInt()).isEqualTo(2);
    }

    @Test
    void whatWasFiledAfterTheLandingHasNoOldDate() throws Exception {
        office.now = LANDED.plusSeconds(60);
        CaseId late = submitted("a");
        lands(4, 5);

        applied();

        assertThat(moved(late)).isEmpty();
        assertThat(finished().path("seen").asInt()).isZero();
    }

    @Test
    void aSecondChangeStartsFromTheFirst() throws Exception {
        CaseId id = submitted("a");
        lands(4);
        applied();
        long first = found(id).version();
        lands(4, 5);
        applied();

        List<RecordedEvent> events = moved(id);
        assertThat(found(id).version()).isGreaterThan(first);
        assertThat(events.get(0).data().path("newDueDate").asText())
                .isEqualTo(
                        events.get(events.size() / 2).data().path("oldDueDate").asText())
                .isEqualTo("2026-03-10");
    }

    @Test
    void goesOnAfterACrashAtAnyCallWithoutTellingAnybodyTwice() throws Exception {
        List<CaseId> open = new ArrayList<>();
        for (String key : List.of("a", "b", "c", "d")) {
            open.add(submitted(key));
        }
        lands(4, 5);
        int crashes = 0;
        for (int call = 3; call < 60 && versionApplied() < 1; call++) {
            CalendarWorker dying = office.calendar.apply(history);
            try {
                watched.connections.breakingCall(call, dying::catchUp);
            } catch (RuntimeException e) {
                crashes++;
            } finally {
                dying.stop();
            }
        }
        assertThat(crashes).isGreaterThan(3);

        applied();

        int each = moved(open.get(0)).size();
        assertThat(each).isPositive();
        assertThat(open).allSatisfy(id -> assertThat(moved(id)).hasSize(each));
        assertThat(finished().path("changed").asInt()).isEqualTo(4);
        assertThat(finished().path("seen").asInt()).isEqualTo(4);
    }

    private long versionApplied() {
        return office.database
                .transactions()
                .call(() -> office.ledger.read(new StreamId("jurisdiction", "calendar")))
                .size();
    }
}
