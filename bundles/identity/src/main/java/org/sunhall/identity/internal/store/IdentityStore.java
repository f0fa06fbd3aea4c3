package org.sunhall.identity.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.LockModeType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.identity.Delegation;
import org.sunhall.identity.Division;
import org.sunhall.identity.EnforcementCertificate;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.OrgPost;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.StaffChange;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** The rows of the directory and of sessions. Every method runs inside the caller's transaction. */
@Component(service = IdentityStore.class)
public final class IdentityStore {

    private static final int EXPIRED_AT_ONCE = 100;

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Created by the component runtime. */
    @Activate
    public IdentityStore(
            @Reference(target = "(osgi.unit.name=identity)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.identity)") SchemaReady schema) {
        this(unit, transactions);
    }

    /** A store whose tables are known to be there. */
    public IdentityStore(EntityManagerFactory unit, Transactions transactions) {
        this.unit = unit;
        this.transactions = transactions;
    }

    /** A stored person together with what is needed to sign in. */
    public record Credentials(Person person, Optional<String> passwordHash) {}

    /** A stored session. */
    public record StoredSession(String digest, PersonId person, Instant created, Instant seen, Instant expires) {}

    public Optional<Jurisdiction> jurisdiction(JurisdictionId id) {
        return Optional.ofNullable(manager().find(JurisdictionEntity.class, id.value()))
                .map(Mapping::domain);
    }

    public List<Jurisdiction> jurisdictions() {
        return all(JurisdictionEntity.class).stream().map(Mapping::domain).toList();
    }

    public void put(Jurisdiction jurisdiction) {
        JurisdictionEntity row =
                orNew(JurisdictionEntity.class, jurisdiction.id().value(), new JurisdictionEntity());
        Mapping.write(jurisdiction, row);
        manager().persist(row);
    }

    public Optional<Organisation> organisation(OrgId id) {
        return Optional.ofNullable(manager().find(OrganisationEntity.class, id.value()))
                .map(Mapping::domain);
    }

    public List<Organisation> organisations() {
        return all(OrganisationEntity.class).stream().map(Mapping::domain).toList();
    }

    public void put(Organisation organisation) {
        OrganisationEntity row =
                orNew(OrganisationEntity.class, organisation.id().value(), new OrganisationEntity());
        Mapping.write(organisation, row);
        manager().persist(row);
    }

    public Optional<Person> person(PersonId id) {
        return Optional.ofNullable(manager().find(PersonEntity.class, id.value()))
                .map(row -> Mapping.domain(row, postsOf(List.of(row.id))));
    }

