package org.sunhall.catalog.application;

import java.util.Optional;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;

/** Who may decide on editions: the legal office of their jurisdiction, nobody else. */
final class LegalOffice {

    private LegalOffice() {}

    static Optional<Rejection> mayNotDecide(Actor actor) {
        if (actor.isAnonymous()) {
            return Optional.of(
                    Rejection.of(CatalogRejection.UNAUTHENTICATED, Text.of("审核事项须先登录。", "Sign in to review items.")));
        }
        return actor.has(Role.LEGAL) ? Optional.empty() : Optional.of(forbidden());
    }

    static Optional<Rejection> mayNotDecide(Actor actor, EditionView edition) {
        boolean own =
                actor.jurisdiction().filter(edition.jurisdiction()::equals).isPresent();
        return own ? mayNotDecide(actor) : Optional.of(forbidden());
    }

    private static Rejection forbidden() {
        return Rejection.of(
                CatalogRejection.FORBIDDEN,
                Text.of(
                        "事项须由其所属辖区的法制机构审核和公布。",
                        "Items are reviewed and published by the legal office of their jurisdiction only."));
    }

    static Rejection unknown() {
        return Rejection.of(CatalogRejection.EDITION_UNKNOWN, Text.of("没有这个版本。", "There is no such edition."));
    }
}
