package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.Reprojection;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.clocks.StopGround;
import org.sunhall.clocks.StopRule;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/**
 * Stops, interruptions, hanging, more time for the applicant, changed calendars. A ground stops exactly those clocks whose
 * terms list it, so a licence's statutory clock stands for the grounds of 行政许可法 art. 45 only.
 */
final class Stopping {

    private Stopping() {}

    static Outcome<Decision> stop(Work work, ClockCommand.Stop command) {
        if (command.ground().equals(StopGround.ITEM_HUNG.id())) {
            return Work.refuse(CaseRejection.NOT_ALLOWED, "挂起由事项目录决定。", "Hanging is decided in the catalog.");
        }
        return stop(work, command.ground(), command.reason(), command.expected(), command.person());
    }

    static Outcome<Decision> interrupt(Work work, ClockCommand.Interrupt command) {
        return stop(
                work, StopGround.INTERRUPTED.id(), command.reason(), Optional.of(command.length()), command.person());
    }

    private static Outcome<Decision> stop(
            Work work, String ground, String reason, Optional<Limit> expected, String person) {
        if (Wording.isBlank(reason)) {
            return Work.refuse(CaseRejection.REASONS_MISSING, "须说明中止的理由。", "Say why the clocks stop.");
        }
        if (work.state().stops().containsKey(ground)) {
            return Work.refuse(CaseRejection.STOPPED_ALREADY, "已因此事由中止。", "It is stopped on this ground already.");
        }
        List<StatutoryClock> stopping = new ArrayList<>();
        Optional<Rejection> refusal = Optional.empty();
        for (StatutoryClock clock : work.clocks().living()) {
            Outcome<StatutoryClock> stopped = work.clocks().tryStop(clock, ground);
            stopped.asOptional().ifPresent(each -> stopping.add(clock));
            boolean listed = clock.terms().stopRule(ground).isPresent();
            refusal = listed ? stopped.refusal() : refusal.or(stopped::refusal);
        }
        if (stopping.isEmpty()) {
            return Outcome.refused(refusal.orElseGet(
                    () -> Rejection.of(CaseRejection.NOT_NOW, Text.of("没有正在计算的时限。", "No clock is running."))));
        }
        return checked(ground, expected, stopping)
                .map(Outcome::<Decision>refused)
                .orElseGet(() -> {
                    ObjectNode data = work.data();
                    data.put("ground", ground);
                    Work.put(data, "groundTitle", StopGround.titleOf(ground));
                    data.put("basis", rule(stopping.get(0), ground).basis());
                    expected.ifPresent(limit -> data.put("expected", limit.toString()));
                    data.put("person", person);
                    Work.put(
                            data,
                            "clocks",
                            stopping.stream().map(StatutoryClock::id).toList());
                    if (stopping.stream().anyMatch(clock -> rule(clock, ground).tell())) {
                        data.put("tell", "parties");
                    }
                    work.emit(CaseEvents.STOPPED, data, Wording.reason(reason), List.of("stop-notice"));
                    return work.done();
                });
    }

    /** The time needed is told where it must be, and lies within the caps. */
    private static Optional<Rejection> checked(String ground, Optional<Limit> expected, List<StatutoryClock> stopping) {
        boolean statutory =
                stopping.stream().anyMatch(clock -> clock.terms().kind().equals(CaseMachine.STATUTORY));
        if (statutory && expected.isEmpty()) {
            return Work.no(
                    CaseRejection.TIME_MISSING,
                    "须将所需时间书面告知申请人(行政许可法第45条)。",
                    "The parties are told in writing how much time it needs (Licensing Law art. 45).");
        }
        for (StatutoryClock clock : stopping) {
            Optional<Limit> cap = rule(clock, ground).cap();
            boolean longer = cap.isPresent()
                    && expected.isPresent()
                    && (expected.get().unit() != cap.get().unit()
                            || expected.get().amount() > cap.get().amount());
            if (longer) {
                return Work.no(
                        CaseRejection.TIME_TOO_LONG,
                        "因此事由最多中止" + cap.get().text().zh() + "。",
                        "On this ground it stops for " + cap.get().text().en() + " at most.");
            }
        }
        return Optional.empty();
    }

    private static StopRule rule(StatutoryClock clock, String ground) {
        return clock.terms().stopRule(ground).orElseThrow();
    }

