package org.sunhall.notices.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Text;
import org.sunhall.notices.model.Delivery;
import org.sunhall.notices.model.Notice;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** The tables of notices. Every method runs inside the caller's transaction. */
@Component(service = NoticeStore.class)
public final class NoticeStore {

    /**
     * Whom a case's notices go to, and how it is called in them.
     *
     * @param caseId       the case
     * @param applicant    the applicant
     * @param item         the item's name
     * @param number       the query number, after acceptance the supervision code
     * @param jurisdiction whose words are used
     */
    public record CaseCard(String caseId, PersonId applicant, Text item, String number, JurisdictionId jurisdiction) {}

    /** Where a person wishes to be reached, once they have confirmed it. */
    public record Address(PersonId person, String channel, String address, boolean chinese) {}

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public NoticeStore(
            @Reference(target = "(osgi.unit.name=notices)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.notices)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    /** What is known of a case. */
    public Optional<CaseCard> card(String caseId) {
        return Optional.ofNullable(em().find(CaseEntity.class, caseId))
                .map(entity -> new CaseCard(
                        entity.caseId,
                        new PersonId(entity.applicant),
                        Text.of(entity.itemZh, entity.itemEn),
                        entity.number,
                        new JurisdictionId(entity.jurisdiction)));
    }

    /** Keeps what is known of a case. */
    public void put(CaseCard card) {
        CaseEntity entity = new CaseEntity();
        entity.caseId = card.caseId();
        entity.applicant = card.applicant().value();
        entity.itemZh = card.item().zh();
        entity.itemEn = card.item().en();
        entity.number = card.number();
        entity.jurisdiction = card.jurisdiction().value();
        em().merge(entity);
    }

    /** Keeps a notice; false when it is there already. */
    public boolean add(Notice notice) {
        if (em().find(NoticeEntity.class, notice.id()) != null) {
            return false;
        }
        NoticeEntity entity = new NoticeEntity();
        entity.id = notice.id();
        entity.recipient = notice.recipient().value();
        entity.kind = notice.kind();
        entity.caseId = notice.caseId();
        entity.titleZh = notice.title().zh();
        entity.titleEn = notice.title().en();
        entity.bodyZh = notice.body().zh();
        entity.bodyEn = notice.body().en();
        entity.createdAt = notice.createdAt().toEpochMilli();
        em().persist(entity);
        return true;
    }

    /** A notice. */
    public Optional<Notice> notice(String id) {
        return Optional.ofNullable(em().find(NoticeEntity.class, id)).map(NoticeStore::notice);
    }

    /** The notices of a person, the latest first, from after one of them on. */
    public List<Notice> of(PersonId person, Optional<Notice> after, int limit) {
        String further = after.isPresent() ? " and (n.createdAt < :at or (n.createdAt = :at and n.id < :id))" : "";
        TypedQuery<NoticeEntity> query = em().createQuery(
                        "select n from NoticeEntity n where n.recipient = :person" + further
                                + " order by n.createdAt desc, n.id desc",
                        NoticeEntity.class)
                .setParameter("person", person.value())
                .setMaxResults(limit);
        after.ifPresent(notice ->
                query.setParameter("at", notice.createdAt().toEpochMilli()).setParameter("id", notice.id()));
        return query.getResultList().stream().map(NoticeStore::notice).toList();
    }

    /** How many notices a person has not read. */
    public long unread(PersonId person) {
        return em().createQuery(
                        "select count(n) from NoticeEntity n where n.recipient = :person and n.readAt is null",
                        Long.class)
                .setParameter("person", person.value())
                .getSingleResult();
    }

    /** Marks a notice as read. */
    public void read(String id, Instant at) {
        NoticeEntity entity = em().find(NoticeEntity.class, id);
        if (entity.readAt == null) {
            entity.readAt = at.toEpochMilli();
        }
    }

    /** The confirmed addresses of a person. */
    public List<Address> confirmed(PersonId person) {
        return em()
                .createQuery(
                        "select a from AddressEntity a where a.person = :person and a.confirmed = :yes",
                        AddressEntity.class)
                .setParameter("person", person.value())
                .setParameter("yes", true)
                .getResultList()
                .stream()
                .map(entity -> new Address(person, entity.channel, entity.address, !entity.language.equals("en")))
                .toList();
    }

    /** The address row of a person for a channel. */
    Optional<AddressEntity> address(PersonId person, String channel) {
        return Optional.ofNullable(em().find(AddressEntity.class, person.value() + "/" + channel));
    }

    /** The address rows of a person. */
    List<AddressEntity> addresses(PersonId person) {
        return em().createQuery(
                        "select a from AddressEntity a where a.person = :person order by a.channel",
                        AddressEntity.class)
                .setParameter("person", person.value())
                .getResultList();
    }

    void put(AddressEntity entity) {
        em().persist(entity);
    }

    /** Lets a notice go through a channel from this instant on. */
    public void send(Notice notice, String channel, Instant at) {
        DeliveryEntity entity = new DeliveryEntity();
        entity.id = notice.id() + "/" + channel;
        entity.notice = notice.id();
        entity.channel = channel;
        entity.state = Delivery.State.WAITING.name();
        entity.nextTryAt = at.toEpochMilli();
        em().persist(entity);
    }

    /** The channels that something is due for. */
    public List<String> dueChannels(Instant now) {
        return em().createQuery(
                        "select distinct d.channel from DeliveryEntity d where d.nextTryAt <= :now order by d.channel",
                        String.class)
                .setParameter("now", now.toEpochMilli())
                .getResultList();
    }

    /** Deliveries of a channel due now, the longest waiting first. */
    public List<Delivery> due(String channel, Instant now, int limit) {
        return em()
                .createQuery(
                        "select d from DeliveryEntity d where d.nextTryAt <= :now and d.channel = :channel"
                                + " order by d.nextTryAt, d.id",
                        DeliveryEntity.class)
                .setParameter("channel", channel)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(NoticeStore::delivery)
                .toList();
    }

    /**
     * Takes a due delivery for this node alone until an instant; when the node dies it is due again then.
     *
     * @return false when another node has it
     */
    public boolean lease(Delivery due, Instant until) {
        return em().createQuery("update DeliveryEntity d set d.nextTryAt = :until, d.version = d.version + 1"
                                + " where d.id = :id and d.nextTryAt = :seen")
                        .setParameter("until", until.toEpochMilli())
                        .setParameter("id", due.id())
                        .setParameter("seen", due.nextTry().orElseThrow().toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    /** Deliveries in a state, by id. */
    public List<Delivery> deliveries(Delivery.State state, Optional<String> after, int limit) {
        return em()
                .createQuery(
                        "select d from DeliveryEntity d where d.state = :state and d.id > :after order by d.id",
                        DeliveryEntity.class)
                .setParameter("state", state.name())
                .setParameter("after", after.orElse(""))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(NoticeStore::delivery)
                .toList();
    }

    /** A delivery. */
    public Optional<Delivery> delivery(String id) {
        return Optional.ofNullable(em().find(DeliveryEntity.class, id)).map(NoticeStore::delivery);
    }

    /** Keeps how a delivery stands. */
    public void put(Delivery delivery, Instant at) {
        DeliveryEntity entity = em().find(DeliveryEntity.class, delivery.id());
        entity.state = delivery.state().name();
        entity.tries = delivery.tries();
        entity.nextTryAt = delivery.nextTry().map(Instant::toEpochMilli).orElse(null);
        entity.trouble = delivery.trouble().orElse(null);
        entity.doneAt = delivery.state() == Delivery.State.WAITING ? null : Long.valueOf(at.toEpochMilli());
    }

    /** How many deliveries were given up. */
    public long failed() {
        return em().createQuery("select count(d) from DeliveryEntity d where d.state = :state", Long.class)
                .setParameter("state", Delivery.State.FAILED.name())
                .getSingleResult();
    }

    private static Delivery delivery(DeliveryEntity entity) {
        return new Delivery(
                entity.id,
                entity.notice,
                entity.channel,
                Delivery.State.valueOf(entity.state),
                entity.tries,
                Optional.ofNullable(entity.nextTryAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(entity.trouble));
    }

    private static Notice notice(NoticeEntity entity) {
        return new Notice(
                entity.id,
                new PersonId(entity.recipient),
                entity.kind,
                entity.caseId,
                Text.of(entity.titleZh, entity.titleEn),
                Text.of(entity.bodyZh, entity.bodyEn),
                Instant.ofEpochMilli(entity.createdAt),
                Optional.ofNullable(entity.readAt).map(Instant::ofEpochMilli));
    }
}
