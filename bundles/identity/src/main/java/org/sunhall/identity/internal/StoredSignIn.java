package org.sunhall.identity.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.sunhall.identity.IdentityRejection;
import org.sunhall.identity.Person;
import org.sunhall.identity.Session;
import org.sunhall.identity.SignIn;
import org.sunhall.identity.internal.store.IdentityStore;
import org.sunhall.identity.internal.store.IdentityStore.Credentials;
import org.sunhall.identity.internal.store.IdentityStore.StoredSession;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.persistence.Transactions;
import org.sunhall.rest.Throttle;

/** Sign-in by login and password. */
@Component(service = SignIn.class, configurationPid = "org.sunhall.identity")
@Designate(ocd = SignInConfig.class)
public final class StoredSignIn implements SignIn {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final int THROTTLED = 10_000;

    private final IdentityStore store;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Clock clock;
    private final Sessions sessions;
    private final Duration idle;
    private final Duration absolute;
    private final Throttle throttle = new Throttle(THROTTLED);
    private final SecureRandom random = new SecureRandom();

    /** Created by the component runtime. */
    @Activate
    public StoredSignIn(
            @Reference IdentityStore store,
            @Reference Ledger ledger,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference Sessions sessions,
            SignInConfig config) {
        this(store, ledger, transactions, clock, sessions, config.idleMinutes(), config.absoluteHours());
    }

    StoredSignIn(
            IdentityStore store,
            Ledger ledger,
            Transactions transactions,
            Clock clock,
            Sessions sessions,
            int idleMinutes,
            int absoluteHours) {
        if (idleMinutes < 1 || idleMinutes > 1440 || absoluteHours < 1 || absoluteHours > 168) {
            throw new IllegalArgumentException(
                    "org.sunhall.identity: idleMinutes must be 1 to 1440, absoluteHours 1 to 168");
        }
        this.store = store;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.sessions = sessions;
        this.idle = Duration.ofMinutes(idleMinutes);
        this.absolute = Duration.ofHours(absoluteHours);
    }

    @Override
    public Outcome<Session> signIn(String login, char[] password, String remote) {
        List<FieldProblem> problems = problems(login, password);
        if (!problems.isEmpty()) {
            return Outcome.refused(new Rejection(
                    IdentityRejection.INVALID, Text.of("登录信息格式不正确。", "The login has the wrong form."), problems));
        }
        String name = login.toLowerCase(Locale.ROOT);
        Instant now = clock.instant();
        Optional<Duration> wait = throttle.begin(name, remote, now);
        if (wait.isPresent()) {
            long seconds = wait.get().toSeconds() + 1;
            return Outcome.refused(
                    IdentityRejection.TOO_MANY_ATTEMPTS,
                    Text.of("失败次数过多，请在 {0} 秒后再试。", "Too many failed attempts. Try again in {0} seconds.")
                            .with(seconds));
        }
        Optional<Credentials> known = transactions.call(() -> store.byLogin(name));
        boolean fits = fits(known, password);
        if (!fits || !known.get().person().enabled()) {
            known.ifPresent(one -> recordFailure(one.person(), remote, now));
            return Outcome.refused(
                    IdentityRejection.SIGN_IN_FAILED,
                    Text.of("登录名或密码不正确，请检查后重试。", "Login or password is wrong. Check both and try again."));
        }
        throttle.succeeded(name, remote);
        return transactions.call(() -> open(known.get().person(), remote, now));
    }

    private static boolean fits(Optional<Credentials> known, char[] password) {
        Optional<String> hash = known.flatMap(Credentials::passwordHash);
        if (hash.isEmpty()) {
            Passwords.compareWithNobody(password);
            return false;
        }
        return Passwords.fits(password, hash.get());
    }

    private void recordFailure(Person person, String remote, Instant now) {
        transactions.run(() -> record(
                person, Actor.system("sign-in"), now, "identity.sign-in-failed", Map.of("remote", bounded(remote))));
    }

    private Outcome<Session> open(Person person, String remote, Instant now) {
        Optional<Person> current = store.person(person.id()).filter(Person::enabled);
        if (current.isEmpty()) {
            return Outcome.refused(IdentityRejection.SIGN_IN_FAILED, IdentityRejection.SIGN_IN_FAILED.title());
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant expires = now.plus(absolute);
        store.removeExpired(now);
        store.insert(new StoredSession(Digest.of(token).hex(), person.id(), now, now, expires));
        Actor actor = StoredDirectory.actorOf(store, current.get(), now);
        record(person, actor, now, "identity.signed-in", Map.of("remote", bounded(remote)));
        return Outcome.accepted(new Session(token, actor, expires));
    }

    @Override
    public Optional<Actor> actorOf(String token) {
        if (token == null || !TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        String digest = Digest.of(token).hex();
        Instant now = clock.instant();
        Optional<Actor> remembered = sessions.find(digest, now);
        if (remembered.isPresent()) {
            return remembered;
        }
        long generation = sessions.generation();
        return transactions.call(() -> {
            Optional<StoredSession> session = store.session(digest).filter(one -> isLive(one, now));
            Optional<Actor> actor = session.flatMap(one -> store.person(one.person()))
                    .filter(Person::enabled)
                    .map(person -> StoredDirectory.actorOf(store, person, now));
            if (actor.isPresent()) {
                if (Duration.between(session.get().seen(), now).compareTo(SEEN_EVERY) >= 0) {
                    store.seen(digest, now);
                }
                Instant until = now.plus(REMEMBERED);
                Instant expires = session.get().expires();
                sessions.remember(digest, actor.get(), until.isBefore(expires) ? until : expires, generation);
            }
            return actor;
        });
    }

    private boolean isLive(StoredSession session, Instant now) {
        return now.isBefore(session.expires())
                && now.isBefore(session.seen().plus(idle).plus(SEEN_EVERY));
    }

    @Override
    public void signOut(String token) {
        if (token == null || !TOKEN.matcher(token).matches()) {
            return;
        }
        String digest = Digest.of(token).hex();
        sessions.forget(digest);
        transactions.run(() -> {
            Optional<Person> person = store.session(digest).flatMap(one -> store.person(one.person()));
            if (store.endSession(digest) && person.isPresent()) {
                Actor actor = StoredDirectory.actorOf(store, person.get(), clock.instant());
                record(person.get(), actor, clock.instant(), "identity.signed-out", Map.of());
            }
            transactions.afterCommit(() -> sessions.forget(digest));
        });
    }

    private void record(Person person, Actor actor, Instant now, String type, Map<String, String> personal) {
        EventDraft event = new EventDraft(
                type,
                JsonNodeFactory.instance.objectNode().put("person", person.id().value()),
                personal);
        ledger.append(Streams.of(person.id()), Ledger.ANY, actor, now, List.of(event));
    }

    private static List<FieldProblem> problems(String login, char[] password) {
        List<FieldProblem> problems = new ArrayList<>();
        if (login == null || !Checks.LOGIN.matcher(login).matches()) {
            problems.add(new FieldProblem(
                    "/login",
                    "form",
                    Text.of("登录名应为 2 至 60 个字母、数字或 . _ @ -", "The login has 2 to 60 letters, digits or . _ @ -")));
        }
        if (password == null || password.length == 0 || password.length > Checks.MAX_PASSWORD) {
            problems.add(new FieldProblem(
                    "/password",
                    "length",
                    Text.of("请填写密码（不超过 200 个字符）", "Give the password (at most 200 characters)")));
        }
        return problems;
    }

    private static String bounded(String remote) {
        return remote == null ? "" : remote.substring(0, Math.min(100, remote.length()));
    }
}
