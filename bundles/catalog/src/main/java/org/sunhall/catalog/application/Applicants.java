package org.sunhall.catalog.application;

import org.sunhall.identity.PostRank;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Role;

/** Who asks for changes in an office's name: its administrator, its legal division, its head or coordinator. */
final class Applicants {

    private final Reviewers reviewers;

    Applicants(Reviewers reviewers) {
        this.reviewers = reviewers;
    }

    boolean may(Actor actor, OrgId org) {
        return actor.org().filter(org::equals).isPresent()
                && (actor.has(Role.BUREAU_ADMIN)
                        || actor.has(Role.LEGAL)
                        || reviewers.isRanked(actor, org, PostRank.HEAD)
                        || reviewers.isRanked(actor, org, PostRank.COORDINATOR));
    }
}
