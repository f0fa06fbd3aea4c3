package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.CaseIntake.Filing;
import org.sunhall.cases.store.UploadStore;
import org.sunhall.casework.Application.Route;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.Operation;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Person;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.workflow.Step;

/** Who may file a case by which route (R-095 … R-099). */
@Component(service = FilingRoutes.class)
public final class FilingRoutes {

    private final Directory directory;
    private final UploadStore uploads;

    /** Takes the directory and where files are kept. */
    @Activate
    public FilingRoutes(@Reference Directory directory, @Reference UploadStore uploads) {
        this.directory = directory;
        this.uploads = uploads;
    }

    /**
     * A route that is open.
     *
     * @param applicant who applies; ex officio, who enters it
     * @param enteredBy the officer who types it in
     * @param owners    whose files may be handed in
     * @param agent     who files for the applicant, with an authority paper
     */
    record Way(
            Route route, PersonId applicant, Optional<String> enteredBy, Set<String> owners, Optional<PersonId> agent) {

        Way(Route route, PersonId applicant, Optional<String> enteredBy, Set<String> owners) {
            this(route, applicant, enteredBy, owners, Optional.empty());
        }
    }

    /** Why this person files nothing by any route; asked before anything is looked at. */
    Optional<Rejection> mayNotFile(Actor actor) {
        if (actor.isAnonymous()) {
            return Access.signInFirst();
        }
        return isStaff(actor) || isRealName(actor) ? Optional.empty() : onlyRealName();
    }

    /** The route of this filing under its definition, or why there is none. */
    Outcome<Way> of(Actor actor, Filing filing, RunningDefinition definition) {
        boolean onApplication = !isStaff(actor) || filing.onBehalfOf().isPresent();
        if (onApplication && Operation.isExOfficio(definition.item().type())) {
            return Outcome.refused(
                    CaseRejection.FORBIDDEN,
                    Text.of(
                            "该事项由行政机关依职权办理,不受理申请;发现违法行为请投诉举报。",
                            "The office acts on this item by itself; it takes no applications. Report what you have seen."));
        }
        if (!isStaff(actor)) {
            PersonId applicant = actor.person().orElseThrow();
            if (filing.onBehalfOf().isPresent()) {
                return asAgent(actor, applicant, filing);
            }
            return Outcome.accepted(new Way(Route.ONLINE, applicant, Optional.empty(), Set.of(actor.reference())));
        }
        if (!takesIn(actor, filing, definition)) {
            return Outcome.refused(
                    CaseRejection.FORBIDDEN,
                    Text.of(
                                    "该事项由首个环节的岗位({0})录入,您不在该岗位。",
                                    "The post of the first step ({0}) enters this item; you do not hold it.")
                            .with(window(definition, filing.form()).name()));
        }
        return filing.onBehalfOf().isPresent()
                ? counter(actor, filing.onBehalfOf().get())
                : exOfficio(actor, definition);
    }

    /** A citizen files for another: with an authority paper, an upload of their own; the window checks what it says. */
    private Outcome<Way> asAgent(Actor actor, PersonId agent, Filing filing) {
        boolean authorised = filing.authority()
                .flatMap(uploads::find)
                .filter(kept -> kept.owner().equals(actor.reference()))
                .isPresent();
        if (!authorised) {
            return Outcome.refused(
                    CaseRejection.UNKNOWN_UPLOAD,
                    Text.of(
                            "代理他人申请须先上传授权委托书,并在 authority 中写明。",
                            "To apply for another, upload the authority paper first and name it in “authority”."));
        }
        return applicant(filing.onBehalfOf().orElseThrow())
                .filter(principal -> !principal.id().equals(agent))
                .map(principal -> Outcome.accepted(new Way(
                        Route.ONLINE, principal.id(), Optional.empty(), Set.of(actor.reference()), Optional.of(agent))))
                .orElseGet(FilingRoutes::unknownApplicant);
    }

    private Optional<Person> applicant(String loginOrId) {
        return directory.byLogin(loginOrId).or(() -> byId(loginOrId)).filter(Person::realName);
    }

    private Outcome<Way> counter(Actor actor, String applicant) {
        return applicant(applicant)
                .map(person -> Outcome.accepted(new Way(
                        Route.COUNTER,
                        person.id(),
                        Optional.of(actor.reference()),
                        new HashSet<>(List.of(actor.reference(), person.id().value())))))
                .orElseGet(FilingRoutes::unknownApplicant);
    }

    private static Outcome<Way> unknownApplicant() {
        return Outcome.refused(
                ServiceRejection.UNKNOWN_APPLICANT,
                Text.of(
                        "没有这位实名注册的申请人,请先为其实名注册。",
                        "No applicant is registered so under their real name; register them first."));
    }

    private Optional<Person> byId(String id) {
        try {
            return directory.person(new PersonId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Outcome<Way> exOfficio(Actor actor, RunningDefinition definition) {
        return Operation.isExOfficio(definition.item().type())
                ? Outcome.accepted(new Way(
                        Route.EX_OFFICIO,
                        actor.person().orElseThrow(),
                        Optional.of(actor.reference()),
                        Set.of(actor.reference())))
                : onlyRealName().map(Outcome::<Way>refused).orElseThrow();
    }

    /** The post of the flow's first step takes in; where the flow gives it to another organisation, that one's. */
    private static boolean takesIn(Actor actor, Filing filing, RunningDefinition definition) {
        return actor.holds(window(definition, filing.form()));
    }

    static Post window(RunningDefinition definition, ObjectNode form) {
        Step first = definition.cases().flow().steps().get(0);
        OrgId org = first.organisation()
                .flatMap(named -> named.in(form))
                .orElse(definition.cases().org());
        return new Post(org, first.post());
    }

    private static boolean isStaff(Actor actor) {
        return actor.has(Role.STAFF);
    }

    private boolean isRealName(Actor actor) {
        return actor.has(Role.CITIZEN)
                && actor.person()
                        .flatMap(directory::person)
                        .filter(Person::realName)
                        .isPresent();
    }

    private static Optional<Rejection> onlyRealName() {
        return Optional.of(Rejection.of(
                CaseRejection.FORBIDDEN,
                Text.of("网上申请须由实名注册的申请人提出。", "Only an applicant registered under their real name can apply online.")));
    }
}