    public Optional<Credentials> byLogin(String login) {
        return manager()
                .createQuery("select p from PersonEntity p where p.login = :login", PersonEntity.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst()
                .map(row -> new Credentials(
                        Mapping.domain(row, postsOf(List.of(row.id))), Optional.ofNullable(row.password)));
    }

    /** Creates or replaces; an empty password hash leaves the stored one. */
    public void put(Person person, Optional<String> passwordHash) {
        PersonEntity row = orNew(PersonEntity.class, person.id().value(), new PersonEntity());
        Mapping.write(person, row);
        passwordHash.ifPresent(hash -> row.password = hash);
        manager().persist(row);
        Map<String, PostEntity> stored = new HashMap<>();
        postsOf(List.of(row.id)).forEach(post -> stored.put(post.id, post));
        for (Post post : person.posts()) {
            PostEntity wanted = Mapping.row(person.id(), post);
            if (stored.remove(wanted.id) == null) {
                manager().persist(wanted);
            }
        }
        stored.values().forEach(manager()::remove);
    }

    /** The people with these ids, by id. */
    private List<Person> people(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, List<PostEntity>> posts = postsOf(ids).stream().collect(Collectors.groupingBy(post -> post.person));
        return manager()
                .createQuery("select p from PersonEntity p where p.id in :ids order by p.id", PersonEntity.class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(row -> Mapping.domain(row, posts.getOrDefault(row.id, List.of())))
                .toList();
    }

    /** Everybody who holds the post at this instant, their own or delegated, enabled or not, by id. */
    public List<Person> holders(Post post, Instant now) {
        Set<String> ids = new LinkedHashSet<>(manager()
                .createQuery("select h.person from PostEntity h where h.org = :org and h.post = :post", String.class)
                .setParameter("org", post.org().value())
                .setParameter("post", post.name())
                .getResultList());
        ids.addAll(manager()
                .createQuery(
                        "select d.holder from DelegationEntity d where d.org = :org and d.post = :post"
                                + " and d.from <= :now and d.until > :now",
                        String.class)
                .setParameter("org", post.org().value())
                .setParameter("post", post.name())
                .setParameter("now", now.toEpochMilli())
                .getResultList());
        return people(ids);
    }

    /** The delegations to this person that are in force at this instant. */
    public List<Delegation> delegationsTo(PersonId holder, Instant now) {
        return manager()
                .createQuery(
                        "select d from DelegationEntity d where d.holder = :holder and d.from <= :now and d.until > :now",
                        DelegationEntity.class)
                .setParameter("holder", holder.value())
                .setParameter("now", now.toEpochMilli())
                .getResultStream()
                .map(Mapping::domain)
                .toList();
    }

    /** The people of an organisation, by id. */
    public List<Person> peopleOf(OrgId org) {
        return people(new LinkedHashSet<>(manager()
                .createQuery("select p.id from PersonEntity p where p.org = :org", String.class)
                .setParameter("org", org.value())
                .getResultList()));
    }

    /** The described posts of an organisation, and the keys of those that are held. */
    public List<OrgPost> posts(OrgId org) {
        Map<String, OrgPost> posts = new TreeMap<>();
        manager()
                .createQuery("select distinct h.post from PostEntity h where h.org = :org", String.class)
                .setParameter("org", org.value())
                .getResultList()
                .forEach(post -> posts.put(post, OrgPost.undescribed(new Post(org, post))));
        manager()
                .createQuery("select p from PostInfoEntity p where p.org = :org", PostInfoEntity.class)
                .setParameter("org", org.value())
                .getResultStream()
                .map(Mapping::domain)
                .forEach(post -> posts.put(post.post().name(), post));
        return List.copyOf(posts.values());
    }

    public Optional<OrgPost> post(Post post) {
        return Optional.ofNullable(manager().find(PostInfoEntity.class, post.toString()))
                .map(Mapping::domain);
    }

    public void put(OrgPost post) {
        PostInfoEntity row = orNew(PostInfoEntity.class, post.post().toString(), new PostInfoEntity());
        Mapping.write(post, row);
        manager().persist(row);
    }

    /** All delegations of an organisation, the latest first. */
    public List<Delegation> delegations(OrgId org) {
        return manager()
                .createQuery(
                        "select d from DelegationEntity d where d.org = :org order by d.from desc, d.id",
                        DelegationEntity.class)
                .setParameter("org", org.value())
                .getResultStream()
                .map(Mapping::domain)
                .toList();
    }

    /** Ends a delegation at this instant; one that has not begun by then is gone. */
    public void endDelegation(String id, Instant now) {
        DelegationEntity row = manager().find(DelegationEntity.class, id);
        if (row.from >= now.toEpochMilli()) {
            manager().remove(row);
        } else {
            row.until = now.toEpochMilli();
        }
    }

    public Optional<EnforcementCertificate> certificate(String number) {
        return Optional.ofNullable(manager().find(CertificateEntity.class, number))
                .map(Mapping::domain);
    }

    public List<EnforcementCertificate> certificates(PersonId person) {
        return manager()
                .createQuery(
                        "select c from CertificateEntity c where c.person = :person order by c.id",
                        CertificateEntity.class)
                .setParameter("person", person.value())
                .getResultStream()
                .map(Mapping::domain)
                .toList();
    }

    public void put(EnforcementCertificate certificate) {
        CertificateEntity row = orNew(CertificateEntity.class, certificate.number(), new CertificateEntity());
        Mapping.write(certificate, row);
        manager().persist(row);
    }

    /** The divisions added or changed by hand. */
    public List<Division> divisions() {
        return all(DivisionEntity.class).stream().map(Mapping::domain).toList();
    }

    public void put(Division division) {
        DivisionEntity row = orNew(DivisionEntity.class, Mapping.key(division), new DivisionEntity());
        Mapping.write(division, row);
        manager().persist(row);
    }

    public Optional<StaffChange> staffChange(String id) {
        return Optional.ofNullable(manager().find(StaffChangeEntity.class, id)).map(Mapping::domain);
    }

    /** The same, locked until the transaction ends. */
    public Optional<StaffChange> staffChangeForUpdate(String id) {
        return Optional.ofNullable(manager().find(StaffChangeEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(Mapping::domain);
    }

    /** The latest requests of an organisation. */
    public List<StaffChange> staffChanges(OrgId org, int atMost) {
        return manager()
                .createQuery(
                        "select c from StaffChangeEntity c where c.org = :org order by c.requestedAt desc, c.id",
                        StaffChangeEntity.class)
                .setParameter("org", org.value())
                .setMaxResults(atMost)
                .getResultStream()
                .map(Mapping::domain)
                .toList();
    }

    public void put(StaffChange change) {
        StaffChangeEntity row = orNew(StaffChangeEntity.class, change.id(), new StaffChangeEntity());
        Mapping.write(change, row);
        manager().persist(row);
    }

    public Optional<Delegation> delegation(String id) {
        return Optional.ofNullable(manager().find(DelegationEntity.class, id)).map(Mapping::domain);
    }

    public void insert(Delegation delegation) {
        DelegationEntity row = new DelegationEntity();
        Mapping.write(delegation, row);
        manager().persist(row);
    }

    public void insert(StoredSession session) {
        SessionEntity row = new SessionEntity();
        row.digest = session.digest();
        row.person = session.person().value();
        row.created = session.created().toEpochMilli();
        row.seen = session.seen().toEpochMilli();
        row.expires = session.expires().toEpochMilli();
        manager().persist(row);
    }

    public Optional<StoredSession> session(String digest) {
        return Optional.ofNullable(manager().find(SessionEntity.class, digest))
                .map(row -> new StoredSession(
                        row.digest,
                        new PersonId(row.person),
                        Instant.ofEpochMilli(row.created),
                        Instant.ofEpochMilli(row.seen),
                        Instant.ofEpochMilli(row.expires)));
    }

    public void seen(String digest, Instant now) {
        manager()
                .createQuery("update SessionEntity s set s.seen = :now where s.digest = :digest")
                .setParameter("now", now.toEpochMilli())
                .setParameter("digest", digest)
                .executeUpdate();
    }

    public boolean endSession(String digest) {
        return manager()
                        .createQuery("delete from SessionEntity s where s.digest = :digest")
                        .setParameter("digest", digest)
                        .executeUpdate()
                == 1;
    }

    public void endSessionsOf(PersonId person) {
        manager()
                .createQuery("delete from SessionEntity s where s.person = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }

    /** Removes some sessions that have timed out. */
    public void removeExpired(Instant now) {
        List<SessionEntity> expired = manager()
                .createQuery("select s from SessionEntity s where s.expires < :now", SessionEntity.class)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(EXPIRED_AT_ONCE)
                .getResultList();
        expired.forEach(manager()::remove);
    }

    private List<PostEntity> postsOf(Collection<String> people) {
        return manager()
                .createQuery("select h from PostEntity h where h.person in :people", PostEntity.class)
                .setParameter("people", new ArrayList<>(people))
                .getResultList();
    }

    private <T> List<T> all(Class<T> type) {
        return manager()
                .createQuery("select e from " + type.getSimpleName() + " e order by e.id", type)
                .getResultList();
    }

    private <T> T orNew(Class<T> type, String id, T fresh) {
        T row = manager().find(type, id);
        return row == null ? fresh : row;
    }

    private EntityManager manager() {
        return transactions.entityManager(unit);
    }
}
