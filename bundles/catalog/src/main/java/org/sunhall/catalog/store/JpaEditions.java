package org.sunhall.catalog.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.LockModeType;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.ItemStanding;
import org.sunhall.catalog.model.CatalogEntry;
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

    /** As many values as a list in a query holds on every database. */
    private static final int AT_A_TIME = 200;

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

    /** Instants beside the versions: a database that was put back and went another way has other ones. */
    private static final String STAMP = "count(e), sum(e.version), max(e.proposedAt), max(e.reviewedAt)";

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

    /** The editions of these items, by item, the latest first; at most 200 items. */
    public List<Edition> of(List<ItemCode> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        return list(em().createQuery(
                        "select e from EditionEntity e where e.item in :items order by e.item, e.number desc",
                        EditionEntity.class)
                .setParameter("items", items.stream().map(ItemCode::value).toList()));
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

    /** Every edition that runs online and is on record as in force. */
    public List<Edition> inForce() {
        return list(em().createQuery(
                        "select e from EditionEntity e where e.state = :state and e.pluginId <> :entry",
                        EditionEntity.class)
                .setParameter("state", EditionState.IN_FORCE.name())
                .setParameter("entry", EditionView.ENTRY.value()));
    }

    /** The entries of a batch in a state, by item, at most so many. */
    public List<Edition> ofBatch(String proceeding, EditionState state, int most) {
        return list(em().createQuery(
                        "select e from EditionEntity e where e.pluginVersion = :batch and e.pluginId = :entry"
                                + " and e.state = :state order by e.item",
                        EditionEntity.class)
                .setParameter("batch", proceeding)
                .setParameter("entry", EditionView.ENTRY.value())
                .setParameter("state", state.name())
                .setMaxResults(most));
    }

    /** How many entries of a batch are in each state. */
    public Map<EditionState, Long> countBatch(String proceeding) {
        Map<EditionState, Long> counts = new EnumMap<>(EditionState.class);
        em().createQuery(
                        "select e.state, count(e) from EditionEntity e where e.pluginVersion = :batch"
                                + " and e.pluginId = :entry group by e.state",
                        Object[].class)
                .setParameter("batch", proceeding)
                .setParameter("entry", EditionView.ENTRY.value())
                .getResultList()
                .forEach(row -> counts.put(EditionState.valueOf((String) row[0]), (Long) row[1]));
        return counts;
    }

    /** What an edition without a plug-in says. */
    public Optional<CatalogEntry> entry(Digest digest) {
        return Optional.ofNullable(em().find(EntryEntity.class, digest.hex()))
                .map(entity -> CatalogEntry.read(entity.body));
    }

    /** What these editions say. */
    public Map<Digest, CatalogEntry> entries(List<Digest> digests) {
        Map<Digest, CatalogEntry> found = new HashMap<>();
        for (int from = 0; from < digests.size(); from += AT_A_TIME) {
            em().createQuery("select e from EntryEntity e where e.digest in :digests", EntryEntity.class)
                    .setParameter(
                            "digests",
                            digests.subList(from, Math.min(digests.size(), from + AT_A_TIME)).stream()
                                    .map(Digest::hex)
                                    .toList())
                    .getResultList()
                    .forEach(entity -> found.put(new Digest(entity.digest), CatalogEntry.read(entity.body)));
        }
        return found;
    }

    /** Keeps an entry; the same one twice is kept once. */
    public void put(CatalogEntry entry) {
        Digest digest = entry.digest();
        if (em().find(EntryEntity.class, digest.hex()) == null) {
            EntryEntity entity = new EntryEntity();
            entity.digest = digest.hex();
            entity.body = entry.json().toString();
            em().persist(entity);
        }
    }

    /** Whose items there are. */
    public Map<ItemCode, JurisdictionId> owners() {
        Map<ItemCode, JurisdictionId> owners = new HashMap<>();
        em().createQuery("select i.code, i.jurisdiction from ItemEntity i", Object[].class)
                .getResultList()
                .forEach(row -> owners.put(new ItemCode((String) row[0]), new JurisdictionId((String) row[1])));
        return owners;
    }

    /** The corrections of all items that have some, as JSON. */
    public Map<ItemCode, String> corrections() {
        Map<ItemCode, String> found = new HashMap<>();
        em().createQuery("select i from ItemEntity i where i.corrections is not null", ItemEntity.class)
                .getResultList()
                .forEach(item -> found.put(new ItemCode(item.code), item.corrections));
        return found;
    }

    private static String joined(Object[] row, int from) {
        return Arrays.stream(row, from, row.length).map(String::valueOf).collect(Collectors.joining(":"));
    }

    /** One figure that differs once an edition was added or changed, or an item corrected. */
    public String stamp() {
        Object[] editions = em().createQuery("select " + STAMP + " from EditionEntity e", Object[].class)
                .getSingleResult();
        return joined(editions, 0) + ":" + corrections().hashCode();
    }

    /** What differs for an item once one of its editions was added or changed, or what it discloses was corrected. */
    public Map<ItemCode, String> stamps() {
        Map<ItemCode, String> corrections = corrections();
        Map<ItemCode, String> stamps = new HashMap<>();
        em().createQuery("select e.item, " + STAMP + " from EditionEntity e group by e.item", Object[].class)
                .getResultList()
                .forEach(row -> {
                    ItemCode code = new ItemCode((String) row[0]);
                    String corrected = corrections.get(code);
                    stamps.put(code, joined(row, 1) + (corrected == null ? "" : ":" + corrected.hashCode()));
                });
        return stamps;
    }

    /** The same of one item; empty when there is none. */
    public Optional<String> stamp(ItemCode code) {
        Object[] row = em().createQuery(
                        "select " + STAMP + " from EditionEntity e where e.item = :item", Object[].class)
                .setParameter("item", code.value())
                .getSingleResult();
        return (Long) row[0] == 0
                ? Optional.empty()
                : Optional.of(joined(row, 0)
                        + corrections(code).map(json -> ":" + json.hashCode()).orElse(""));
    }

    /** The editions of the next items by code, the latest first. */
    public List<Edition> after(String code, int items) {
        List<String> codes = em().createQuery(
                        "select i.code from ItemEntity i where i.code > :code order by i.code", String.class)
                .setParameter("code", code)
                .setMaxResults(items)
                .getResultList();
        if (codes.isEmpty()) {
            return List.of();
        }
        return list(em().createQuery(
                        "select e from EditionEntity e where e.item > :code and e.item <= :last"
                                + " order by e.item, e.number desc",
                        EditionEntity.class)
                .setParameter("code", code)
                .setParameter("last", codes.get(codes.size() - 1)));
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
                .createQuery(
                        "select distinct e.plugin from EditionEntity e where e.state = :state and e.pluginId <> :entry",
                        String.class)
                .setParameter("state", EditionState.IN_FORCE.name())
                .setParameter("entry", EditionView.ENTRY.value())
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
