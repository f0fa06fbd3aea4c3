package org.sunhall.identity.internal.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.identity.CertificateState;
import org.sunhall.identity.Delegation;
import org.sunhall.identity.Directory;
import org.sunhall.identity.DirectoryAdmin;
import org.sunhall.identity.Division;
import org.sunhall.identity.EnforcementCertificate;
import org.sunhall.identity.IdentityRejection;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.OrgKind;
import org.sunhall.identity.OrgPost;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.PersonKind;
import org.sunhall.identity.PostRank;
import org.sunhall.identity.StaffChanges;
import org.sunhall.identity.internal.http.AdminJson.AnswerInput;
import org.sunhall.identity.internal.http.AdminJson.CertificateInput;
import org.sunhall.identity.internal.http.AdminJson.CertificateStateInput;
import org.sunhall.identity.internal.http.AdminJson.CertificateView;
import org.sunhall.identity.internal.http.AdminJson.DelegationInput;
import org.sunhall.identity.internal.http.AdminJson.DelegationView;
import org.sunhall.identity.internal.http.AdminJson.DivisionInput;
import org.sunhall.identity.internal.http.AdminJson.DivisionView;
import org.sunhall.identity.internal.http.AdminJson.JurisdictionInput;
import org.sunhall.identity.internal.http.AdminJson.JurisdictionView;
import org.sunhall.identity.internal.http.AdminJson.OrganisationInput;
import org.sunhall.identity.internal.http.AdminJson.OrganisationView;
import org.sunhall.identity.internal.http.AdminJson.PersonInput;
import org.sunhall.identity.internal.http.AdminJson.PersonView;
import org.sunhall.identity.internal.http.AdminJson.PostInput;
import org.sunhall.identity.internal.http.AdminJson.PostView;
import org.sunhall.identity.internal.http.AdminJson.ReasonInput;
import org.sunhall.identity.internal.http.AdminJson.StaffChangeInput;
import org.sunhall.identity.internal.http.AdminJson.StaffChangeView;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.ETags;

/**
 * The organisation's own housekeeping. What may be changed is decided by {@link DirectoryAdmin} and {@link StaffChanges};
 * what may be read here, because it names people: the organisation's own staff, the legal office and the supervisors of
 * its jurisdiction, the operator.
 */
