package org.sunhall.catalog.application;

import java.util.Optional;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/** How the catalog refuses who may not decide. */
final class LegalOffice {

    private LegalOffice() {}

    static Optional<Rejection> notSignedIn(Actor actor) {
        return actor.isAnonymous()
                ? Optional.of(Rejection.of(
                        CatalogRejection.UNAUTHENTICATED, Text.of("审核事项须先登录。", "Sign in to review items.")))
                : Optional.empty();
    }

    static Rejection forbidden() {
        return Rejection.of(
                CatalogRejection.FORBIDDEN,
                Text.of(
                        "事项须由其辖区规则包规定的机构审核和公布。",
                        "Items are reviewed and published by those whom the pack of their jurisdiction names only."));
    }

    static Rejection unknown() {
        return Rejection.of(CatalogRejection.EDITION_UNKNOWN, Text.of("没有这个版本。", "There is no such edition."));
    }
}
