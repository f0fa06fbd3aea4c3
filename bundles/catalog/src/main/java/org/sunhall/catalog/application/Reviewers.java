package org.sunhall.catalog.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.RoutePlan;
import org.sunhall.catalog.model.Stage;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.PostRank;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Role;

/**
 * Who acts at a stage: somebody of an organisation that has its function, in the capacity it asks for. A function is looked for
 * in the item's jurisdiction, then in those above; what is the department's own affair falls to who exercises the item.
 */
final class Reviewers {

    /** Stages at which a head decides, by function. */
    private static final Set<String> HEADS =
            Set.of("department-head", "unit-head", "government", "joint-meeting", "leading-group");
    /** Functions of the department itself. */
    private static final Set<String> OWN = Set.of("department-legal", "department-head", "unit-head", "handling");

    /** Of these, those a bureau may keep for the units that belong to it (002 art. 3). */
    private static final Set<String> OF_BUREAUS = Set.of("department-legal", "department-head");

    private static final int MOST_LEVELS = 10;
    private static final String LEGAL_REVIEW = "legal-review";
    private static final String SUPERIOR = "superior";

    private final Directory directory;

    Reviewers(Directory directory) {
        this.directory = directory;
    }

    /** Whether the department is led from above: its parent belongs to another jurisdiction. */
    boolean isVertical(OrgId org, JurisdictionId jurisdiction) {
        return superior(org)
                .filter(above -> !above.jurisdiction().equals(jurisdiction))
                .isPresent();
    }

    private Optional<Organisation> superior(OrgId org) {
        return directory.organisation(org).flatMap(Organisation::parent).flatMap(directory::organisation);
    }

    /** The organisations one of which acts; empty when none has the function. */
    List<OrgId> organisations(Proceeding proceeding, Stage stage) {
        if (stage.org().isPresent()) {
            return List.of(stage.org().get());
        }
        return organisations(stage.function(), proceeding.org(), proceeding.jurisdiction());
    }

    private List<OrgId> organisations(String function, OrgId org, JurisdictionId jurisdiction) {
        if (function.equals(SUPERIOR)) {
            return superior(org).map(Organisation::id).stream().toList();
        }
        if (OF_BUREAUS.contains(function)) {
            return List.of(bureau(function, org, jurisdiction));
        }
        if (OWN.contains(function)) {
            return List.of(org);
        }
        Optional<JurisdictionId> at = Optional.of(jurisdiction);
        while (at.isPresent()) {
            List<OrgId> found = directory.withFunction(at.get(), function).stream()
                    .map(Organisation::id)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
            at = directory.jurisdiction(at.get()).flatMap(Jurisdiction::parent);
        }
        return List.of();
    }

    /**
     * The nearest organisation from this one upwards, within the jurisdiction, that is given the function by name; the organisation
     * itself when none is.
     */
    private OrgId bureau(String function, OrgId org, JurisdictionId jurisdiction) {
        Optional<Organisation> at = directory.organisation(org);
        for (int level = 0; level < MOST_LEVELS && at.isPresent(); level++) {
            if (at.get().functions().contains(function)) {
                return at.get().id();
            }
            at = at.get().parent().flatMap(directory::organisation).filter(above -> above.jurisdiction()
                    .equals(jurisdiction));
        }
        return org;
    }

    /** Whether somebody of the department itself, or above it, has a say. */
    static boolean isOfDepartment(String function) {
        return OWN.contains(function) || function.equals(SUPERIOR);
    }

    /** Whether this actor acts at this stage. */
    boolean may(Actor actor, Proceeding proceeding, Stage stage) {
        return may(actor, stage.function(), organisations(proceeding, stage), proceeding.jurisdiction());
    }

    /** Whether this actor is of the legal office of a jurisdiction. */
    boolean isLegalOffice(Actor actor, JurisdictionId jurisdiction) {
        List<OrgId> offices = directory.withFunction(jurisdiction, LEGAL_REVIEW).stream()
                .map(Organisation::id)
                .toList();
        return may(actor, LEGAL_REVIEW, offices, jurisdiction);
    }

    /** Whether this actor publishes what this organisation's route ends with. */
    boolean mayAs(Actor actor, String function, OrgId org, JurisdictionId jurisdiction) {
        return may(actor, function, organisations(function, org, jurisdiction), jurisdiction);
    }

    private boolean may(Actor actor, String function, List<OrgId> organisations, JurisdictionId jurisdiction) {
        if (function.equals(LEGAL_REVIEW) && organisations.isEmpty()) {
            return actor.has(Role.LEGAL)
                    && actor.jurisdiction().filter(jurisdiction::equals).isPresent();
        }
        Optional<OrgId> own = actor.org().filter(organisations::contains);
        return own.isPresent() && inCapacity(actor, function, own.get());
    }

    private boolean inCapacity(Actor actor, String function, OrgId org) {
        if (HEADS.contains(function)) {
            return isRanked(actor, org, PostRank.HEAD);
        }
        if (function.equals(RoutePlan.AGREEMENT) || function.equals(SUPERIOR)) {
            return actor.has(Role.LEGAL) || isRanked(actor, org, PostRank.HEAD);
        }
        if (function.equals("handling")) {
            return actor.has(Role.LEGAL) || actor.has(Role.BUREAU_ADMIN) || isRanked(actor, org, PostRank.COORDINATOR);
        }
        if (function.equals("information-centre")) {
            return actor.has(Role.OPERATOR) || actor.has(Role.BUREAU_ADMIN) || actor.has(Role.STAFF);
        }
        return actor.has(Role.LEGAL);
    }

    /** Whether the actor holds a post of this rank there, their own or delegated to them. */
    boolean isRanked(Actor actor, OrgId org, PostRank rank) {
        return actor.person().isPresent()
                && directory.ranked(org, rank).stream()
                        .anyMatch(person -> actor.person().get().equals(person.id()));
    }
}