@Component(service = AdminResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.identity)")
@Path("admin")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AdminResource {

    private final Directory directory;
    private final DirectoryAdmin admin;
    private final StaffChanges changes;
    private final Transactions transactions;

    /** Created by the component runtime. */
    @Activate
    public AdminResource(
            @Reference Directory directory,
            @Reference DirectoryAdmin admin,
            @Reference StaffChanges changes,
            @Reference Transactions transactions) {
        this.directory = directory;
        this.admin = admin;
        this.changes = changes;
        this.transactions = transactions;
    }

    /** The jurisdictions. */
    @GET
    @Path("jurisdictions")
    public Response jurisdictions(@Context SecurityContext security, @Context HttpHeaders headers) {
        return reading(security, headers, actor -> isStaff(actor), () -> directory.jurisdictions().stream()
                .map(JurisdictionView::of)
                .toList());
    }

    /** Creates or replaces a jurisdiction. */
    @PUT
    @Path("jurisdictions/{id}")
    public Response putJurisdiction(
            @PathParam("id") String id,
            JurisdictionInput given,
            @Context SecurityContext security,
            @Context HttpHeaders headers) {
        return with(given, security, headers, body -> {
            Input in = new Input();
            JurisdictionId key = in.need("/id", id, JurisdictionId::new);
            Text name = in.text("/name", body.name());
            Optional<JurisdictionId> parent = in.maybe("/parent", body.parent(), JurisdictionId::new);
            String division = in.need("/division", body.division(), Function.identity());
            return put(
                    in.build(() -> new Jurisdiction(key, name, parent, division)),
                    one -> directory.jurisdiction(one.id()),
                    one -> admin.putJurisdiction(Actors.of(security), one),
                    JurisdictionView::of,
                    headers);
        });
    }

    /** An organisation; its tag is needed to change it. */
    @GET
    @Path("organisations/{org}")
    public Response organisation(
            @PathParam("org") String org, @Context SecurityContext security, @Context HttpHeaders headers) {
        return ofOrganisation(org, security, headers, OrganisationView::of);
    }

    /** Creates or replaces an organisation. */
    @PUT
    @Path("organisations/{org}")
    public Response putOrganisation(
            @PathParam("org") String org,
            OrganisationInput given,
            @Context SecurityContext security,
            @Context HttpHeaders headers) {
        return with(given, security, headers, body -> {
            Input in = new Input();
            OrgId key = in.need("/id", org, OrgId::new);
            Text name = in.text("/name", body.name());
            JurisdictionId jurisdiction = in.need("/jurisdiction", body.jurisdiction(), JurisdictionId::new);
            Optional<OrgId> parent = in.maybe("/parent", body.parent(), OrgId::new);
            Set<String> functions = in.each("/functions", body.functions(), Function.identity());
            OrgKind kind = in.maybe("/kind", body.kind(), OrgKind::valueOf).orElse(OrgKind.AGENCY);
            Optional<OrgId> principal = in.maybe("/principal", body.principal(), OrgId::new);
            return put(
                    in.build(() -> new Organisation(
                            key,
                            name,
                            jurisdiction,
                            parent,
                            functions,
                            orEmpty(body.address()),
                            orEmpty(body.phone()),
                            orEmpty(body.supervisionPhone()),
                            kind,
                            principal)),
                    one -> directory.organisation(one.id()),
                    one -> admin.putOrganisation(Actors.of(security), one),
                    OrganisationView::of,
                    headers);
        });
    }

    /** The people of an organisation. */
    @GET
    @Path("organisations/{org}/people")
    public Response people(
            @PathParam("org") String org, @Context SecurityContext security, @Context HttpHeaders headers) {
        return ofOrganisation(org, security, headers, one -> directory.people(one.id()).stream()
                .map(PersonView::of)
                .toList());
    }

    /** A person; their tag is needed to change them. */
    @GET
    @Path("people/{person}")
    public Response person(
            @PathParam("person") String id, @Context SecurityContext security, @Context HttpHeaders headers) {
        Actor actor = Actors.of(security);
        Optional<Person> person = person(id);
        boolean may = actor.has(Role.OPERATOR)
                || person.flatMap(Person::org)
                        .flatMap(directory::organisation)
                        .map(org -> mayRead(actor, org))
                        .orElse(false);
        return person.isPresent() && may
                ? tagged(PersonView.of(person.get()))
                : refused(may || actor.has(Role.OPERATOR) ? IdentityRejection.NOT_FOUND : notAllowed(actor), headers);
    }

    /** Creates or replaces a person. */
    @PUT
    @Path("people/{person}")
    public Response putPerson(
            @PathParam("person") String id,
            PersonInput given,
            @Context SecurityContext security,
            @Context HttpHeaders headers) {
        return with(given, security, headers, body -> {
            Input in = new Input();
            PersonId key = in.need("/id", id, PersonId::new);
            String login = in.need("/login", body.login(), Function.identity());
            String name = in.need("/name", body.name(), Function.identity());
            PersonKind kind = in.need("/kind", body.kind(), PersonKind::valueOf);
            Optional<OrgId> org = in.maybe("/org", body.org(), OrgId::new);
            Optional<JurisdictionId> jurisdiction = in.maybe("/jurisdiction", body.jurisdiction(), JurisdictionId::new);
            Set<Role> roles = in.each("/roles", body.roles(), Role::valueOf);
            Set<Post> posts = in.each(
                    "/posts", org.isPresent() ? body.posts() : List.of(), post -> new Post(org.orElseThrow(), post));
            Optional<char[]> password = Optional.ofNullable(body.password()).map(String::toCharArray);
            return put(
                    in.build(() -> new Person(
                            key, login, name, kind, org, jurisdiction, roles, posts, body.realName(), body.enabled())),
                    one -> directory.person(one.id()),
                    one -> admin.putPerson(Actors.of(security), one, password),
                    PersonView::of,
                    headers);
        });
    }

    /** The posts of an organisation with who holds them. */
    @GET
    @Path("organisations/{org}/posts")
    public Response posts(
            @PathParam("org") String org, @Context SecurityContext security, @Context HttpHeaders headers) {
        return ofOrganisation(org, security, headers, one -> directory.posts(one.id()).stream()
                .map(post -> PostView.of(post, directory.holders(post.post())))
                .toList());
    }

    /** Describes a post. */
    @PUT
    @Path("organisations/{org}/posts/{post}")
    public Response putPost(
            @PathParam("org") String org,
            @PathParam("post") String post,
            PostInput given,
            @Context SecurityContext security,
            @Context HttpHeaders headers) {
        return with(given, security, headers, body -> {
            Input in = new Input();
            Post key = in.need("/post", post, name -> new Post(new OrgId(org), name));
            Text title = in.text("/title", body.title());
            PostRank rank = in.maybe("/rank", body.rank(), PostRank::valueOf).orElse(PostRank.MEMBER);
            return answer(
                    in.build(() -> new OrgPost(key, title, rank, orEmpty(body.duty())))
                            .then(one -> admin.putPost(Actors.of(security), one)),
                    headers,
                    one -> PostView.of(one, directory.holders(one.post())));
        });
    }

    /** The delegations of an organisation's posts, the latest first. */
    @GET
    @Path("organisations/{org}/delegations")
    public Response delegations(
            @PathParam("org") String org, @Context SecurityContext security, @Context HttpHeaders headers) {
        return ofOrganisation(org, security, headers, one -> directory.delegations(one.id()).stream()
                .map(DelegationView::of)
                .toList());
    }

    /** Hands a post to a substitute. */
    @POST
    @Path("delegations")
    public Response delegate(DelegationInput given, @Context SecurityContext security, @Context HttpHeaders headers) {
        return with(given, security, headers, body -> {
            Input in = new Input();
            OrgId org = in.need("/org", body.org(), OrgId::new);
            Post post = in.need("/post", body.post(), name -> new Post(org, name));
            PersonId holder = in.need("/holder", body.holder(), PersonId::new);
            PersonId by = in.need("/by", body.by(), PersonId::new);
            Instant from = in.need("/from", body.from(), Instant::parse);
            Instant until = in.need("/until", body.until(), Instant::parse);
            return Answers.of(
                    in.build(() -> new Delegation(
                                    UUID.randomUUID().toString(),
                                    post,
                                    holder,
                                    by,
                                    from,
                                    until,
                                    orEmpty(body.reason())))
                            .then(one -> admin.delegate(Actors.of(security), one)),
                    headers,
                    one -> Response.status(Response.Status.CREATED)
                            .entity(DelegationView.of(one))
                            .build());
        });
    }

    /** Ends a delegation early. */
    @POST
    @Path("delegations/{delegation}/end")
    public Response endDelegation(
            @PathParam("delegation") String id,
            ReasonInput given,
            @Context SecurityContext security,
            @Context HttpHeaders headers) {
        return with(
                given,
                security,
                headers,
                body -> answer(
                        admin.endDelegation(Actors.of(security), id, orEmpty(body.reason())),
                        headers,
                        DelegationView::of));
    }

    /** The enforcement certificates of an organisation's staff. */
    @GET
    @Path("organisations/{org}/certificates")
    public Response certificates(
            @PathParam("org") String org, @Context SecurityContext security, @Context HttpHeaders headers) {
        return ofOrganisation(org, security, headers, one -> directory.people(one.id()).stream()
                .flatMap(person -> directory.certificates(person.id()).stream())
                .map(CertificateView::of)
                .sorted(Comparator.comparing(CertificateView::number))
                .toList());
    }

    /** Registers a certificate or corrects it. */
    @PUT
    @Path("certificates/{number}")
    public Response putCertificate(
            @PathParam("number") String number,
            CertificateInput given,
            @Context SecurityContext security,
            @Context HttpHeaders headers) {
        return with(given, security, headers, body -> {
            Input in = new Input();
            PersonId person = in.need("/person", body.person(), PersonId::new);
            LocalDate from = in.need("/validFrom", body.validFrom(), LocalDate::parse);
            LocalDate to = in.need("/validTo", body.validTo(), LocalDate::parse);
            return answer(
                    in.build(() -> new EnforcementCertificate(
                                    number, person, orEmpty(body.scope()), from, to, CertificateState.VALID, ""))
                            .then(one -> admin.putCertificate(Actors.of(security), one)),
                    headers,
                    CertificateView::of);
        });
    }

    /** Suspends, revokes or gives back a certificate. */
    @POST
    @Path("certificates/{number}/state")
    public Response changeCertificate(
            @PathParam("number") String number,
            CertificateStateInput given,
            @Context SecurityContext security,
            @Context HttpHeaders headers) {
        return with(given, security, headers, body -> {
            Input in = new Input();
            CertificateState state = in.need("/state", body.state(), CertificateState::valueOf);
            return answer(
                    in.build(() -> state)
                            .then(one ->
                                    admin.changeCertificate(Actors.of(security), number, one, orEmpty(body.reason()))),
                    headers,
                    CertificateView::of);
        });
    }

    /** Adds, renames or ends a division. */
    @PUT
    @Path("divisions/{code}")
    public Response putDivision(
            @PathParam("code") String code,
            DivisionInput given,
            @Context SecurityContext security,
            @Context HttpHeaders headers) {
        return with(given, security, headers, body -> {
            Input in = new Input();
            Text name = in.text("/name", body.name());
            Optional<LocalDate> from = in.maybe("/from", body.from(), LocalDate::parse);
            Optional<LocalDate> to = in.maybe("/to", body.to(), LocalDate::parse);
            return answer(
                    in.build(() -> new Division(code, name, from, to))
                            .then(one -> admin.putDivision(Actors.of(security), one)),
                    headers,
                    DivisionView::of);
        });
    }

    /** The requests to change the settings of an organisation's staff, the latest first. */
    @GET
    @Path("organisations/{org}/staff-changes")
    public Response staffChanges(
            @PathParam("org") String org, @Context SecurityContext security, @Context HttpHeaders headers) {
        Input in = new Input();
        OrgId id = in.need("/org", org, OrgId::new);
        return answer(in.build(() -> id).then(one -> changes.of(Actors.of(security), one)), headers, all -> all.stream()
                .map(StaffChangeView::of)
                .toList());
    }

    /** Asks for a change of staff settings. */
    @POST
    @Path("staff-changes")
    public Response requestStaffChange(
            StaffChangeInput given, @Context SecurityContext security, @Context HttpHeaders headers) {
        return with(given, security, headers, body -> {
            Input in = new Input();
            PersonId person = in.need("/person", body.person(), PersonId::new);
            Set<Role> roles = in.each("/roles", body.roles(), Role::valueOf);
            Set<String> posts = in.each("/posts", body.posts(), Function.identity());
            return Answers.of(
                    in.build(() -> person)
                            .then(one -> changes.request(
                                    Actors.of(security), one, roles, posts, body.enabled(), orEmpty(body.reason()))),
                    headers,
                    one -> Response.status(Response.Status.CREATED)
                            .tag(ETags.of(one.version()))
                            .entity(StaffChangeView.of(one))
                            .build());
        });
    }

    /** Agrees to a request, or refuses it. */
    @POST
    @Path("staff-changes/{change}/answer")
    public Response answerStaffChange(
            @PathParam("change") String id,
            AnswerInput given,
            @Context SecurityContext security,
            @Context HttpHeaders headers) {
        return with(
                given,
                security,
                headers,
                body -> Answers.of(
                        changes.find(Actors.of(security), id)
                                .then(known -> ETags.expected(headers))
                                .then(version -> changes.answer(
                                        Actors.of(security), id, body.agreed(), orEmpty(body.opinion()), version)),
                        headers,
                        one -> Response.ok(StaffChangeView.of(one))
                                .tag(ETags.of(one.version()))
                                .build()));
    }

    /** Carries out what was agreed. */
    @POST
    @Path("staff-changes/{change}/execution")
    public Response executeStaffChange(
            @PathParam("change") String id, @Context SecurityContext security, @Context HttpHeaders headers) {
        return Answers.of(
                changes.find(Actors.of(security), id)
                        .then(known -> ETags.expected(headers))
                        .then(version -> changes.execute(Actors.of(security), id, version)),
                headers,
                one -> Response.ok(StaffChangeView.of(one))
                        .tag(ETags.of(one.version()))
                        .build());
    }

    /** What exists is replaced only by somebody who names the tag of what they have read. */
    private <T, V> Response put(
            Outcome<T> given,
            Function<T, Optional<T>> stored,
            Function<T, Outcome<T>> change,
            Function<T, V> view,
            HttpHeaders headers) {
        return Answers.of(
                given.then(value -> transactions.call(() -> {
                    Optional<String> known = stored.apply(value).map(view).map(AdminJson::tag);
                    Outcome<T> changed = change.apply(value);
                    boolean allowed = changed.refusal().isEmpty();
                    String named = headers.getHeaderString(HttpHeaders.IF_MATCH);
                    if (allowed && known.isPresent() && !("\"" + known.get() + "\"").equals(named)) {
                        throw new StaleTag();
                    }
                    return changed;
                })),
                headers,
                value -> tagged(view.apply(value)));
    }

    /** Only staff get so far that what they sent is looked at. */
    private <T> Response with(T given, SecurityContext security, HttpHeaders headers, Function<T, Response> use) {
        if (!isStaff(Actors.of(security))) {
            return refused(notAllowed(Actors.of(security)), headers);
        }
        if (given == null) {
            return refused(IdentityRejection.INVALID, headers);
        }
        try {
            return use.apply(given);
        } catch (StaleTag e) {
            return refused(IdentityRejection.STALE, headers);
        }
    }

    private static <T, V> Response answer(Outcome<T> outcome, HttpHeaders headers, Function<T, V> view) {
        return Answers.of(
                outcome, headers, value -> Response.ok(view.apply(value)).build());
    }

    private Response reading(
            SecurityContext security, HttpHeaders headers, Function<Actor, Boolean> may, Supplier<Object> view) {
        Actor actor = Actors.of(security);
        return may.apply(actor) ? Response.ok(view.get()).build() : refused(notAllowed(actor), headers);
    }

    private <V> Response ofOrganisation(
            String id, SecurityContext security, HttpHeaders headers, Function<Organisation, V> view) {
        Actor actor = Actors.of(security);
        Optional<Organisation> org = organisation(id);
        if (org.isEmpty()) {
            return refused(
                    actor.isAnonymous() ? IdentityRejection.NOT_SIGNED_IN : IdentityRejection.NOT_FOUND, headers);
        }
        return mayRead(actor, org.get()) ? tagged(view.apply(org.get())) : refused(notAllowed(actor), headers);
    }

    private static boolean mayRead(Actor actor, Organisation org) {
        boolean own = actor.org().equals(Optional.of(org.id())) && isStaff(actor);
        boolean oversees = (actor.has(Role.LEGAL) || actor.has(Role.SUPERVISOR))
                && actor.jurisdiction().equals(Optional.of(org.jurisdiction()));
        return own || oversees || actor.has(Role.OPERATOR);
    }

    private static boolean isStaff(Actor actor) {
        return !actor.isAnonymous() && !actor.has(Role.CITIZEN);
    }

    private Optional<Organisation> organisation(String id) {
        try {
            return directory.organisation(new OrgId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Person> person(String id) {
        try {
            return directory.person(new PersonId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Response tagged(Object view) {
        return Response.ok(view).tag(new EntityTag(AdminJson.tag(view))).build();
    }

    private static Response refused(RejectionCode code, HttpHeaders headers) {
        return Answers.of(Outcome.refused(Rejection.of(code)), headers);
    }

    private static RejectionCode notAllowed(Actor actor) {
        return actor.isAnonymous() ? IdentityRejection.NOT_SIGNED_IN : IdentityRejection.NOT_ALLOWED;
    }

    private static String orEmpty(String given) {
        return given == null ? "" : given;
    }

    /** Rolls the transaction back when the caller decided on something older. */
    private static final class StaleTag extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StaleTag() {
            super("stale", null, false, false);
        }
    }
}
