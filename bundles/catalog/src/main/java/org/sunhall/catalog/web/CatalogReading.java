package org.sunhall.catalog.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.ItemView;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;

/**
 * Who may read what: everybody what is published, officials of a jurisdiction and operators also what is on its way. For
 * everybody else what was never published does not exist.
 */
final class CatalogReading {

    private final CatalogDesk desk;

    CatalogReading(CatalogDesk desk) {
        this.desk = desk;
    }

    static boolean isInternal(Actor actor, JurisdictionId jurisdiction) {
        if (actor.has(Role.SYSTEM) || actor.has(Role.OPERATOR)) {
            return true;
        }
        boolean official = Stream.of(Role.LEGAL, Role.STAFF, Role.BUREAU_ADMIN, Role.SUPERVISOR, Role.BUREAU_SUPERVISOR)
                .anyMatch(actor::has);
        return official && actor.jurisdiction().filter(jurisdiction::equals).isPresent();
    }

    /** Officials only; others are refused. */
    static Outcome<Actor> official(Actor actor) {
        if (actor.isAnonymous()) {
            return Outcome.refused(CatalogRejection.UNAUTHENTICATED, Text.of("请先登录。", "Sign in first."));
        }
        boolean official = Stream.of(
                        Role.LEGAL,
                        Role.STAFF,
                        Role.BUREAU_ADMIN,
                        Role.SUPERVISOR,
                        Role.BUREAU_SUPERVISOR,
                        Role.OPERATOR,
                        Role.SYSTEM)
                .anyMatch(actor::has);
        return official
                ? Outcome.accepted(actor)
                : Outcome.refused(CatalogRejection.FORBIDDEN, Text.of("仅供工作人员使用。", "This is for officials."));
    }

    /** The jurisdiction an official works for; whoever has none is refused. */
    static Outcome<JurisdictionId> jurisdiction(Actor actor) {
        return official(actor).then(signed -> signed.jurisdiction()
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(
                        CatalogRejection.FORBIDDEN,
                        Text.of("须由辖区工作人员查看。", "This is for the officials of a jurisdiction."))));
    }

    private static boolean maySee(Actor actor, EditionView edition) {
        return edition.state().isPublic() || isInternal(actor, edition.jurisdiction());
    }

    /** The next items by code. */
    CatalogDesk.ItemPage items(Actor actor, String after, int most) {
        return desk.items(after, most, jurisdiction -> isInternal(actor, jurisdiction));
    }

    Outcome<ItemView> item(Actor actor, String code) {
        return parsed(code, ItemCode::new)
                .flatMap(desk::item)
                .flatMap(item -> shown(actor, item))
                .map(Outcome::accepted)
                .orElseGet(() ->
                        Outcome.refused(CatalogRejection.ITEM_UNKNOWN, Text.of("没有这个事项。", "There is no such item.")));
    }

    private Optional<ItemView> shown(Actor actor, ItemView item) {
        return isInternal(actor, item.jurisdiction()) ? Optional.of(item) : desk.publicItem(item.code());
    }

    List<EditionView> editions(Actor actor, Optional<EditionState> state, Optional<ItemCode> item) {
        return item.map(desk::editions).orElseGet(desk::editions).stream()
                .filter(edition -> maySee(actor, edition))
                .filter(edition ->
                        state.filter(wanted -> wanted != edition.state()).isEmpty())
                .toList();
    }

    Outcome<EditionView> edition(Actor actor, String id) {
        return parsed(id, EditionId::new)
                .flatMap(desk::edition)
                .filter(edition -> maySee(actor, edition))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(
                        CatalogRejection.EDITION_UNKNOWN, Text.of("没有这个版本。", "There is no such edition.")));
    }

    static <T> Optional<T> parsed(String value, java.util.function.Function<String, T> parse) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
