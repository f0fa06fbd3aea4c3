package org.sunhall.cases.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Cases in the database: what a step needs over JDBC ({@link CaseRows}), lists and work in the background as entities. */
@Component(service = CaseStore.class)
public final class JpaCaseStore implements CaseStore {

    private final EntityManagerFactory unit;
    private final Transactions transactions;
    private final CaseRows rows;

    /** Waits for the tables. */
    @Activate
    public JpaCaseStore(
            @Reference(target = "(osgi.unit.name=cases)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.cases)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
        this.rows = new CaseRows(transactions);
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    @Override
    public Optional<StoredCase> find(CaseId id) {
        return rows.find(id);
    }

    @Override
    public Optional<LoadedCase> load(CaseId id, String command, String task) {
        return rows.load(id, command, task);
    }

    @Override
    public Optional<StoredCase> findByCode(String codeOrReceipt) {
        return rows.findBy("CODE", codeOrReceipt).or(() -> rows.findBy("RECEIPT", codeOrReceipt));
    }

    @Override
    public void insert(StoredCase stored, String applicantName, Derived derived) {
        rows.insert(stored, applicantName, derived);
    }

    @Override
    public void update(Derived before, StoredCase after, Derived derived) {
        rows.update(before, after, derived);
    }

    @Override
    public void copied(CaseId id, OrgId to, Instant at) {
        CopyEntity entity = new CopyEntity();
        entity.id = id.value() + "/" + to.value();
        entity.caseId = id.value();
        entity.org = to.value();
        entity.copiedAt = at.toEpochMilli();
        em().persist(entity);
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
        DueEntity entity = em().find(DueEntity.class, CaseRows.dueId(due.caseId(), due.clock()));
        if (entity != null) {
            entity.dueAt = when.toEpochMilli();
        }
    }

    @Override
    public Optional<DoneCommand> command(String id) {
        return rows.command(id);
    }

    @Override
    public void remember(String id, Digest request, CaseId caseId, Instant at) {
        rows.remember(id, request, caseId, at);
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
}
