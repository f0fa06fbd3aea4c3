package org.sunhall.catalog.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Anchor;
import org.sunhall.packs.DeclarationRule;
import org.sunhall.packs.Pack;
import org.sunhall.packs.Reading;

/**
 * That an office has to declare the change of one of its items.
 *
 * @param id           its id
 * @param change       what made it due
 * @param item         the item
 * @param itemName     its name
 * @param org          who has to declare
 * @param jurisdiction under whose pack
 * @param clock        by when (K-01, K-03); empty when the pack has no number
 * @param state        whether it was done
 * @param edition      the edition that was proposed for it
 * @param note         why nothing has to change
 * @param version      counts its changes from 1
 */
public record Declaration(
        String id,
        String change,
        ItemCode item,
        Text itemName,
        OrgId org,
        JurisdictionId jurisdiction,
        Optional<StatutoryClock> clock,
        State state,
        Optional<EditionId> edition,
        Optional<String> note,
        long version) {

    /** The kind of its clock. */
    public static final String KIND = "declaration";

    /** What became of it. */
    public enum State {
        /** Nobody has answered. */
        DUE,
        /** A new edition was proposed. */
        DECLARED,
        /** The office says that nothing has to change. */
        UNCHANGED
    }

    /** The same, answered by an edition. */
    public Declaration declared(EditionId by, Instant at) {
        return ended(State.DECLARED, Optional.of(by), Optional.empty(), at);
    }

    /** The same, answered by saying that nothing has to change. */
    public Declaration unchanged(String why, Instant at) {
        return ended(State.UNCHANGED, Optional.empty(), Optional.of(why), at);
    }

    private Declaration ended(State next, Optional<EditionId> by, Optional<String> why, Instant at) {
        return new Declaration(
                id,
                change,
                item,
                itemName,
                org,
                jurisdiction,
                clock.map(some -> ended(some, next, at)),
                next,
                by,
                why,
                version + 1);
    }

    /** A clock whose time has not begun, since it counts back from a day to come, ends with its beginning. */
    private static StatutoryClock ended(StatutoryClock clock, State next, Instant at) {
        Instant end = at.isBefore(clock.startedAt()) ? clock.startedAt() : at;
        return clock.end(end, next == State.DECLARED ? "declared" : "unchanged")
                .asOptional()
                .orElse(clock);
    }

    /** The day a rule counts from, as the change says it; empty when the change does not say it. */
    public static Optional<LocalDate> anchor(DeclarationRule rule, LawChange change) {
        return switch (rule.anchor()) {
            case PUBLICATION -> change.publishedOn();
            case EFFECTIVE_DATE_BACKWARDS -> change.effectiveOn();
            case CHANGE_EVENT, GOVERNMENT_DECISION -> change.happenedOn();
        };
    }

    /**
     * The clock of a rule that counts from this day. A rule that counts backwards gives a clock that ends when its last day
     * ends: with the window, or before it. Its anchor is found by counting back, so that it counts the same days.
     */
    public static StatutoryClock clock(
            DeclarationRule rule, LocalDate anchor, Pack pack, ClockReader reader, LocalDate on) {
        Limit limit = rule.limit();
        LocalDate start = anchor;
        if (rule.anchor() == Anchor.EFFECTIVE_DATE_BACKWARDS) {
            int ahead = rule.reading() == Reading.AT_LEAST_THAT_EARLY ? limit.amount() : 1;
            start = reader.latestStart(anchor, new Limit(limit.amount() + ahead, limit.unit()));
        }
        ClockTerms terms = new ClockTerms(
                KIND,
                Text.of("事项变更申报", "Declaring an item's change"),
                ClockOwner.OFFICE,
                limit,
                pack.warning(KIND, limit, on),
                rule.basis(),
                ClockTerms.LAMP,
                java.util.Set.of(),
                Optional.empty());
        return StatutoryClock.start(KIND, terms, start.atStartOfDay(pack.zone()).toInstant());
    }
}
