package org.sunhall.identity.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.identity.CertificateState;
import org.sunhall.identity.Delegation;
import org.sunhall.identity.DirectoryAdmin;
import org.sunhall.identity.Division;
import org.sunhall.identity.EnforcementCertificate;
import org.sunhall.identity.IdentityRejection;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.OrgPost;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.PersonKind;
import org.sunhall.identity.internal.store.IdentityStore;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.Transactions;

/** Changes the directory, after asking whether the actor may. */
@Component(service = DirectoryAdmin.class)
public final class GuardedDirectoryAdmin implements DirectoryAdmin {

    private static final Pattern FUNCTION = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,119}");
    private static final Set<Role> GIVEN_BY_BUREAUS = Set.copyOf(EnumSet.of(Role.STAFF, Role.BUREAU_ADMIN));

    private final IdentityStore store;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Clock clock;
    private final Sessions sessions;
    private final PeopleRegister people;
    private final PackRegistry packs;

    /** Created by the component runtime. */
    @Activate
    public GuardedDirectoryAdmin(
            @Reference IdentityStore store,
            @Reference Ledger ledger,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference Sessions sessions,
            @Reference PeopleRegister people,
            @Reference PackRegistry packs) {
        this.store = store;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.sessions = sessions;
        this.people = people;
        this.packs = packs;
    }

    @Override
    public Outcome<Jurisdiction> putJurisdiction(Actor actor, Jurisdiction jurisdiction) {
        return decide(actor, "put-jurisdiction", jurisdiction, () -> {
            if (!administersAll(actor)) {
                return refuse(notAllowed(actor));
            }
            Optional<Rejection> wrong = new Checks()
                    .name("/name", jurisdiction.name())
                    .fails(
                            jurisdiction.parent().equals(Optional.of(jurisdiction.id())),
                            "/parent",
                            "cycle",
                            Text.of("上级不能是自身", "It cannot be above itself"))
                    .fails(
                            jurisdiction.parent().isPresent()
                                    && store.jurisdiction(jurisdiction.parent().get())
                                            .isEmpty(),
                            "/parent",
                            "unknown",
                            Text.of("上级辖区不存在", "The jurisdiction above does not exist"))
                    .rejection();
            if (wrong.isEmpty() && !store.jurisdiction(jurisdiction.id()).equals(Optional.of(jurisdiction))) {
                store.put(jurisdiction);
                ObjectNode data = object().put("jurisdiction", jurisdiction.id().value())
                        .put("division", jurisdiction.division());
                jurisdiction.parent().ifPresent(parent -> data.put("parent", parent.value()));
                record(
                        actor,
                        Streams.of(jurisdiction.id()),
                        "identity.jurisdiction-changed",
                        named(data, jurisdiction.name()));
            }
            return wrong;
        });
    }

    @Override
    public Outcome<Organisation> putOrganisation(Actor actor, Organisation organisation) {
        return decide(actor, "put-organisation", organisation, () -> {
            Optional<Organisation> stored = store.organisation(organisation.id());
            if (!mayPut(actor, organisation, stored)) {
                return refuse(notAllowed(actor));
            }
            Optional<Rejection> wrong = checks(organisation).rejection();
            if (wrong.isEmpty() && !stored.equals(Optional.of(organisation))) {
                store.put(organisation);
                ObjectNode data = object().put("org", organisation.id().value())
                        .put("jurisdiction", organisation.jurisdiction().value())
                        .put("address", organisation.address())
                        .put("phone", organisation.phone())
                        .put("supervisionPhone", organisation.supervisionPhone());
                data.put("kind", organisation.kind().name());
                organisation.parent().ifPresent(parent -> data.put("parent", parent.value()));
                organisation.principal().ifPresent(principal -> data.put("principal", principal.value()));
                organisation.functions().stream().sorted().forEach(data.putArray("functions")::add);
                record(
                        actor,
                        Streams.of(organisation.id()),
                        "identity.organisation-changed",
                        named(data, organisation.name()));
            }
            return wrong;
        });
    }

    private static boolean mayPut(Actor actor, Organisation organisation, Optional<Organisation> stored) {
        return administersAll(actor)
                || administers(actor, Optional.of(organisation.id()))
                        && stored.isPresent()
                        && stored.get().jurisdiction().equals(organisation.jurisdiction())
                        && stored.get().parent().equals(organisation.parent())
                        && stored.get().functions().equals(organisation.functions())
                        && stored.get().kind() == organisation.kind()
                        && stored.get().principal().equals(organisation.principal());
    }

    private Checks checks(Organisation organisation) {
        return new Checks()
                .name("/name", organisation.name())
                .text("/address", organisation.address(), 0, 300)
                .text("/phone", organisation.phone(), 0, 60)
                .text("/supervisionPhone", organisation.supervisionPhone(), 0, 60)
                .fails(
                        organisation.functions().size() > 30
                                || !organisation.functions().stream()
                                        .allMatch(one -> FUNCTION.matcher(one).matches()),
                        "/functions",
                        "form",
                        Text.of("职能应为小写字母、数字和连字符，最多 30 项", "Functions are small letters, digits, hyphens; at most 30"))
                .fails(
                        store.jurisdiction(organisation.jurisdiction()).isEmpty(),
                        "/jurisdiction",
                        "unknown",
                        Text.of("辖区不存在", "The jurisdiction does not exist"))
                .fails(
                        organisation.parent().isPresent()
                                && (organisation.parent().get().equals(organisation.id())
                                        || store.organisation(
                                                        organisation.parent().get())
                                                .isEmpty()),
                        "/parent",
                        "unknown",
                        Text.of("上级机构不存在", "The organisation above does not exist"))
                .fails(
                        organisation.kind().actsForAnother()
                                != organisation.principal().isPresent(),
                        "/principal",
                        "kind",
                        Text.of(
                                "受委托组织和派出机构须写明委托或派出机关，其他机构不写",
                                "Entrusted and dispatched ones name their principal, others do not"))
                .fails(
                        organisation.principal().isPresent()
                                && (organisation.principal().get().equals(organisation.id())
                                        || store.organisation(
                                                        organisation.principal().get())
                                                .isEmpty()),
                        "/principal",
                        "unknown",
                        Text.of("委托或派出机关不存在", "The principal does not exist"));
    }

    @Override
    public Outcome<Person> putPerson(Actor actor, Person given, Optional<char[]> password) {
        Person person = lowerLogin(given);
        // Hashing takes its time, so it is done before the transaction, and only for somebody who may change people at
        // all.
        boolean mayAtAll = administersAll(actor) || actor.has(Role.BUREAU_ADMIN);
        Optional<String> hash =
                password.filter(one -> mayAtAll && lengthFits(one)).map(Passwords::hash);
        return decide(actor, "put-person", person, () -> {
            Optional<Person> stored = store.person(person.id());
            if (!mayPut(actor, person, stored)) {
                return refuse(notAllowed(actor));
            }
            Optional<Rejection> wrong = checks(person, password).rejection();
            if (wrong.isPresent()) {
                return wrong;
            }
            Optional<PersonId> holder =
                    store.byLogin(person.login()).map(one -> one.person().id());
            if (holder.isPresent() && !holder.get().equals(person.id())) {
                return refuse(Rejection.of(IdentityRejection.LOGIN_TAKEN));
            }
            if (!administersAll(actor) && consentNeeded(stored, person)) {
                return refuse(Rejection.of(IdentityRejection.CONSENT_NEEDED));
            }
            people.write(actor, stored, person, hash);
            return Optional.empty();
        });
    }

    /** K-18: roles, posts and the right to sign in are given by a request; taking the right away is never held up. */
    private boolean consentNeeded(Optional<Person> stored, Person person) {
        boolean switchesOff = stored.isPresent()
                && !person.enabled()
                && stored.get().roles().equals(person.roles())
                && stored.get().posts().equals(person.posts());
        boolean unchanged = stored.map(one -> one.roles().equals(person.roles())
                        && one.posts().equals(person.posts())
                        && one.enabled() == person.enabled())
                .orElse(!person.enabled() && person.posts().isEmpty());
        return !unchanged
                && !switchesOff
                && person.org()
                        .flatMap(store::organisation)
                        .map(org -> SettingsRule.of(
                                                packs.of(org.jurisdiction()),
                                                LocalDate.ofInstant(
                                                        clock.instant(),
                                                        packs.of(org.jurisdiction())
                                                                .zone()))
                                        .consent()
                                != SettingsRule.Consent.NONE)
                        .orElse(false);
    }

    private static Person lowerLogin(Person person) {
        return new Person(
                person.id(),
                person.login().toLowerCase(Locale.ROOT),
                person.name(),
                person.kind(),
                person.org(),
                person.jurisdiction(),
                person.roles(),
                person.posts(),
                person.realName(),
                person.enabled());
    }

    private static boolean lengthFits(char[] password) {
        return password.length >= Checks.MIN_PASSWORD && password.length <= Checks.MAX_PASSWORD;
    }

    private static boolean mayPut(Actor actor, Person person, Optional<Person> stored) {
        if (administersAll(actor)) {
            return true;
        }
        return administers(actor, person.org())
                && person.kind() == PersonKind.STAFF
                && GIVEN_BY_BUREAUS.containsAll(person.roles())
                && stored.map(one -> administers(actor, one.org()) && GIVEN_BY_BUREAUS.containsAll(one.roles()))
                        .orElse(true);
    }

    private Checks checks(Person person, Optional<char[]> password) {
        boolean staff = person.kind() == PersonKind.STAFF;
        return new Checks()
                .fails(
                        !Checks.LOGIN.matcher(person.login()).matches(),
                        "/login",
                        "form",
                        Text.of("登录名应为 2 至 60 个字母、数字或 . _ @ -", "The login has 2 to 60 letters, digits or . _ @ -"))
                .text("/name", person.name(), 1, 100)
                .fails(
                        password.isPresent() && !lengthFits(password.get()),
                        "/password",
                        "length",
                        Text.of("密码应为 10 至 200 个字符", "A password has 10 to 200 characters"))
                .fails(
                        person.roles().contains(Role.SYSTEM)
                                || staff == person.roles().contains(Role.CITIZEN)
                                || !staff && !Set.of(Role.CITIZEN).containsAll(person.roles()),
                        "/roles",
                        "kind",
                        Text.of("角色与人员类别不符", "The roles do not fit the kind of person"))
                .fails(
                        staff != person.org().isPresent()
                                || person.org().isPresent()
                                        && store.organisation(person.org().get())
                                                .isEmpty(),
                        "/org",
                        "unknown",
                        Text.of("工作人员必须属于已登记的机构，公民不得有所属机构", "Staff belong to a known organisation, citizens to none"))
                .fails(
                        person.jurisdiction().isPresent()
                                && store.jurisdiction(person.jurisdiction().get())
                                        .isEmpty(),
                        "/jurisdiction",
                        "unknown",
                        Text.of("辖区不存在", "The jurisdiction does not exist"))
                .fails(
                        person.posts().stream().anyMatch(post -> !person.org().equals(Optional.of(post.org()))),
                        "/posts",
                        "foreign",
                        Text.of("只能担任所属机构的岗位", "Only posts of the own organisation can be held"));
    }

    @Override
    public Outcome<Delegation> delegate(Actor actor, Delegation delegation) {
        return decide(actor, "delegate", delegation, () -> {
            Optional<OrgId> org = Optional.of(delegation.post().org());
            if (!administersAll(actor) && !administers(actor, org)) {
                return refuse(notAllowed(actor));
            }
            Optional<Rejection> wrong = new Checks()
                    .text("/reason", delegation.reason(), 1, 500)
                    .fails(
                            !ID.matcher(delegation.id()).matches()
                                    || store.delegation(delegation.id()).isPresent(),
                            "/id",
                            "unique",
                            Text.of("编号无效或已被使用", "The id is not valid or taken"))
                    .fails(
                            !isStaffOf(org, delegation.holder())
                                    || delegation.holder().equals(delegation.by()),
                            "/holder",
                            "foreign",
                            Text.of("代理人必须是同一机构的其他工作人员", "The substitute is another person of the same organisation"))
                    .fails(
                            !isStaffOf(org, delegation.by()),
                            "/by",
                            "foreign",
                            Text.of("被代理人必须是同一机构的工作人员", "Who is stood in for works for the same organisation"))
                    .rejection();
            if (wrong.isEmpty()) {
                store.insert(delegation);
                ObjectNode data = object().put("delegation", delegation.id())
                        .put("post", delegation.post().toString())
                        .put("holder", delegation.holder().value())
                        .put("by", delegation.by().value())
                        .put("from", delegation.from().toString())
                        .put("until", delegation.until().toString())
                        .put("reason", delegation.reason());
                record(actor, Streams.of(delegation.holder()), "identity.delegated", data);
                transactions.afterCommit(() -> sessions.forget(delegation.holder()));
            }
            return wrong;
        });
    }

    @Override
    public Outcome<Delegation> endDelegation(Actor actor, String id, String reason) {
        Optional<Delegation> known = transactions.call(() -> store.delegation(id));
        if (known.isEmpty()) {
            return Outcome.refused(Rejection.of(
                    administersAll(actor) || actor.has(Role.BUREAU_ADMIN)
                            ? IdentityRejection.NOT_FOUND
                            : notAllowed(actor).code()));
        }
        Delegation delegation = known.get();
        return decide(actor, "end-delegation", delegation, () -> {
            if (!administersAll(actor)
                    && !administers(actor, Optional.of(delegation.post().org()))) {
                return refuse(notAllowed(actor));
            }
            Optional<Rejection> wrong =
                    new Checks().text("/reason", reason, 1, 500).rejection();
            if (wrong.isPresent()) {
                return wrong;
            }
            Instant now = clock.instant();
            if (store.delegation(id).filter(one -> one.until().isAfter(now)).isEmpty()) {
                return refuse(Rejection.of(IdentityRejection.WRONG_STATE));
            }
            store.endDelegation(id, now);
            record(
                    actor,
                    Streams.of(delegation.holder()),
                    "identity.delegation-ended",
                    object().put("delegation", id)
                            .put("post", delegation.post().toString())
                            .put("holder", delegation.holder().value())
                            .put("reason", reason));
            transactions.afterCommit(() -> sessions.forget(delegation.holder()));
            return Optional.empty();
        });
    }

    @Override
    public Outcome<OrgPost> putPost(Actor actor, OrgPost post) {
        return decide(actor, "put-post", post, () -> {
            Optional<OrgId> org = Optional.of(post.post().org());
            if (!administersAll(actor) && !administers(actor, org)) {
                return refuse(notAllowed(actor));
            }
            Optional<Rejection> wrong = new Checks()
                    .name("/title", post.title())
                    .text("/duty", post.duty(), 0, 1000)
                    .fails(
                            store.organisation(post.post().org()).isEmpty(),
                            "/org",
                            "unknown",
                            Text.of("机构不存在", "The organisation does not exist"))
                    .rejection();
            if (wrong.isEmpty() && !store.post(post.post()).equals(Optional.of(post))) {
                store.put(post);
                ObjectNode data = object().put("post", post.post().toString())
                        .put("rank", post.rank().name())
                        .put("duty", post.duty());
                data.putObject("title")
                        .put("zh", post.title().zh())
                        .put("en", post.title().en());
                record(actor, Streams.of(post.post().org()), "identity.post-changed", data);
            }
            return wrong;
        });
    }

    @Override
    public Outcome<EnforcementCertificate> putCertificate(Actor actor, EnforcementCertificate given) {
        Optional<EnforcementCertificate> stored = transactions.call(() -> store.certificate(given.number()));
        EnforcementCertificate certificate = new EnforcementCertificate(
                given.number(),
                given.person(),
                given.scope(),
                given.validFrom(),
                given.validTo(),
                stored.map(EnforcementCertificate::state).orElse(CertificateState.VALID),
                stored.map(EnforcementCertificate::reason).orElse(""));
        return decide(actor, "put-certificate", certificate, () -> {
            Optional<Person> person = store.person(certificate.person());
            if (!administersAll(actor) && !administers(actor, person.flatMap(Person::org))) {
                return refuse(notAllowed(actor));
            }
            Optional<Rejection> wrong = new Checks()
                    .text("/number", certificate.number(), 1, 60)
                    .text("/scope", certificate.scope(), 0, 300)
                    .fails(
                            person.filter(one -> one.kind() == PersonKind.STAFF).isEmpty(),
                            "/person",
                            "unknown",
                            Text.of("持证人必须是工作人员", "The holder is a member of staff"))
                    .fails(
                            stored.filter(one -> !one.person().equals(certificate.person()))
                                    .isPresent(),
                            "/number",
                            "taken",
                            Text.of("证号属于他人", "The number belongs to somebody else"))
                    .rejection();
            if (wrong.isEmpty() && !stored.equals(Optional.of(certificate))) {
                store.put(certificate);
                record(actor, certificate);
            }
            return wrong;
        });
    }

    @Override
    public Outcome<EnforcementCertificate> changeCertificate(
            Actor actor, String number, CertificateState state, String reason) {
        Optional<EnforcementCertificate> known = transactions.call(() -> store.certificate(number));
        boolean oversees = actor.has(Role.LEGAL) || actor.has(Role.SUPERVISOR);
        if (known.isEmpty()) {
            return Outcome.refused(
                    administersAll(actor) || oversees ? Rejection.of(IdentityRejection.NOT_FOUND) : notAllowed(actor));
        }
        EnforcementCertificate old = known.get();
        EnforcementCertificate changed = new EnforcementCertificate(
                number,
                old.person(),
                old.scope(),
                old.validFrom(),
                old.validTo(),
                state,
                state == CertificateState.VALID ? "" : reason);
        return decide(actor, "change-certificate", changed, () -> {
            Optional<JurisdictionId> where = store.person(old.person())
                    .flatMap(Person::org)
                    .flatMap(store::organisation)
                    .map(Organisation::jurisdiction);
            if (!administersAll(actor)
                    && !(oversees && where.isPresent() && actor.jurisdiction().equals(where))) {
                return refuse(notAllowed(actor));
            }
            Optional<Rejection> wrong =
                    new Checks().text("/reason", reason, 1, 500).rejection();
            if (wrong.isPresent()) {
                return wrong;
            }
            if (old.state() == CertificateState.REVOKED || old.state() == state) {
                return refuse(Rejection.of(IdentityRejection.WRONG_STATE));
            }
            store.put(changed);
            record(actor, changed, reason);
            return Optional.empty();
        });
    }

    @Override
    public Outcome<Division> putDivision(Actor actor, Division division) {
        return decide(actor, "put-division", division, () -> {
            if (!administersAll(actor)) {
                return refuse(notAllowed(actor));
            }
            Optional<Rejection> wrong =
                    new Checks().name("/name", division.name()).rejection();
            if (wrong.isEmpty()) {
                store.put(division);
                ObjectNode data = object().put("division", division.code());
                division.from().ifPresent(day -> data.put("from", day.toString()));
                division.to().ifPresent(day -> data.put("to", day.toString()));
                record(
                        actor,
                        Streams.ofDivision(division.code()),
                        "identity.division-changed",
                        named(data, division.name()));
            }
            return wrong;
        });
    }

    private void record(Actor actor, EnforcementCertificate certificate) {
        record(actor, certificate, certificate.reason());
    }

    private void record(Actor actor, EnforcementCertificate certificate, String reason) {
        record(
                actor,
                Streams.of(certificate.person()),
                "identity.certificate-changed",
                object().put("certificate", certificate.number())
                        .put("person", certificate.person().value())
                        .put("scope", certificate.scope())
                        .put("validFrom", certificate.validFrom().toString())
                        .put("validTo", certificate.validTo().toString())
                        .put("state", certificate.state().name())
                        .put("reason", reason));
    }

    private boolean isStaffOf(Optional<OrgId> org, PersonId id) {
        return store.person(id)
                .filter(person ->
                        person.kind() == PersonKind.STAFF && person.org().equals(org))
                .isPresent();
    }

    /** One transaction; a refusal of somebody who is signed in is put on record and commits. */
    private <T> Outcome<T> decide(Actor actor, String command, T value, Supplier<Optional<Rejection>> change) {
        return transactions.call(() -> {
            Optional<Rejection> refused = change.get();
            if (refused.isEmpty()) {
                return Outcome.accepted(value);
            }
            actor.person()
                    .ifPresent(person -> record(
                            actor,
                            Streams.of(person),
                            "identity.command-refused",
                            object().put("command", command)
                                    .put("reason", refused.get().code().id())));
            return Outcome.refused(refused.get());
        });
    }

    private void record(Actor actor, StreamId stream, String type, ObjectNode data) {
        ledger.append(stream, Ledger.ANY, actor, clock.instant(), List.of(EventDraft.of(type, data)));
    }

    private static boolean administersAll(Actor actor) {
        return actor.has(Role.OPERATOR) || actor.has(Role.SYSTEM);
    }

    private static boolean administers(Actor actor, Optional<OrgId> org) {
        return actor.has(Role.BUREAU_ADMIN) && org.isPresent() && actor.org().equals(org);
    }

    private static Rejection notAllowed(Actor actor) {
        return Rejection.of(actor.isAnonymous() ? IdentityRejection.NOT_SIGNED_IN : IdentityRejection.NOT_ALLOWED);
    }

    private static Optional<Rejection> refuse(Rejection rejection) {
        return Optional.of(rejection);
    }

    private static ObjectNode named(ObjectNode data, Text name) {
        data.putObject("name").put("zh", name.zh()).put("en", name.en());
        return data;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
