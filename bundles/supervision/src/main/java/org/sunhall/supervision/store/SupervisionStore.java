package org.sunhall.supervision.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.LockModeType;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.clocks.ClockJson;
import org.sunhall.clocks.Lamp;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;
import org.sunhall.supervision.api.LampChange;
import org.sunhall.supervision.model.CaseLine;
import org.sunhall.supervision.model.ClockLine;
import org.sunhall.supervision.model.CountKey;
import org.sunhall.supervision.model.LampMove;
import org.sunhall.supervision.model.OpenStep;

/** Supervision's own tables. Every method runs inside the caller's transaction. */
@Component(service = SupervisionStore.class)
public final class SupervisionStore {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_WATCHED = 9;

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public SupervisionStore(
            @Reference(target = "(osgi.unit.name=supervision)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.supervision)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    /** Waits until nobody else writes the projection; holds until the transaction ends. */
    public void takeTurn() {
        em().find(TurnEntity.class, 1, LockModeType.PESSIMISTIC_WRITE);
    }

    /** A case by id. */
    public Optional<CaseLine> findCase(CaseId id) {
        return Optional.ofNullable(em().find(CaseEntity.class, id.value())).map(SupervisionStore::line);
    }

    /** Cases by id. */
    public Map<String, CaseLine> cases(Collection<String> ids) {
        Map<String, CaseLine> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        em().createQuery("select c from CaseEntity c where c.caseId in :ids", CaseEntity.class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(entity -> found.put(entity.caseId, line(entity)));
        return found;
    }

    /** Stores a case, new or changed. */
    public void put(CaseLine line) {
        CaseEntity entity = em().find(CaseEntity.class, line.id().value());
        boolean isNew = entity == null;
        if (isNew) {
            entity = new CaseEntity();
            entity.caseId = line.id().value();
            entity.receipt = line.receipt();
            entity.item = line.item().value();
            entity.itemZh = line.itemName().zh();
            entity.itemEn = line.itemName().en();
            entity.org = line.org().value();
            entity.jurisdiction = line.jurisdiction().value();
        }
        entity.code = line.code().orElse(null);
        entity.stage = line.stage();
        entity.ended = line.ended();
        entity.parked = line.parked();
        entity.steps = steps(line.steps());
        entity.lastSequence = line.sequence();
        if (isNew) {
            em().persist(entity);
        }
    }

    /** A clock of a case. */
    public Optional<ClockLine> findClock(CaseId id, String clock) {
        return Optional.ofNullable(em().find(ClockEntity.class, key(id, clock))).map(SupervisionStore::line);
    }

    /** Stores a clock, new or changed. */
    public void put(ClockLine line) {
        String id = key(line.caseId(), line.clock().id());
        ClockEntity entity = em().find(ClockEntity.class, id);
        boolean isNew = entity == null;
        if (isNew) {
            entity = new ClockEntity();
            entity.id = id;
            entity.caseId = line.caseId().value();
            entity.org = line.org().value();
            entity.jurisdiction = line.jurisdiction().value();
        }
        entity.clock = ClockJson.write(line.clock()).toString();
        entity.startedAt = line.clock().startedAt().toEpochMilli();
        entity.lamp = line.lamp().name();
        entity.since = line.since().toEpochMilli();
        entity.changes = line.changes();
        entity.urgency = line.watched() ? urgency(line.lamp()) : NOT_WATCHED;
        entity.due = line.due().toEpochMilli();
        entity.nextAt = line.nextAt().map(Instant::toEpochMilli).orElse(null);
        entity.lastSequence = line.sequence();
        if (isNew) {
            em().persist(entity);
        }
    }

    /** Watched clocks of what is no case: reviews and declarations of the catalog. */
    public List<ClockLine> watchedBesideCases(Collection<String> stages) {
        return em()
                .createQuery(
                        "select c from ClockEntity c, CaseEntity k where c.caseId = k.caseId and k.stage in :stages"
                                + " and c.urgency <> :not order by c.id",
                        ClockEntity.class)
                .setParameter("stages", stages)
                .setParameter("not", NOT_WATCHED)
                .getResultList()
                .stream()
                .map(SupervisionStore::line)
                .toList();
    }

    /** How many watched clocks run out after this instant. */
    public long dueAfter(Instant instant) {
        return em().createQuery(
                        "select count(c) from ClockEntity c where c.due > :instant and c.urgency <> :not", Long.class)
                .setParameter("instant", instant.toEpochMilli())
                .setParameter("not", NOT_WATCHED)
                .getSingleResult();
    }

    /** All clocks of a case, in the order they started. */
    public List<ClockLine> clocksOf(CaseId id) {
        return em()
                .createQuery(
                        "select c from ClockEntity c where c.caseId = :id order by c.startedAt, c.id",
                        ClockEntity.class)
                .setParameter("id", id.value())
                .getResultList()
                .stream()
                .map(SupervisionStore::line)
                .toList();
    }

    /** Whether any lamp changes at this instant or before; one look into an index. */
    public boolean anyDue(Instant now) {
        return !em().createQuery("select c.id from ClockEntity c where c.nextAt <= :now", String.class)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The clocks whose lamps change at this instant or before, longest due first. */
    public List<ClockLine> due(Instant now, int most) {
        return em()
                .createQuery("select c from ClockEntity c where c.nextAt <= :now order by c.nextAt", ClockEntity.class)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(SupervisionStore::line)
                .toList();
    }

    /**
     * The watched clocks, worst first.
     *
     * @param after the last row of the page before
     */
    public List<ClockLine> watched(
            Optional<JurisdictionId> jurisdiction,
            Optional<OrgId> org,
            Optional<Lamp> lamp,
            Optional<Place> after,
            int most) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder query = new StringBuilder("select c from ClockEntity c where ");
        if (lamp.isPresent()) {
            query.append("c.urgency = :urgency");
            values.put("urgency", urgency(lamp.get()));
        } else {
            query.append("c.urgency < :urgency");
            values.put("urgency", NOT_WATCHED);
        }
        jurisdiction.ifPresent(id -> {
            query.append(" and c.jurisdiction = :jurisdiction");
            values.put("jurisdiction", id.value());
        });
        org.ifPresent(id -> {
            query.append(" and c.org = :org");
            values.put("org", id.value());
        });
        after.ifPresent(place -> {
            query.append(" and (c.urgency > :u or (c.urgency = :u and (c.due > :d or (c.due = :d and c.id > :i))))");
            values.put("u", place.urgency());
            values.put("d", place.due());
            values.put("i", place.id());
        });
        query.append(" order by c.urgency, c.due, c.id");
        TypedQuery<ClockEntity> typed = em().createQuery(query.toString(), ClockEntity.class);
        values.forEach(typed::setParameter);
        return typed.setMaxResults(most).getResultList().stream()
                .map(SupervisionStore::line)
                .toList();
    }

    /** Adds a change of a lamp to the history. */
    public void add(ClockLine line, LampMove move, Instant recordedAt) {
        LampEntity entity = new LampEntity();
        entity.id = key(line.caseId(), line.clock().id()) + "#" + (line.changes() + 1);
        entity.caseId = line.caseId().value();
        entity.clockId = line.clock().id();
        entity.titleZh = line.clock().terms().title().zh();
        entity.titleEn = line.clock().terms().title().en();
        entity.org = line.org().value();
        entity.jurisdiction = line.jurisdiction().value();
        entity.before = move.from().name();
        entity.after = move.to().name();
        entity.since = move.since().toEpochMilli();
        entity.recordedAt = recordedAt.toEpochMilli();
        entity.due = move.due().toEpochMilli();
        em().persist(entity);
    }

    /** The history of a case's lamps, oldest first. */
    public List<LampChange> history(CaseId id) {
        return em()
                .createQuery(
                        "select l from LampEntity l where l.caseId = :id order by l.since, l.recordedAt, l.id",
                        LampEntity.class)
                .setParameter("id", id.value())
                .getResultList()
                .stream()
                .map(entity -> new LampChange(
                        entity.clockId,
                        Text.of(entity.titleZh, entity.titleEn),
                        Lamp.valueOf(entity.before),
                        Lamp.valueOf(entity.after),
                        Instant.ofEpochMilli(entity.since),
                        Instant.ofEpochMilli(entity.recordedAt),
                        Instant.ofEpochMilli(entity.due)))
                .toList();
    }

    /** Adds to the kept numbers. The caller has its turn, so nobody adds at the same time. */
    public void count(SortedMap<CountKey, Long> differences) {
        differences.forEach((key, difference) -> {
            if (difference == 0) {
                return;
            }
            String id = key.org() + "|" + key.kind() + "|" + key.name();
            CountEntity entity = em().find(CountEntity.class, id);
            if (entity == null) {
                entity = new CountEntity();
                entity.id = id;
                entity.org = key.org().value();
                entity.jurisdiction = key.jurisdiction().value();
                entity.kind = key.kind();
                entity.name = key.name();
                em().persist(entity);
            }
            entity.amount += difference;
        });
    }

    /** The kept numbers, by organisation, kind and name. */
    public Map<CountKey, Long> counts(Optional<JurisdictionId> jurisdiction, Optional<OrgId> org) {
        StringBuilder query = new StringBuilder("select c from CountEntity c where c.amount <> 0");
        jurisdiction.ifPresent(id -> query.append(" and c.jurisdiction = :jurisdiction"));
        org.ifPresent(id -> query.append(" and c.org = :org"));
        TypedQuery<CountEntity> typed = em().createQuery(query.toString(), CountEntity.class);
        jurisdiction.ifPresent(id -> typed.setParameter("jurisdiction", id.value()));
        org.ifPresent(id -> typed.setParameter("org", id.value()));
        Map<CountKey, Long> counts = new TreeMap<>();
        typed.getResultList()
                .forEach(entity -> counts.put(
                        new CountKey(
                                new OrgId(entity.org),
                                new JurisdictionId(entity.jurisdiction),
                                entity.kind,
                                entity.name),
                        entity.amount));
        return counts;
    }

    /**
     * Where a row stands in the list of lamps.
     *
     * @param urgency 0 red, 1 yellow, 2 green
     * @param due     epoch milliseconds
     * @param id      the clock's key
     */
    public record Place(int urgency, long due, String id) {}

    /** Where this row stands. */
    public static Place place(ClockLine line) {
        return new Place(
                urgency(line.lamp()),
                line.due().toEpochMilli(),
                key(line.caseId(), line.clock().id()));
    }

    private static int urgency(Lamp lamp) {
        return Lamp.RED.ordinal() - lamp.ordinal();
    }

    private static String key(CaseId id, String clock) {
        return id.value() + "/" + clock;
    }

    private static CaseLine line(CaseEntity entity) {
        List<OpenStep> steps = new ArrayList<>();
        tree(entity.steps)
                .forEach(step -> steps.add(new OpenStep(
                        step.path("task").asText(),
                        Text.of(step.path("zh").asText(), step.path("en").asText()),
                        step.path("post").asText())));
        return new CaseLine(
                new CaseId(entity.caseId),
                entity.receipt,
                Optional.ofNullable(entity.code),
                new ItemCode(entity.item),
                Text.of(entity.itemZh, entity.itemEn),
                new OrgId(entity.org),
                new JurisdictionId(entity.jurisdiction),
                entity.stage,
                entity.ended,
                entity.parked,
                steps,
                entity.lastSequence);
    }

    private static ClockLine line(ClockEntity entity) {
        StatutoryClock clock = ClockJson.read(tree(entity.clock));
        return new ClockLine(
                new CaseId(entity.caseId),
                new OrgId(entity.org),
                new JurisdictionId(entity.jurisdiction),
                clock,
                Lamp.valueOf(entity.lamp),
                Instant.ofEpochMilli(entity.since),
                entity.changes,
                Instant.ofEpochMilli(entity.due),
                Optional.ofNullable(entity.nextAt).map(Instant::ofEpochMilli),
                entity.urgency != NOT_WATCHED,
                entity.lastSequence);
    }

    private static String steps(List<OpenStep> steps) {
        ArrayNode array = JSON.createArrayNode();
        steps.forEach(step -> array.addObject()
                .put("task", step.task())
                .put("zh", step.title().zh())
                .put("en", step.title().en())
                .put("post", step.post()));
        return array.toString();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the projection of supervision holds broken JSON", e);
        }
    }
}
