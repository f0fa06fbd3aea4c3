package org.sunhall.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/**
 * One clock's ledger: when it started, what was added, when it stopped and ran again, when it ended. Immutable; it
 * knows no dates of its own: due dates and lamps are read from it by {@link ClockReader}, so that a changed calendar
 * changes nothing here.
 *
 * @param id         unique within its case
 * @param terms      the terms it runs under, frozen at its start
 * @param startedAt  the anchor; for limits in days the day of the anchor is not counted (民法典 art. 201)
 * @param extensions what was added
 * @param stops      intervals without counting, in order, not overlapping; only the last may be open
 * @param ended      its end, empty while it lives
 */
public record StatutoryClock(
        String id,
        ClockTerms terms,
        Instant startedAt,
        List<Extension> extensions,
        List<Stop> stops,
        Optional<Ending> ended) {

    public StatutoryClock {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("a clock needs an id");
        }
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(startedAt, "startedAt");
        extensions = List.copyOf(extensions);
        stops = List.copyOf(stops);
        Objects.requireNonNull(ended, "ended");
        Instant last = startedAt;
        for (int i = 0; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            if (stop.at().isBefore(last) || stop.resumedAt().isEmpty() && i < stops.size() - 1) {
                throw new IllegalArgumentException("stops follow each other and only the last may be open");
            }
            last = stop.resumedAt().orElse(stop.at());
        }
        for (Extension extension : extensions) {
            if (extension.by().unit() != terms.budget().unit()) {
                throw new IllegalArgumentException("an extension is counted in the unit of the budget");
            }
        }
        if (ended.isPresent() && ended.get().at().isBefore(last)) {
            throw new IllegalArgumentException("a clock ends after everything else");
        }
    }

    /** A new clock that runs from this instant. */
    public static StatutoryClock start(String id, ClockTerms terms, Instant startedAt) {
        return new StatutoryClock(id, terms, startedAt, List.of(), List.of(), Optional.empty());
    }

    /** Whether it is stopped now. An ended clock is not. */
    public boolean isStopped() {
        return ended.isEmpty() && openStop().isPresent();
    }

    /** Budget and extensions together. */
    public Limit total() {
        int amount = terms.budget().amount();
        for (Extension extension : extensions) {
            amount = Math.addExact(amount, extension.by().amount());
        }
        return new Limit(amount, terms.budget().unit());
    }

    /** The instant of the last change. */
    public Instant lastChange() {
        Instant last = startedAt;
        for (Extension extension : extensions) {
            last = later(last, extension.at());
        }
        for (Stop stop : stops) {
            last = later(last, stop.resumedAt().orElse(stop.at()));
        }
        return ended.isPresent() ? later(last, ended.get().at()) : last;
    }

    /**
     * Adds budget, up to what the terms' rule for the next extension allows. Whether the limit has passed is checked by
     * {@link ClockReader#extend}. Refusals: ended, not extendable, extended as often as allowed, too long or other unit, reason or
     * approval missing, before an earlier change.
     */
    public Outcome<StatutoryClock> extend(Limit by, String reason, String approvedBy, Instant at) {
        if (ended.isPresent()) {
            return Outcome.refused(ClockRejection.ENDED, ClockRejection.ENDED.title());
        }
        if (terms.extensions().isEmpty()) {
            return Outcome.refused(ClockRejection.NOT_EXTENDABLE, ClockRejection.NOT_EXTENDABLE.title());
        }
        if (extensions.size() >= terms.extensions().size()) {
            return Outcome.refused(ClockRejection.ALREADY_EXTENDED, ClockRejection.ALREADY_EXTENDED.title());
        }
        ExtensionRule rule = terms.extensions().get(extensions.size());
        if (by.unit() != terms.budget().unit() || !rule.allows(by)) {
            Limit most = rule.cap().orElse(new Limit(1, terms.budget().unit()));
            return Outcome.refused(
                    ClockRejection.WRONG_EXTENSION,
                    Text.of("最多可延长{0},申请延长{1}", "It can be extended by at most {0}, not by {1}")
                            .with(most.text(), by.text()));
        }
        if (isBlank(reason)) {
            return Outcome.refused(ClockRejection.REASON_MISSING, ClockRejection.REASON_MISSING.title());
        }
        if (isBlank(approvedBy)) {
            return Outcome.refused(ClockRejection.APPROVAL_MISSING, ClockRejection.APPROVAL_MISSING.title());
        }
        return changeAt(at).map(clock -> {
            List<Extension> more = new ArrayList<>(extensions);
            more.add(new Extension(by, reason, approvedBy, at));
            return new StatutoryClock(id, terms, startedAt, more, stops, ended);
        });
    }

    /**
     * Stops counting on a typed ground. Refusals: ended, stopped already, a ground the terms do not list or not so
     * often, reason missing, before an earlier change.
     */
    public Outcome<StatutoryClock> stop(String ground, Instant at, String reason) {
        if (ended.isPresent()) {
            return Outcome.refused(ClockRejection.ENDED, ClockRejection.ENDED.title());
        }
        if (ground == null || !terms.stopGrounds().contains(ground)) {
            return Outcome.refused(ClockRejection.GROUND_NOT_LISTED, notListed(ground));
        }
        if (isBlank(reason)) {
            return Outcome.refused(ClockRejection.REASON_MISSING, ClockRejection.REASON_MISSING.title());
        }
        if (isStopped()) {
            return Outcome.refused(ClockRejection.ALREADY_STOPPED, ClockRejection.ALREADY_STOPPED.title());
        }
        int times = terms.stopRule(ground).orElseThrow().times();
        if (times > 0
                && stops.stream().filter(stop -> stop.ground().equals(ground)).count() >= times) {
            return Outcome.refused(
                    ClockRejection.STOPPED_TOO_OFTEN,
                    Text.of("因{0}最多可中止{1}次", "For {0} it may stop {1} times at most")
                            .with(StopGround.titleOf(ground), times));
        }
        return changeAt(at).map(clock -> {
            List<Stop> more = new ArrayList<>(stops);
            more.add(new Stop(ground, reason, at, Optional.empty()));
            return new StatutoryClock(id, terms, startedAt, extensions, more, ended);
        });
    }

    /** Counts again. Refusals: ended, not stopped, before an earlier change. */
    public Outcome<StatutoryClock> resume(Instant at) {
        if (ended.isEmpty() && !isStopped()) {
            return Outcome.refused(ClockRejection.NOT_STOPPED, ClockRejection.NOT_STOPPED.title());
        }
        return changeAt(at).map(clock -> {
            List<Stop> changed = new ArrayList<>(stops);
            Stop open = changed.remove(changed.size() - 1);
            changed.add(new Stop(open.ground(), open.reason(), open.at(), Optional.of(at)));
            return new StatutoryClock(id, terms, startedAt, extensions, changed, ended);
        });
    }

    /** Ends the clock, running or stopped. Refusals: ended already, before an earlier change. */
    public Outcome<StatutoryClock> end(Instant at, String how) {
        return changeAt(at)
                .map(clock ->
                        new StatutoryClock(id, terms, startedAt, extensions, stops, Optional.of(new Ending(at, how))));
    }

    private Outcome<StatutoryClock> changeAt(Instant at) {
        if (ended.isPresent()) {
            return Outcome.refused(ClockRejection.ENDED, ClockRejection.ENDED.title());
        }
        if (at.isBefore(lastChange())) {
            return Outcome.refused(ClockRejection.OUT_OF_ORDER, ClockRejection.OUT_OF_ORDER.title());
        }
        return Outcome.accepted(this);
    }

    /** The stop it is in. */
    Optional<Stop> openStop() {
        return stops.isEmpty()
                ? Optional.empty()
                : Optional.of(stops.get(stops.size() - 1))
                        .filter(stop -> stop.resumedAt().isEmpty());
    }

    private Text notListed(String ground) {
        Text asked = ground == null ? Text.of("未说明", "none named") : StopGround.titleOf(ground);
        if (terms.stopGrounds().isEmpty()) {
            return Text.of("该时限不得中止计算(申请事由:{0})", "This clock never stops (asked for: {0})")
                    .with(asked);
        }
        TreeSet<String> ids = new TreeSet<>(terms.stopGrounds());
        Text allowed = Text.of(
                ids.stream().map(each -> StopGround.titleOf(each).zh()).collect(Collectors.joining("、")),
                ids.stream().map(each -> StopGround.titleOf(each).en()).collect(Collectors.joining(", ")));
        return Text.of("“{0}”不是法定事由,只有下列事由可以中止计算:{1}", "“{0}” is no ground for it; it may stop for {1} only")
                .with(asked, allowed);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
