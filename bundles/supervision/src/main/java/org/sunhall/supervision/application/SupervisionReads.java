package org.sunhall.supervision.application;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.clocks.ClockReading;
import org.sunhall.clocks.Lamp;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Organisation;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;
import org.sunhall.supervision.api.ClockView;
import org.sunhall.supervision.api.LampChange;
import org.sunhall.supervision.api.LampFilter;
import org.sunhall.supervision.api.LampPage;
import org.sunhall.supervision.api.LampRow;
import org.sunhall.supervision.api.Supervision;
import org.sunhall.supervision.api.SupervisionCount;
import org.sunhall.supervision.api.SupervisionRejection;
import org.sunhall.supervision.model.CaseLine;
import org.sunhall.supervision.model.ClockLine;
import org.sunhall.supervision.model.OpenStep;
import org.sunhall.supervision.model.Scope;
import org.sunhall.supervision.store.SupervisionStore;

/** Answers from the projection, within what the actor may see. */
@Component(service = Supervision.class)
public final class SupervisionReads implements Supervision {

    private final SupervisionStore store;
    private final Transactions transactions;
    private final Directory directory;
    private final Readers readers;
    private final Clock clock;

    /** Takes what it reads from. */
    @Activate
    public SupervisionReads(
            @Reference SupervisionStore store,
            @Reference Transactions transactions,
            @Reference Directory directory,
            @Reference Readers readers,
            @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.directory = directory;
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public Outcome<LampPage> lamps(Actor actor, LampFilter filter) {
        return Scope.of(actor).then(scope -> {
            if (scope.org().isPresent()
                    && filter.org().isPresent()
                    && !scope.org().equals(filter.org())) {
                return Outcome.refused(SupervisionRejection.NOT_ALLOWED, SupervisionRejection.NOT_ALLOWED.title());
            }
            Optional<SupervisionStore.Place> after = filter.after().map(SupervisionReads::place);
            if (after.filter(place -> place.id().isEmpty()).isPresent()) {
                return Outcome.refused(
                        SupervisionRejection.BAD_QUERY,
                        Text.of("翻页标记不正确,请从第一页重新查询。", "The page mark is none; start from the first page."));
            }
            return Outcome.accepted(transactions.call(() -> page(scope, filter, after)));
        });
    }

    private LampPage page(Scope scope, LampFilter filter, Optional<SupervisionStore.Place> after) {
        Optional<OrgId> org = scope.org().isPresent() ? scope.org() : filter.org();
        List<ClockLine> lines = store.watched(scope.jurisdiction(), org, filter.lamp(), after, filter.limit() + 1);
        boolean more = lines.size() > filter.limit();
        List<ClockLine> shown = more ? lines.subList(0, filter.limit()) : lines;
        Set<String> ids = new HashSet<>();
        shown.forEach(line -> ids.add(line.caseId().value()));
        Map<String, CaseLine> cases = store.cases(ids);
        Map<OrgId, Text> names = new HashMap<>();
        Instant now = clock.instant();
        List<LampRow> rows = new ArrayList<>();
        for (ClockLine line : shown) {
            CaseLine owner = cases.get(line.caseId().value());
            rows.add(row(line, owner, names.computeIfAbsent(line.org(), this::nameOf), now));
        }
        Optional<String> next =
                more ? Optional.of(written(SupervisionStore.place(shown.get(shown.size() - 1)))) : Optional.empty();
        return new LampPage(rows, next);
    }

    private LampRow row(ClockLine line, CaseLine owner, Text orgName, Instant now) {
        ClockReading reading = readers.of(line.jurisdiction()).read(line.clock(), now);
        Optional<OpenStep> step = owner.steps().stream().findFirst();
        return new LampRow(
                line.caseId(),
                owner.receipt(),
                owner.code(),
                owner.item(),
                owner.itemName(),
                line.org(),
                orgName,
                line.jurisdiction(),
                step.map(OpenStep::title),
                step.map(OpenStep::post).filter(post -> !post.isEmpty()),
                owner.parked(),
                line.clock().id(),
                line.clock().terms().kind(),
                line.clock().terms().title(),
                line.lamp(),
                line.since(),
                reading.due(),
                remaining(line.clock(), reading));
    }

    @Override
    public Outcome<List<ClockView>> clocksOf(Actor actor, CaseId id) {
        return Scope.of(actor)
                .then(scope -> transactions.call(() -> seen(scope, id).map(found -> {
                    Instant now = clock.instant();
                    return store.clocksOf(id).stream()
                            .map(line -> view(line, now))
                            .toList();
                })));
    }

    @Override
    public Outcome<List<Text>> explain(Actor actor, CaseId id, String which) {
        return Scope.of(actor)
                .then(scope -> transactions.call(() -> seen(scope, id).then(found -> store.findClock(id, which)
                        .map(line -> Outcome.accepted(readers.of(line.jurisdiction())
                                .read(line.clock(), clock.instant())
                                .explain()))
                        .orElseGet(() -> Outcome.refused(Rejection.of(SupervisionRejection.UNKNOWN_CASE))))));
    }

    private ClockView view(ClockLine line, Instant now) {
        StatutoryClock state = line.clock();
        ClockReading reading = readers.of(line.jurisdiction()).read(state, now);
        return new ClockView(
                state.id(),
                state.terms().kind(),
                state.terms().title(),
                state.terms().owner(),
                state.terms().legalBasis(),
                reading.lamp(),
                since(line, reading),
                state.startedAt(),
                reading.due(),
                reading.provisional(),
                state.isStopped(),
                state.ended().map(ending -> ending.at()),
                state.ended().map(ending -> ending.how()),
                remaining(state, reading),
                reading.working());
    }

    private static Instant since(ClockLine line, ClockReading reading) {
        if (reading.lamp() == line.lamp() && ClockLine.lit(line.clock())) {
            return line.since();
        }
        return switch (reading.lamp()) {
            case GREEN -> line.clock().startedAt();
            case YELLOW -> reading.yellowFrom();
            case RED -> reading.due();
        };
    }

    @Override
    public Outcome<List<LampChange>> historyOf(Actor actor, CaseId id) {
        return Scope.of(actor)
                .then(scope -> transactions.call(() -> seen(scope, id).map(found -> store.history(id))));
    }

    private Outcome<CaseLine> seen(Scope scope, CaseId id) {
        return store.findCase(id)
                .filter(line -> scope.covers(line.jurisdiction(), line.org()))
                .<Outcome<CaseLine>>map(Outcome::accepted)
                .orElseGet(() ->
                        Outcome.refused(SupervisionRejection.UNKNOWN_CASE, SupervisionRejection.UNKNOWN_CASE.title()));
    }

    @Override
    public Outcome<List<SupervisionCount>> counts(Actor actor) {
        return Scope.of(actor)
                .map(scope -> transactions.call(() -> {
                    Map<OrgId, Text> names = new HashMap<>();
                    List<SupervisionCount> counts = new ArrayList<>();
                    store.counts(scope.jurisdiction(), scope.org())
                            .forEach((key, number) -> counts.add(new SupervisionCount(
                                    key.org(),
                                    names.computeIfAbsent(key.org(), this::nameOf),
                                    key.kind(),
                                    key.name(),
                                    number)));
                    return counts;
                }));
    }

    private Text nameOf(OrgId org) {
        return directory.organisation(org).map(Organisation::name).orElseGet(() -> Text.same(org.value()));
    }

    private static Text remaining(StatutoryClock clock, ClockReading reading) {
        if (clock.ended().isPresent()) {
            return reading.lamp() == Lamp.RED ? Text.of("已结束(超期)", "ended late") : Text.of("已在期限内结束", "ended in time");
        }
        if (reading.lamp() == Lamp.RED) {
            return Text.of("已超期{0}", "{0} overdue").with(reading.total().unit().text(reading.overdue()));
        }
        Text left = Text.of("剩余{0}", "{0} left").with(reading.remainingText());
        return clock.isStopped() ? Text.of("已中止计算,{0}", "stopped, {0}").with(left) : left;
    }

    private static String written(SupervisionStore.Place place) {
        String plain = place.urgency() + " " + place.due() + " " + place.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The place a page mark names; one with an empty id when it names none. */
    private static SupervisionStore.Place place(String written) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8).split(" ", 3);
            if (parts.length == 3) {
                return new SupervisionStore.Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), parts[2]);
            }
        } catch (IllegalArgumentException e) {
            // Falls through: no mark of ours.
        }
        return new SupervisionStore.Place(0, 0, "");
    }
}
