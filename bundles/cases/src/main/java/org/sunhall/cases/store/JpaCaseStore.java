package org.sunhall.cases.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.casework.CaseSnapshot;
import org.sunhall.casework.CaseState;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Cases in the database. */
@Component(service = CaseStore.class)
public final class JpaCaseStore implements CaseStore {

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public JpaCaseStore(
            @Reference(target = "(osgi.unit.name=cases)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.cases)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    @Override
    public Optional<StoredCase> find(CaseId id) {
        return Optional.ofNullable(em().find(CaseEntity.class, id.value())).map(JpaCaseStore::stored);
    }

    @Override
    public Optional<LoadedCase> load(CaseId id, String command, String task) {
        return em()
                .createNamedQuery("cases.load", Object[].class)
                .setParameter("id", id.value())
                .setParameter("command", command)
                .setParameter("task", TaskLine.rowId(id, task))
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> new LoadedCase(
                        stored((CaseEntity) row[0]),
                        Optional.ofNullable((CommandEntity) row[1]).map(JpaCaseStore::done),
                        Optional.ofNullable((TaskEntity) row[2]).map(open -> open.claimedBy)));
    }

    @Override
    public Optional<StoredCase> findByCode(String codeOrReceipt) {
        return by("code", codeOrReceipt).or(() -> by("receipt", codeOrReceipt));
    }

    private Optional<StoredCase> by(String field, String value) {
        return em()
                .createQuery("select c from CaseEntity c where c." + field + " = :value", CaseEntity.class)
                .setParameter("value", value)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(JpaCaseStore::stored)
                .findFirst();
    }

    @Override
    public void insert(StoredCase stored, String applicantName, Derived derived) {
        CaseState state = stored.state();
        CaseEntity entity = new CaseEntity();
        entity.id = state.id().value();
        entity.receipt = state.receipt();
        entity.item = state.item().value();
        entity.itemZh = stored.itemName().zh();
        entity.itemEn = stored.itemName().en();
        entity.org = state.org().value();
        entity.jurisdiction = state.jurisdiction().value();
        entity.applicant = state.applicant().value();
        entity.applicantName = shortened(applicantName, 400);
        entity.submittedAt = state.submittedAt().toEpochMilli();
        entity.version = 1;
        write(entity, stored);
        em().persist(entity);
        derived.tasks().forEach(task -> addTask(entity, task));
        derived.consequences().forEach((clock, due) -> addDue(state.id(), clock, due));
    }

    @Override
    public void update(Derived before, StoredCase after, Derived derived) {
        CaseEntity entity = em().find(CaseEntity.class, after.state().id().value());
        write(entity, after);
        updateTasks(entity, before, derived);
        updateDue(after.state().id(), before.consequences(), derived.consequences());
    }

    private static void write(CaseEntity entity, StoredCase stored) {
        CaseState state = stored.state();
        entity.edition = state.edition().value();
        entity.plugin = stored.plugin().hex();
        entity.code = state.code().map(Object::toString).orElse(null);
        entity.stage = state.stage().name();
        entity.ended = state.stage().isEnded();
        entity.parked = stored.parked().isPresent();
        entity.parkedSince =
                stored.parked().map(parked -> parked.since().toEpochMilli()).orElse(null);
        entity.parkedBy =
                stored.parked().map(parked -> shortened(parked.by(), 300)).orElse(null);
        entity.parkedZh = stored.parked()
                .map(parked -> shortened(parked.why().zh(), 1000))
                .orElse(null);
        entity.parkedEn = stored.parked()
                .map(parked -> shortened(parked.why().en(), 1000))
                .orElse(null);
        entity.state = CaseSnapshot.write(state);
        entity.lastSequence = stored.lastSequence();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private void updateTasks(CaseEntity entity, Derived before, Derived after) {
        Map<String, TaskLine> had = new HashMap<>();
        before.tasks().forEach(task -> had.put(task.id(), task));
        for (TaskLine task : after.tasks()) {
            TaskLine known = had.remove(task.id());
            TaskEntity row = known == null || known.equals(task) ? null : em().find(TaskEntity.class, task.id());
            if (known == null) {
                addTask(entity, task);
            } else if (row != null) {
                JpaTaskStore.write(row, task);
            }
        }
        for (String gone : had.keySet()) {
            TaskEntity row = em().find(TaskEntity.class, gone);
            if (row != null) {
                em().remove(row);
            }
        }
    }

    private void addTask(CaseEntity of, TaskLine task) {
        TaskEntity entity = new TaskEntity();
        entity.id = task.id();
        entity.caseId = task.caseId().value();
        entity.task = task.task();
        entity.item = of.item;
        entity.itemZh = of.itemZh;
        entity.itemEn = of.itemEn;
        JpaTaskStore.write(entity, task);
        em().persist(entity);
    }

    private void updateDue(CaseId id, Map<String, Instant> before, Map<String, Instant> after) {
        Set<String> gone = new TreeSet<>(before.keySet());
        gone.removeIf(clock -> before.get(clock).equals(after.get(clock)));
        if (!gone.isEmpty()) {
            em().createQuery("delete from DueEntity d where d.id in :ids")
                    .setParameter(
                            "ids", gone.stream().map(clock -> dueId(id, clock)).toList())
                    .executeUpdate();
        }
        after.forEach((clock, due) -> {
            if (!due.equals(before.get(clock))) {
                addDue(id, clock, due);
            }
        });
    }

    private void addDue(CaseId id, String clock, Instant due) {
        DueEntity entity = new DueEntity();
        entity.id = dueId(id, clock);
        entity.caseId = id.value();
        entity.clock = clock;
        entity.dueAt = due.toEpochMilli();
        em().persist(entity);
    }

    private static String dueId(CaseId id, String clock) {
        return id.value() + ":" + clock;
    }

    @Override
    public List<CaseSummary> list(Scope scope, CaseQuery query) {
        CaseList list = new CaseList(scope, query);
        TypedQuery<CaseLineEntity> typed = em().createQuery(list.jpql(), CaseLineEntity.class);
        list.parameters().forEach(typed::setParameter);
        return typed.setMaxResults(query.limit()).getResultList().stream()
                .map(CaseList::summary)
                .toList();
    }

    @Override
    public List<CaseId> runningUnder(Digest plugin, boolean parked, int limit) {
        return em()
                .createQuery(
                        "select c.id from CaseLineEntity c where c.plugin = :plugin and c.ended = :ended"
                                + " and c.parked = :parked and (c.parkedBy is null or c.parkedBy <> :stopped)",
                        String.class)
                .setParameter("plugin", plugin.hex())
                .setParameter("ended", false)
                .setParameter("parked", parked)
                .setParameter("stopped", STOPPED_FOR_EDITION)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(CaseId::new)
                .toList();
    }

    @Override
    public List<CaseId> runningUnder(Collection<EditionId> editions, Optional<CaseId> after, int limit) {
        if (editions.isEmpty()) {
            return List.of();
        }
        return em()
                .createQuery(
                        "select c.id from CaseLineEntity c where c.edition in :editions and c.ended = :ended"
                                + " and c.id > :after order by c.id",
                        String.class)
                .setParameter(
                        "editions", editions.stream().map(EditionId::value).toList())
                .setParameter("ended", false)
                .setParameter("after", after.map(CaseId::value).orElse(""))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(CaseId::new)
                .toList();
    }

    @Override
    public boolean anyRunningUnder(Digest plugin) {
        return !em().createQuery(
                        "select c.id from CaseLineEntity c where c.plugin = :plugin and c.ended = :ended", String.class)
                .setParameter("plugin", plugin.hex())
                .setParameter("ended", false)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public List<DueClock> due(Instant now, int limit) {
        return em()
                .createQuery("select d from DueEntity d where d.dueAt <= :now order by d.dueAt", DueEntity.class)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(due -> new DueClock(new CaseId(due.caseId), due.clock))
                .toList();
    }

    @Override
    public void dueAgainAt(DueClock due, Instant when) {
        DueEntity entity = em().find(DueEntity.class, dueId(due.caseId(), due.clock()));
        if (entity != null) {
            entity.dueAt = when.toEpochMilli();
        }
    }

    @Override
    public Optional<DoneCommand> command(String id) {
        return Optional.ofNullable(em().find(CommandEntity.class, id)).map(JpaCaseStore::done);
    }

    private static DoneCommand done(CommandEntity entity) {
        return new DoneCommand(new Digest(entity.request), new CaseId(entity.caseId));
    }

    @Override
    public void remember(String id, Digest request, CaseId caseId, Instant at) {
        CommandEntity entity = new CommandEntity();
        entity.id = id;
        entity.request = request.hex();
        entity.caseId = caseId.value();
        entity.doneAt = at.toEpochMilli();
        em().persist(entity);
    }

    @Override
    public int forgetCommands(Instant before, int limit) {
        List<String> old = em().createQuery(
                        "select d.id from CommandEntity d where d.doneAt < :before order by d.doneAt", String.class)
                .setParameter("before", before.toEpochMilli())
                .setMaxResults(limit)
                .getResultList();
        return old.isEmpty()
                ? 0
                : em().createQuery("delete from CommandEntity d where d.id in :ids")
                        .setParameter("ids", old)
                        .executeUpdate();
    }

    static StoredCase stored(CaseEntity entity) {
        return new StoredCase(
                CaseSnapshot.read(entity.state),
                Text.of(entity.itemZh, entity.itemEn),
                new Digest(entity.plugin),
                entity.lastSequence,
                entity.version,
                entity.parked
                        ? Optional.of(
                                CaseList.parked(entity.parkedZh, entity.parkedEn, entity.parkedSince, entity.parkedBy))
                        : Optional.empty());
    }
}