    static Outcome<Decision> endStop(Work work, ClockCommand.EndStop command) {
        boolean hung = command.ground().equals(StopGround.ITEM_HUNG.id());
        if (hung || !work.state().stops().containsKey(command.ground())) {
            return Work.refuse(CaseRejection.NOT_STOPPED, "没有因此事由中止。", "It is not stopped on this ground.");
        }
        ObjectNode data = work.data();
        data.put("ground", command.ground());
        Work.put(data, "groundTitle", StopGround.titleOf(command.ground()));
        data.put("person", command.person());
        data.put("tell", "parties");
        work.emit(CaseEvents.STOP_ENDED, data, Wording.reason(command.reason()));
        return work.done();
    }

    static Outcome<Decision> hang(Work work, ClockCommand.Hang command) {
        if (work.state().stops().containsKey(StopGround.ITEM_HUNG.id())) {
            return Work.refuse(CaseRejection.STOPPED_ALREADY, "事项已经挂起。", "The item is hung already.");
        }
        return hanging(work, CaseEvents.HUNG, command.why());
    }

    static Outcome<Decision> unhang(Work work, ClockCommand.Unhang command) {
        if (!work.state().stops().containsKey(StopGround.ITEM_HUNG.id())) {
            return Work.refuse(CaseRejection.NOT_STOPPED, "事项没有挂起。", "The item is not hung.");
        }
        return hanging(work, CaseEvents.UNHUNG, command.why());
    }

    private static Outcome<Decision> hanging(Work work, String type, Text why) {
        ObjectNode data = work.data();
        data.put("ground", StopGround.ITEM_HUNG.id());
        Work.put(data, "why", why);
        work.emit(type, data);
        return work.done();
    }

    static Outcome<Decision> grantTime(Work work, ClockCommand.GrantTime command) {
        Optional<StatutoryClock> clock = work.clocks().running(CaseMachine.SUPPLEMENT);
        if (clock.isEmpty()) {
            return Work.refuse(CaseRejection.NOT_NOW, "办件不在补正中。", "Nothing is being supplied at present.");
        }
        if (Wording.isBlank(command.reason())) {
            return Work.refuse(CaseRejection.REASONS_MISSING, "须说明正当理由。", "Name the good reason.");
        }
        return work.definition()
                .reader()
                .extend(clock.get(), command.by(), "good-reason", command.person(), work.now())
                .then(extended -> {
                    ObjectNode data = work.data();
                    data.put("by", command.by().toString());
                    data.put("person", command.person());
                    data.put("tell", "parties");
                    work.emit(CaseEvents.TIME_GRANTED, data, Wording.reason(command.reason()));
                    work.clocks().record(extended, "extended");
                    return work.done();
                });
    }

    static Outcome<Decision> calendarChanged(Work work, ClockCommand.RecordCalendarChange command) {
        ClockReader reader = work.definition().reader();
        ClockReader before = new ClockReader(command.before(), reader.zone(), reader.rules());
        List<Reprojection> moved = reader.reproject(
                before,
                work.clocks().living().stream()
                        .filter(clock -> !clock.startedAt().isAfter(command.at()))
                        .toList(),
                work.now());
        if (moved.isEmpty()) {
            return Work.refuse(CaseRejection.NOT_NOW, "日历变更不影响本办件的时限。", "The new calendar changes none of its clocks.");
        }
        moved.forEach(one -> reprojected(work, one, command.notice()));
        return work.done();
    }

    private static void reprojected(Work work, Reprojection one, String notice) {
        ObjectNode data = work.data();
        data.put("notice", notice);
        data.put("oldDue", one.oldDue().toString());
        data.put("oldDueDate", one.oldDueDate().toString());
        data.put("newDue", one.newDue().toString());
        data.put("newDueDate", one.newDueDate().toString());
        data.put("newYellowFrom", one.newYellowFrom().toString());
        data.put("provisional", one.provisional());
        work.clocks().describe(data, one.clock(), "reprojected");
        work.emit(CaseEvents.CLOCK_REPROJECTED, data);
    }

    /** A stop has reached its cap: the clock counts again from then on, and that is put on record. */
    static Optional<Outcome<Decision>> capReached(Work work, StatutoryClock clock) {
        Optional<Instant> end = work.definition().reader().stopEnds(clock).filter(at -> !at.isAfter(work.now()));
        return end.map(at -> clock.resume(at).then(resumed -> {
            work.clocks().recordAtCap(resumed);
            return work.done();
        }));
    }
}
