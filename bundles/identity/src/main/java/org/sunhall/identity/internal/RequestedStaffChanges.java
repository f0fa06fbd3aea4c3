package org.sunhall.identity.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.identity.Directory;
import org.sunhall.identity.IdentityRejection;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.PersonKind;
import org.sunhall.identity.PostRank;
import org.sunhall.identity.StaffChange;
import org.sunhall.identity.StaffChanges;
import org.sunhall.identity.internal.store.IdentityStore;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.Transactions;

/** Requests to change staff settings, decided and carried out by whom the pack names. */
@Component(service = StaffChanges.class)
public final class RequestedStaffChanges implements StaffChanges {

    private static final int SHOWN = 200;
    private static final String INFORMATION_CENTRE = "information-centre";
    private static final Pattern POST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,119}");

    private final IdentityStore store;
    private final Directory directory;
    private final PeopleRegister people;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Clock clock;
    private final PackRegistry packs;

    /** Created by the component runtime. */
    @Activate
    public RequestedStaffChanges(
            @Reference IdentityStore store,
            @Reference Directory directory,
            @Reference PeopleRegister people,
            @Reference Ledger ledger,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference PackRegistry packs) {
        this.store = store;
        this.directory = directory;
        this.people = people;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.packs = packs;
    }

    @Override
    public Outcome<StaffChange> request(
            Actor actor, PersonId id, Set<Role> roles, Set<String> posts, boolean enabled, String reason) {
        return transactions.call(() -> {
            Optional<Person> person = store.person(id).filter(one -> one.kind() == PersonKind.STAFF);
            Optional<Organisation> org = person.flatMap(Person::org).flatMap(store::organisation);
            if (org.isEmpty()
                    || actor.person().isEmpty()
                    || !mayAsk(actor, org.get().id())) {
                return refused(notAllowed(actor));
            }
            Optional<Rejection> wrong = new Checks()
                    .text("/reason", reason, 1, 500)
                    .fails(
                            !Set.of(Role.STAFF, Role.BUREAU_ADMIN).containsAll(roles) || roles.isEmpty(),
                            "/roles",
                            "kind",
                            Text.of("只能申请工作人员或单位管理员角色", "Only the roles STAFF and BUREAU_ADMIN can be asked for"))
                    .fails(
                            posts.size() > 30
                                    || !posts.stream()
                                            .allMatch(post -> POST.matcher(post).matches()),
                            "/posts",
                            "form",
                            Text.of("岗位标识无效或超过 30 项", "The keys of posts are not valid or more than 30"))
                    .fails(
                            person.get().roles().stream().anyMatch(role -> !Set.of(Role.STAFF, Role.BUREAU_ADMIN)
                                    .contains(role)),
                            "/person",
                            "role",
                            Text.of("此人的角色由平台运行者管理", "This person's roles are kept by the operator"))
                    .rejection();
            if (wrong.isPresent()) {
                return Outcome.refused(wrong.get());
            }
            StaffChange change = new StaffChange(
                    UUID.randomUUID().toString(),
                    org.get().id(),
                    id,
                    roles,
                    posts,
                    enabled,
                    reason,
                    rule(org.get()).consent() == SettingsRule.Consent.NONE
                            ? StaffChange.State.AGREED
                            : StaffChange.State.REQUESTED,
                    actor.person().get(),
                    clock.instant(),
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    1);
            return saved(actor, change, "identity.staff-change-requested");
        });
    }

    @Override
    public Outcome<StaffChange> answer(Actor actor, String id, boolean agreed, String opinion, long expected) {
        return on(actor, id, expected, (change, org) -> {
            if (actor.person().isEmpty()
                    || actor.person().get().equals(change.requestedBy())
                    || !mayAnswer(actor, org)) {
                return refused(notAllowed(actor));
            }
            Optional<Rejection> wrong =
                    new Checks().text("/opinion", opinion, agreed ? 0 : 1, 500).rejection();
            if (wrong.isPresent()) {
                return Outcome.refused(wrong.get());
            }
            if (change.state() != StaffChange.State.REQUESTED) {
                return refused(IdentityRejection.WRONG_STATE);
            }
            return saved(
                    actor,
                    next(
                            change,
                            agreed ? StaffChange.State.AGREED : StaffChange.State.REFUSED,
                            actor.person(),
                            opinion,
                            Optional.empty()),
                    agreed ? "identity.staff-change-agreed" : "identity.staff-change-refused");
        });
    }

    @Override
    public Outcome<StaffChange> execute(Actor actor, String id, long expected) {
        return on(actor, id, expected, (change, org) -> {
            if (actor.person().isEmpty() || !mayExecute(actor, org)) {
                return refused(notAllowed(actor));
            }
            Optional<Person> person =
                    store.person(change.person()).filter(one -> one.org().equals(Optional.of(org.id())));
            if (change.state() != StaffChange.State.AGREED || person.isEmpty()) {
                return refused(IdentityRejection.WRONG_STATE);
            }
            people.write(actor, person, changed(person.get(), change), Optional.empty());
            return saved(
                    actor,
                    next(change, StaffChange.State.EXECUTED, change.agreedBy(), change.opinion(), actor.person()),
                    "identity.staff-change-executed");
        });
    }

    @Override
    public Outcome<List<StaffChange>> of(Actor actor, OrgId id) {
        return transactions.call(() -> {
            Optional<Organisation> org = store.organisation(id);
            return org.isPresent() && maySee(actor, org.get())
                    ? Outcome.accepted(store.staffChanges(id, SHOWN))
                    : refused(notAllowed(actor));
        });
    }

    @Override
    public Outcome<Optional<StaffChange>> find(Actor actor, String id) {
        return transactions.call(() -> {
            Optional<StaffChange> change = store.staffChange(id);
            Optional<Organisation> org = change.flatMap(one -> store.organisation(one.org()));
            return org.isPresent() && maySee(actor, org.get())
                    ? Outcome.accepted(change)
                    : refused(org.isEmpty() && !actor.isAnonymous() ? IdentityRejection.NOT_FOUND : notAllowed(actor));
        });
    }

    private Outcome<StaffChange> on(
            Actor actor, String id, long expected, BiFunction<StaffChange, Organisation, Outcome<StaffChange>> work) {
        return transactions.call(() -> {
            Optional<StaffChange> change = store.staffChangeForUpdate(id);
            Optional<Organisation> org = change.flatMap(one -> store.organisation(one.org()));
            if (org.isEmpty() || !maySee(actor, org.get())) {
                return refused(org.isEmpty() && !actor.isAnonymous() ? IdentityRejection.NOT_FOUND : notAllowed(actor));
            }
            if (change.get().version() != expected) {
                return refused(IdentityRejection.STALE);
            }
            return work.apply(change.get(), org.get());
        });
    }

    private Outcome<StaffChange> saved(Actor actor, StaffChange change, String type) {
        store.put(change);
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("change", change.id())
                .put("org", change.org().value())
                .put("person", change.person().value())
                .put("enabled", change.enabled())
                .put("reason", change.reason())
                .put("opinion", change.opinion());
        change.roles().stream().map(Role::name).sorted().forEach(data.putArray("roles")::add);
        change.posts().stream().sorted().forEach(data.putArray("posts")::add);
        ledger.append(
                Streams.of(change.person()), Ledger.ANY, actor, clock.instant(), List.of(EventDraft.of(type, data)));
        return Outcome.accepted(change);
    }

    private static StaffChange next(
            StaffChange change,
            StaffChange.State state,
            Optional<PersonId> agreedBy,
            String opinion,
            Optional<PersonId> executedBy) {
        return new StaffChange(
                change.id(),
                change.org(),
                change.person(),
                change.roles(),
                change.posts(),
                change.enabled(),
                change.reason(),
                state,
                change.requestedBy(),
                change.requestedAt(),
                agreedBy,
                opinion,
                executedBy,
                change.version() + 1);
    }

    private static Person changed(Person person, StaffChange change) {
        return new Person(
                person.id(),
                person.login(),
                person.name(),
                person.kind(),
                person.org(),
                person.jurisdiction(),
                change.roles(),
                change.posts().stream()
                        .map(post -> new Post(change.org(), post))
                        .collect(Collectors.toUnmodifiableSet()),
                person.realName(),
                change.enabled());
    }

    private SettingsRule rule(Organisation org) {
        Pack pack = packs.of(org.jurisdiction());
        return SettingsRule.of(pack, LocalDate.ofInstant(clock.instant(), pack.zone()));
    }

    private boolean maySee(Actor actor, Organisation org) {
        return mayAsk(actor, org.id()) || mayAnswer(actor, org) || mayExecute(actor, org);
    }

    private boolean mayAsk(Actor actor, OrgId org) {
        return administers(actor, org) || isHead(actor, org);
    }

    private boolean mayAnswer(Actor actor, Organisation org) {
        return switch (rule(org).consent()) {
            case NONE -> false;
            case LEGAL_OFFICE -> actor.has(Role.LEGAL) && actor.jurisdiction().equals(Optional.of(org.jurisdiction()));
            case HEAD -> isHead(actor, org.id());
        };
    }

    private boolean mayExecute(Actor actor, Organisation org) {
        return actor.has(Role.OPERATOR)
                || (rule(org).editor() == SettingsRule.Editor.UNIT_ADMINISTRATOR
                        ? administers(actor, org.id())
                        : actor.has(Role.BUREAU_ADMIN)
                                && actor.org()
                                        .flatMap(store::organisation)
                                        .filter(own -> own.jurisdiction().equals(org.jurisdiction())
                                                && own.functions().contains(INFORMATION_CENTRE))
                                        .isPresent());
    }

    private static boolean administers(Actor actor, OrgId org) {
        return actor.has(Role.BUREAU_ADMIN) && actor.org().equals(Optional.of(org));
    }

    private boolean isHead(Actor actor, OrgId org) {
        return actor.person().isPresent()
                && directory.posts(org).stream()
                        .anyMatch(post -> post.rank() == PostRank.HEAD && actor.holds(post.post()));
    }

    private static IdentityRejection notAllowed(Actor actor) {
        return actor.isAnonymous() ? IdentityRejection.NOT_SIGNED_IN : IdentityRejection.NOT_ALLOWED;
    }

    private static <T> Outcome<T> refused(IdentityRejection code) {
        return Outcome.refused(Rejection.of(code));
    }
}
