package org.sunhall.identity.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.identity.Person;
import org.sunhall.identity.internal.store.IdentityStore;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Role;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.persistence.Transactions;

/** Writes a person, whoever decided it: row, record, and the end of sessions that no longer fit. Inside a transaction. */
@Component(service = PeopleRegister.class)
public final class PeopleRegister {

    private final IdentityStore store;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Clock clock;
    private final Sessions sessions;

    /** Created by the component runtime. */
    @Activate
    public PeopleRegister(
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

    /** Nothing happens when nothing changes. */
    void write(Actor actor, Optional<Person> stored, Person person, Optional<String> passwordHash) {
        if (passwordHash.isPresent() || !stored.equals(Optional.of(person))) {
            store.put(person, passwordHash);
            record(actor, person, passwordHash.isPresent());
            endSessionsUnlessHarmless(stored, person, passwordHash.isPresent());
        }
    }

    private void record(Actor actor, Person person, boolean passwordChanged) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("person", person.id().value())
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
}
