package org.sunhall.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.identity.Delegation;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Division;
import org.sunhall.identity.EnforcementCertificate;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.OrgPost;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.internal.store.IdentityStore;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.persistence.Transactions;

/** The directory as it is stored. */
@Component(service = Directory.class)
public final class StoredDirectory implements Directory {

    private final IdentityStore store;
    private final Transactions transactions;
    private final Clock clock;

    /** Created by the component runtime. */
    @Activate
    public StoredDirectory(
            @Reference IdentityStore store, @Reference Transactions transactions, @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Jurisdiction> jurisdiction(JurisdictionId id) {
        return transactions.call(() -> store.jurisdiction(id));
    }

    @Override
    public List<Jurisdiction> jurisdictions() {
        return transactions.call(store::jurisdictions);
    }

    @Override
    public Optional<Organisation> organisation(OrgId id) {
        return transactions.call(() -> store.organisation(id));
    }

    @Override
    public List<Organisation> organisations() {
        return transactions.call(store::organisations);
    }

    @Override
    public List<Organisation> withFunction(JurisdictionId jurisdiction, String function) {
        return organisations().stream()
                .filter(one -> one.jurisdiction().equals(jurisdiction)
                        && one.functions().contains(function))
                .toList();
    }

    @Override
    public Optional<Person> person(PersonId id) {
        return transactions.call(() -> store.person(id));
    }

    @Override
    public Optional<Person> byLogin(String login) {
        return transactions
                .call(() -> store.byLogin(login.toLowerCase(Locale.ROOT)))
                .map(IdentityStore.Credentials::person);
    }

    @Override
    public List<Person> holders(Post post) {
        return transactions.call(() -> store.holders(post, clock.instant())).stream()
                .filter(Person::enabled)
                .toList();
    }

    @Override
    public Optional<Actor> actor(PersonId id) {
        return transactions.call(
                () -> store.person(id).filter(Person::enabled).map(person -> actorOf(store, person, clock.instant())));
    }

    @Override
    public List<Person> people(OrgId organisation) {
        return transactions.call(() -> store.peopleOf(organisation));
    }

    @Override
    public List<OrgPost> posts(OrgId organisation) {
        return transactions.call(() -> store.posts(organisation));
    }

    @Override
    public List<Delegation> delegations(OrgId organisation) {
        return transactions.call(() -> store.delegations(organisation));
    }

    @Override
    public List<Delegation> standInsFor(Post post) {
        Instant now = clock.instant();
        return delegations(post.org()).stream()
                .filter(delegation -> delegation.post().equals(post)
                        && !now.isBefore(delegation.from())
                        && now.isBefore(delegation.until()))
                .toList();
    }

    @Override
    public List<EnforcementCertificate> certificates(PersonId person) {
        return transactions.call(() -> store.certificates(person));
    }

    @Override
    public Optional<Division> division(String code, LocalDate on) {
        return new Divisions(transactions.call(store::divisions)).division(code, on);
    }

    @Override
    public List<Division> divisions(Optional<String> above, LocalDate on) {
        return new Divisions(transactions.call(store::divisions)).below(above, on);
    }

    /** What an enabled person may act as at this instant. Inside a transaction. */
    static Actor actorOf(IdentityStore store, Person person, Instant now) {
        Set<Post> posts = new HashSet<>(person.posts());
        store.delegationsTo(person.id(), now).forEach(delegation -> posts.add(delegation.post()));
        return new Actor(
                Optional.of(person.id()), person.name(), person.org(), person.jurisdiction(), person.roles(), posts);
    }
}
