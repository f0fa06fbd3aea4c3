package org.sunhall.supervision.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.clocks.ClockReader;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.supervision.model.CaseLine;
import org.sunhall.supervision.model.ClockLine;
import org.sunhall.supervision.model.CountKey;
import org.sunhall.supervision.model.LampMove;
import org.sunhall.supervision.model.Lamps;
import org.sunhall.supervision.store.SupervisionStore;

/**
 * Moves clocks on, keeps history and counts, and tells the ledger what changed: one {@code supervision.lamp} a change,
 * in the stream {@code lamp} of the case. Inside the caller's transaction, which has its turn.
 */
@Component(service = LampRecorder.class)
public final class LampRecorder {

    static final String LAMP = "supervision.lamp";
    static final String COUNT_LAMP = "lamp";
    static final String COUNT_STAGE = "stage";

    private static final Actor SUPERVISION = Actor.system("supervision");

    private final SupervisionStore store;
    private final Ledger ledger;
    private final Readers readers;

    /** Takes what it writes to. */
    @Activate
    public LampRecorder(@Reference SupervisionStore store, @Reference Ledger ledger, @Reference Readers readers) {
        this.store = store;
        this.ledger = ledger;
        this.readers = readers;
    }

    /** Lets time pass for these clocks: at most one batch. */
    void advance(List<ClockLine> lines, Instant now) {
        Set<String> ids = new HashSet<>();
        lines.forEach(line -> ids.add(line.caseId().value()));
        Map<String, CaseLine> cases = store.cases(ids);
        Work work = new Work(now);
        for (ClockLine line : lines) {
            ClockReader reader = readers.of(line.jurisdiction());
            ClockLine moved = line;
            for (LampMove move : Lamps.passed(reader, line, now)) {
                moved = work.move(moved, move, cases.get(line.caseId().value()));
            }
            work.settle(line, moved, reader, now, false);
        }
        work.finish();
    }

    /** Takes an event of the clock: what time did before it, then what the event did. */
    void apply(CaseLine owner, ClockLine before, ClockLine after, Instant at, Instant now) {
        ClockReader reader = readers.of(before.jurisdiction());
        Work work = new Work(now);
        ClockLine moved = before;
        if (ClockLine.lit(after.clock())) {
            for (LampMove move : Lamps.passed(reader, before, at)) {
                moved = work.move(moved, move, owner);
            }
            moved = moved.with(after.clock(), after.sequence());
            Optional<LampMove> jump = Lamps.jumped(reader, moved, at);
            if (jump.isPresent()) {
                moved = work.move(moved, jump.get(), owner);
            }
        } else {
            moved = moved.with(after.clock(), after.sequence());
        }
        work.settle(before, moved, reader, at, owner.ended() && !outlives(owner, moved));
        work.finish();
    }

    /** The check of a commitment is a duty of the office that outlives its closed case. */
    private static boolean outlives(CaseLine owner, ClockLine line) {
        return line.clock().terms().kind().equals("follow-up") && owner.stage().equals("CLOSED");
    }

    /** The case ended: whatever clock still runs leaves the queue, its history stays. */
    void release(CaseLine owner, Instant at, Instant now) {
        Work work = new Work(now);
        for (ClockLine line : store.clocksOf(owner.id())) {
            if (line.watched() && !outlives(owner, line)) {
                ClockReader reader = readers.of(line.jurisdiction());
                ClockLine moved = line;
                for (LampMove move : Lamps.passed(reader, line, at)) {
                    moved = work.move(moved, move, owner);
                }
                work.settle(line, moved, reader, at, true);
            }
        }
        work.finish();
    }

    /** Counts a case at another stage. */
    void countStage(CaseLine after, Optional<String> before) {
        SortedMap<CountKey, Long> differences = new TreeMap<>();
        before.ifPresent(stage ->
                differences.merge(new CountKey(after.org(), after.jurisdiction(), COUNT_STAGE, stage), -1L, Long::sum));
        differences.merge(new CountKey(after.org(), after.jurisdiction(), COUNT_STAGE, after.stage()), 1L, Long::sum);
        store.count(differences);
    }

    /** What comes together in one transaction. */
    private final class Work {

        private final Instant now;
        private final Map<CaseId, List<EventDraft>> events = new LinkedHashMap<>();
        private final SortedMap<CountKey, Long> differences = new TreeMap<>();

        Work(Instant now) {
            this.now = now;
        }

        ClockLine move(ClockLine line, LampMove move, CaseLine owner) {
            store.add(line, move, now);
            events.computeIfAbsent(line.caseId(), id -> new ArrayList<>()).add(event(line, move, owner));
            return line.moved(move);
        }

        void settle(ClockLine before, ClockLine after, ClockReader reader, Instant at, boolean caseEnded) {
            boolean watched =
                    ClockLine.lit(after.clock()) && after.clock().ended().isEmpty() && !caseEnded;
            Optional<Instant> next = watched ? Lamps.next(reader, after, at) : Optional.empty();
            Instant due = reader.read(after.clock(), at).due();
            if (before.watched()) {
                differences.merge(key(before), -1L, Long::sum);
            }
            if (watched) {
                differences.merge(key(after), 1L, Long::sum);
            }
            store.put(after.queued(due, next, watched));
        }

        void finish() {
            Map<String, List<EventDraft>> byCase = new LinkedHashMap<>();
            events.forEach((id, drafts) -> byCase.put(id.value(), drafts));
            ledger.appendEach("lamp", byCase, SUPERVISION, now);
            store.count(differences);
        }

        private CountKey key(ClockLine line) {
            return new CountKey(
                    line.org(), line.jurisdiction(), COUNT_LAMP, line.lamp().name());
        }
    }

    private static EventDraft event(ClockLine line, LampMove move, CaseLine owner) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("case", line.caseId().value());
        if (owner != null) {
            owner.code().ifPresent(code -> data.put("code", code));
            data.put("receipt", owner.receipt());
            data.put("item", owner.item().value());
        }
        data.put("clock", line.clock().id());
        data.put("kind", line.clock().terms().kind());
        Text title = line.clock().terms().title();
        data.putObject("title").put("zh", title.zh()).put("en", title.en());
        data.put("previous", move.from().name());
        data.put("lamp", move.to().name());
        data.put("since", move.since().toString());
        data.put("due", move.due().toString());
        data.put("org", line.org().value());
        data.put("jurisdiction", line.jurisdiction().value());
        return EventDraft.of(LAMP, data);
    }
}
