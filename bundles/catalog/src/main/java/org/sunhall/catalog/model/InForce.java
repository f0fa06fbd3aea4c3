package org.sunhall.catalog.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.ItemStanding;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;

/** Which edition of an item holds at an instant, or why none does. Goes by dates, so that it is exact to the instant. */
public final class InForce {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private InForce() {}

    /**
     * The edition that cases are filed under: the one that holds, unless the item as such is out of use or of a type that the
     * pack does not know on that day.
     *
     * @param editions all of the item, at least one
     */
    public static Outcome<Edition> forCases(
            ItemCode item, ItemStanding standing, List<Edition> editions, Instant at, Pack pack) {
        Text name = editions.get(0).view().itemName();
        return switch (standing.at(at)) {
            case HUNG ->
                Outcome.refused(
                        CatalogRejection.HUNG,
                        Text.of(
                                        "「{0}」已经挂起,解挂前不能办理(002第二十条、第二十一条)。",
                                        "“{0}” is hung and cannot be applied for until it is un-hung (R-091, R-093).")
                                .with(name));
            case EXEMPT ->
                Outcome.refused(
                        CatalogRejection.EXEMPT,
                        Text.of(
                                        "「{0}」经批准不在网上运行,请到实施机构现场办理(000第七条、004第八条)。",
                                        "“{0}” is exempt from running online; apply at the office (R-088, R-090).")
                                .with(name));
            case CANCELLED ->
                Outcome.refused(
                        CatalogRejection.CANCELLED,
                        Text.of("「{0}」已经取消,不得办理。", "“{0}” is cancelled; the power must not be exercised.")
                                .with(name));
            case ACTIVE -> at(item, editions, at, pack.zone()).then(edition -> unexpired(edition, at, pack));
        };
    }

    private static Outcome<Edition> unexpired(Edition edition, Instant at, Pack pack) {
        boolean known = pack.itemType(edition.type(), at.atZone(pack.zone()).toLocalDate())
                .isPresent();
        return known
                ? Outcome.accepted(edition)
                : Outcome.refused(
                        CatalogRejection.EXPIRED,
                        Text.of(
                                        "「{0}」所属的权力类型「{1}」在本辖区已不存在,不得办理。",
                                        "The type of “{0}”, {1}, does not exist here on that day.")
                                .with(edition.view().itemName(), edition.type()));
    }

    /**
     * The edition that holds.
     *
     * @param editions all of the item
     * @param zone     to name instants in
     */
    public static Outcome<Edition> at(ItemCode item, List<Edition> editions, Instant at, ZoneId zone) {
        Optional<Edition> holds = editions.stream()
                .filter(edition -> edition.state().isPublic())
                .filter(edition ->
                        from(edition).filter(from -> !from.isAfter(at)).isPresent())
                .filter(edition ->
                        edition.supersededAt().filter(end -> !end.isAfter(at)).isEmpty())
                .max(Comparator.comparing((Edition edition) -> from(edition).orElseThrow())
                        .thenComparing(edition -> edition.view().number()));
        Optional<Instant> until =
                holds.flatMap(edition -> edition.view().effectiveUntil()).filter(end -> !end.isAfter(at));
        if (until.isPresent()) {
            return Outcome.refused(
                    CatalogRejection.EXPIRED,
                    Text.of("「{0}」自{1}起失效。", "“{0}” expired on {1}.")
                            .with(
                                    holds.get().view().itemName(),
                                    MINUTE.format(until.get().atZone(zone))));
        }
        return holds.map(Outcome::accepted).orElseGet(() -> whyNone(item, editions, at, zone));
    }

    private static Optional<Instant> from(Edition edition) {
        return edition.view().effectiveFrom();
    }

    private static Outcome<Edition> whyNone(ItemCode item, List<Edition> editions, Instant at, ZoneId zone) {
        if (editions.isEmpty()) {
            return Outcome.refused(
                    CatalogRejection.ITEM_UNKNOWN,
                    Text.of("没有编码为{0}的事项。", "There is no item {0}.").with(item));
        }
        Text name = editions.get(0).view().itemName();
        Optional<Instant> later = editions.stream()
                .filter(edition -> edition.state().isPublic())
                .flatMap(edition -> from(edition).stream())
                .filter(from -> from.isAfter(at))
                .min(Comparator.naturalOrder());
        if (later.isPresent()) {
            return Outcome.refused(
                    CatalogRejection.NOT_YET_EFFECTIVE,
                    Text.of(
                                    "「{0}」已经公布,自{1}起生效,在此之前不能办理。",
                                    "“{0}” is published and takes effect from {1}; it cannot be applied for before.")
                            .with(name, MINUTE.format(later.get().atZone(zone))));
        }
        if (has(editions, EditionState.APPROVED)) {
            return Outcome.refused(
                    CatalogRejection.NOT_PUBLISHED,
                    Text.of(
                                    "「{0}」已通过法制审核,尚未公布;公布并生效后方可办理。",
                                    "“{0}” has passed legal review and is not published yet; it can be applied for once it is"
                                            + " published and in effect.")
                            .with(name));
        }
        if (has(editions, EditionState.PROPOSED)) {
            return Outcome.refused(
                    CatalogRejection.NOT_REVIEWED,
                    Text.of(
                                    "「{0}」尚未经法制审核,依规定不得办理。",
                                    "“{0}” has not passed legal review; until then the power must not be exercised.")
                            .with(name));
        }
        if (has(editions, EditionState.SUPERSEDED)) {
            return Outcome.refused(
                    CatalogRejection.OUT_OF_USE,
                    Text.of("「{0}」已停止使用。", "“{0}” is no longer in use.").with(name));
        }
        return Outcome.refused(
                CatalogRejection.NOT_REVIEWED,
                Text.of("「{0}」未通过法制审核,不得办理。", "“{0}” did not pass legal review; the power must not be exercised.")
                        .with(name));
    }

    private static boolean has(List<Edition> editions, EditionState state) {
        return editions.stream().anyMatch(edition -> edition.state() == state);
    }
}
