package org.sunhall.identity.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.identity.Delegation;
import org.sunhall.identity.DirectoryAdmin;
import org.sunhall.identity.IdentityRejection;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.PersonKind;
import org.sunhall.identity.internal.store.IdentityStore;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
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

    /** Created by the component runtime. */
    @Activate
    public GuardedDirectoryAdmin(
            @Reference IdentityStore store,
            @Reference Ledger ledger,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference Sessions sessions) {
        this.store = store;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.sessions = sessions;
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
                organisation.parent().ifPresent(parent -> data.put("parent", parent.value()));
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
                        && stored.get().functions().equals(organisation.functions());
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
                        Text.of("上级机构不存在", "The organisation above does not exist"));
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
            if (hash.isPresent() || !stored.equals(Optional.of(person))) {
                store.put(person, hash);
                record(actor, person, hash.isPresent());
                endSessionsUnlessHarmless(stored, person, hash.isPresent());
            }
            return Optional.empty();
        });
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

    private void record(Actor actor, Person person, boolean passwordChanged) {
        ObjectNode data = object().put("person", person.id().value())
                .put("kind", person.kind().name())
                .put("realName", person.realName())
                .put("enabled", person.enabled())
                .put("passwordChanged", passwordChanged);
        person.org().ifPresent(org -> data.put("org", org.value()));
        person.jurisdiction().ifPresent(one -> data.put("jurisdiction", one.value()));
        person.roles().stream().map(Role::name).sorted().forEach(data.putArray("roles")::add);
        person.posts().stream().map(Object::toString).sorted().forEach(data.putArray("posts")::add);
        ledger.append(
                Streams.of(person.id()),
                Ledger.ANY,
                actor,
                clock.instant(),
                List.of(new EventDraft(
                        "identity.person-changed", data, Map.of("name", person.name(), "login", person.login()))));
    }

    private void endSessionsUnlessHarmless(Optional<Person> stored, Person person, boolean passwordChanged) {
        boolean harmless = !passwordChanged
                && stored.isPresent()
                && stored.get().roles().equals(person.roles())
                && stored.get().posts().equals(person.posts())
                && stored.get().org().equals(person.org())
                && stored.get().jurisdiction().equals(person.jurisdiction())
                && person.enabled();
        if (!harmless) {
            store.endSessionsOf(person.id());
        }
        transactions.afterCommit(() -> sessions.forget(person.id()));
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
