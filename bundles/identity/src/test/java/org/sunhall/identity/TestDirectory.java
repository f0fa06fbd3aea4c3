package org.sunhall.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;

/** A directory in memory for the tests of bundles that look people and organisations up. Nothing is delegated in it. */
public final class TestDirectory implements Directory {

    /** The city of the demonstration. */
    public static final JurisdictionId CITY = new JurisdictionId("sunshine");
    /** The jurisdiction above; not there unless a test adds it. */
    public static final JurisdictionId PROVINCE = new JurisdictionId("province");
    /** Its market bureau, the office of the sample plug-in. */
    public static final OrgId MARKET = new OrgId("sunshine-market");

    private final Map<OrgId, Organisation> organisations = new LinkedHashMap<>();
    private final Map<PersonId, Person> people = new LinkedHashMap<>();
    private final Map<Post, OrgPost> posts = new LinkedHashMap<>();
    private final List<Jurisdiction> more = new ArrayList<>();
    private final List<EnforcementCertificate> certificates = new ArrayList<>();

    /** Nobody and nothing. */
    public TestDirectory() {}

    /** With the bureau of the sample plug-in. */
    public static TestDirectory withMarketBureau() {
        return new TestDirectory().with(market());
    }

    /** The bureau of the sample plug-in. */
    public static Organisation market() {
        return new Organisation(
                MARKET,
                Text.of("阳光市市场监督管理局", "Sunshine Market Bureau"),
                CITY,
                Optional.empty(),
                Set.of("market-supervision"),
                "阳光路1号",
                "0000-12345",
                "0000-12346");
    }

    /** With this jurisdiction beside the demonstration's city. */
    public synchronized TestDirectory with(Jurisdiction jurisdiction) {
        more.add(jurisdiction);
        return this;
    }

    /** With this organisation, too. */
    public synchronized TestDirectory with(Organisation organisation) {
        organisations.put(organisation.id(), organisation);
        return this;
    }

    /** With this person, too. */
    public synchronized TestDirectory with(Person person) {
        people.put(person.id(), person);
        return this;
    }

    /** With this description of a post, too. */
    public synchronized TestDirectory with(OrgPost post) {
        posts.put(post.post(), post);
        return this;
    }

    /** With this certificate, too. */
    public synchronized TestDirectory with(EnforcementCertificate certificate) {
        certificates.add(certificate);
        return this;
    }

    /** Adds an organisation of the demonstration's city that has nothing but an id. */
    public void add(String id) {
        with(new Organisation(new OrgId(id), Text.same(id), CITY, Optional.empty(), Set.of(), "", "", ""));
    }

    /** A member of staff of an organisation of the demonstration's city, with their posts. */
    public static Person staff(String id, OrgId org, Set<Role> roles, String... posts) {
        return new Person(
                new PersonId(id),
                id,
                id,
                PersonKind.STAFF,
                Optional.of(org),
                Optional.of(CITY),
                roles,
                Set.copyOf(Arrays.stream(posts).map(post -> new Post(org, post)).toList()),
                true,
                true);
    }

    @Override
    public Optional<Jurisdiction> jurisdiction(JurisdictionId id) {
        return jurisdictions().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<Jurisdiction> jurisdictions() {
        List<Jurisdiction> all = new ArrayList<>(more);
        all.add(new Jurisdiction(CITY, Text.of("阳光市", "Sunshine City"), Optional.of(PROVINCE), "329900"));
        return all;
    }

    @Override
    public synchronized Optional<Organisation> organisation(OrgId id) {
        return Optional.ofNullable(organisations.get(id));
    }

    @Override
    public synchronized List<Organisation> organisations() {
        return List.copyOf(organisations.values());
    }

    @Override
    public List<Organisation> withFunction(JurisdictionId jurisdiction, String function) {
        return organisations().stream()
                .filter(one -> one.jurisdiction().equals(jurisdiction)
                        && one.functions().contains(function))
                .toList();
    }

    @Override
    public synchronized Optional<Person> person(PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public synchronized Optional<Person> byLogin(String login) {
        return people.values().stream()
                .filter(person -> person.login().equalsIgnoreCase(login))
                .findFirst();
    }

    @Override
    public synchronized List<Person> holders(Post post) {
        return people.values().stream()
                .filter(person -> person.enabled() && person.posts().contains(post))
                .toList();
    }

    @Override
    public Optional<Actor> actor(PersonId id) {
        return person(id)
                .filter(Person::enabled)
                .map(person -> new Actor(
                        Optional.of(id),
                        person.name(),
                        person.org(),
                        person.jurisdiction(),
                        person.roles(),
                        person.posts()));
    }

    @Override
    public synchronized List<Person> people(OrgId organisation) {
        return people.values().stream()
                .filter(person -> person.org().equals(Optional.of(organisation)))
                .toList();
    }

    @Override
    public synchronized List<OrgPost> posts(OrgId organisation) {
        Map<Post, OrgPost> all = new LinkedHashMap<>();
        people.values().stream()
                .flatMap(person -> person.posts().stream())
                .forEach(post -> all.put(post, OrgPost.undescribed(post)));
        all.putAll(posts);
        return all.values().stream()
                .filter(post -> post.post().org().equals(organisation))
                .toList();
    }

    @Override
    public List<Delegation> delegations(OrgId organisation) {
        return List.of();
    }

    @Override
    public List<Delegation> standInsFor(Post post) {
        return List.of();
    }

    @Override
    public synchronized List<EnforcementCertificate> certificates(PersonId person) {
        return certificates.stream()
                .filter(certificate -> certificate.person().equals(person))
                .toList();
    }

    @Override
    public Optional<Division> division(String code, LocalDate on) {
        return Optional.empty();
    }

    @Override
    public List<Division> divisions(Optional<String> above, LocalDate on) {
        return List.of();
    }
}
