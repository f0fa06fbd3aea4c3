package org.sunhall.catalog.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.LockModeType;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.ItemStanding;
import org.sunhall.catalog.model.Edition;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Items and editions in the database. Everything inside the caller's transaction. */
@Component(service = JpaEditions.class)
public final class JpaEditions {

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public JpaEditions(
            @Reference(target = "(osgi.unit.name=catalog)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.catalog)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    /** An edition. */
    public Optional<Edition> find(EditionId id) {
        return Optional.ofNullable(em().find(EditionEntity.class, id.value())).map(EditionMapping::edition);
    }

    /** An edition that nobody else changes until the transaction ends. */
    public Optional<Edition> lock(EditionId id) {
        List<String> item = em().createQuery("select e.item from EditionEntity e where e.id = :id", String.class)
                .setParameter("id", id.value())
                .getResultList();
        if (item.isEmpty()) {
            return Optional.empty();
        }
        em().find(ItemEntity.class, item.get(0), LockModeType.PESSIMISTIC_WRITE);
        EditionEntity entity = em().find(EditionEntity.class, id.value());
        em().refresh(entity);
        return Optional.of(EditionMapping.edition(entity));
    }

    /** All editions, by item, the latest first. */
    public List<Edition> all() {
        return list(
                em().createQuery("select e from EditionEntity e order by e.item, e.number desc", EditionEntity.class));
    }

    /** The editions of an item, the latest first. */
    public List<Edition> of(ItemCode item) {
        return list(em().createQuery(
                        "select e from EditionEntity e where e.item = :item order by e.number desc",
                        EditionEntity.class)
                .setParameter("item", item.value()));
    }

    /** The edition on record as in force. */
    public Optional<Edition> inForce(ItemCode item) {
        return list(em().createQuery(
                                "select e from EditionEntity e where e.item = :item and e.state = :state",
                                EditionEntity.class)
                        .setParameter("item", item.value())
                        .setParameter("state", EditionState.IN_FORCE.name()))
                .stream()
                .findFirst();
    }

    /** Every edition on record as in force. */
    public List<Edition> inForce() {
        return list(em().createQuery("select e from EditionEntity e where e.state = :state", EditionEntity.class)
                .setParameter("state", EditionState.IN_FORCE.name()));
    }

    /** The published editions whose time has come, the earliest first. */
    public List<Edition> due(Instant now) {
        return list(em().createQuery(
                        "select e from EditionEntity e where e.state = :state and e.effectiveFrom <= :now"
                                + " order by e.effectiveFrom, e.number",
                        EditionEntity.class)
                .setParameter("state", EditionState.PUBLISHED.name())
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(100));
    }

    /** When the next published edition takes effect. */
    public Optional<Instant> nextDue() {
        return Optional.ofNullable(em().createQuery(
                                "select min(e.effectiveFrom) from EditionEntity e where e.state = :state", Long.class)
                        .setParameter("state", EditionState.PUBLISHED.name())
                        .getSingleResult())
                .map(Instant::ofEpochMilli);
    }

    /** The plug-ins that have an edition in force. */
    public List<Digest> pluginsInForce() {
        return em()
                .createQuery("select distinct e.plugin from EditionEntity e where e.state = :state", String.class)
                .setParameter("state", EditionState.IN_FORCE.name())
                .getResultList()
                .stream()
                .map(Digest::new)
                .toList();
    }

    private static List<Edition> list(TypedQuery<EditionEntity> query) {
        return query.getResultList().stream().map(EditionMapping::edition).toList();
    }

    /** Whose item it is; enters it for this jurisdiction when it is new. Locks it until the transaction ends. */
    public JurisdictionId owner(ItemCode code, JurisdictionId proposer) {
        ItemEntity item = em().find(ItemEntity.class, code.value(), LockModeType.PESSIMISTIC_WRITE);
        if (item == null) {
            item = new ItemEntity();
            item.code = code.value();
            item.jurisdiction = proposer.value();
            item.lastNumber = 0;
            em().persist(item);
            em().flush();
        }
        return new JurisdictionId(item.jurisdiction);
    }

    /** Whether the item may be used at all. */
    public ItemStanding standing(ItemCode code) {
        ItemEntity item = em().find(ItemEntity.class, code.value());
        return item == null ? ItemStanding.ACTIVE : standing(item);
    }

    private static ItemStanding standing(ItemEntity item) {
        return item.standing == null
                ? ItemStanding.ACTIVE
                : new ItemStanding(
                        ItemStanding.State.valueOf(item.standing),
                        Optional.ofNullable(item.standingSince).map(Instant::ofEpochMilli),
                        Optional.ofNullable(item.standingUntil).map(Instant::ofEpochMilli),
                        Optional.ofNullable(item.exemption));
    }

    /** The standings of the items that are not simply active. */
    public Map<ItemCode, ItemStanding> standings() {
        Map<ItemCode, ItemStanding> found = new HashMap<>();
        em().createQuery("select i from ItemEntity i where i.standing is not null", ItemEntity.class)
                .getResultList()
                .forEach(item -> found.put(new ItemCode(item.code), standing(item)));
        return found;
    }

    /** Locks an item; false when there is none. */
    public boolean lock(ItemCode code) {
        ItemEntity item = em().find(ItemEntity.class, code.value(), LockModeType.PESSIMISTIC_WRITE);
        if (item != null) {
            em().refresh(item);
        }
        return item != null;
    }

    /** Gives a locked item this standing. */
    public void put(ItemCode code, ItemStanding standing) {
        ItemEntity item = em().find(ItemEntity.class, code.value());
        boolean active = standing.state() == ItemStanding.State.ACTIVE;
        item.standing = active ? null : standing.state().name();
        item.standingSince =
                active ? null : standing.since().map(Instant::toEpochMilli).orElse(null);
        item.standingUntil =
                active ? null : standing.until().map(Instant::toEpochMilli).orElse(null);
        item.exemption = active ? null : standing.exemption().orElse(null);
    }

    /** The corrections of what the item discloses, as JSON; empty when there are none. */
    public Optional<String> corrections(ItemCode code) {
        return Optional.ofNullable(em().find(ItemEntity.class, code.value())).map(item -> item.corrections);
    }

    /** Keeps the corrections of a locked item. */
    public void putCorrections(ItemCode code, String json) {
        em().find(ItemEntity.class, code.value()).corrections = json;
    }

    /** The next number of a locked item's editions. */
    public int nextNumber(ItemCode code) {
        ItemEntity item = em().find(ItemEntity.class, code.value());
        item.lastNumber++;
        return item.lastNumber;
    }

    /** Keeps a new edition, or the changed state of one. */
    public void put(Edition edition) {
        em().merge(EditionMapping.entity(edition));
    }
}
