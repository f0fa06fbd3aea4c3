package org.sunhall.cases.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.casework.CaseSnapshot;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.OpenTask;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
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
    public Optional<StoredCase> findByCode(String codeOrReceipt) {
        return em()
                .createQuery("select c from CaseEntity c where c.code = :code or c.receipt = :code", CaseEntity.class)
                .setParameter("code", codeOrReceipt)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(JpaCaseStore::stored)
                .findFirst();
    }

    @Override
    public void insert(StoredCase stored, Map<String, Instant> consequences) {
        CaseState state = stored.state();
        CaseEntity entity = new CaseEntity();
        entity.id = state.id().value();
        entity.receipt = state.receipt();
        entity.item = state.item().value();
        entity.itemZh = stored.itemName().zh();
        entity.itemEn = stored.itemName().en();
        entity.edition = state.edition().value();
        entity.plugin = stored.plugin().hex();
        entity.org = state.org().value();
        entity.jurisdiction = state.jurisdiction().value();
        entity.applicant = state.applicant().value();
        entity.submittedAt = state.submittedAt().toEpochMilli();
        entity.version = 1;
        write(entity, state, stored.lastSequence());
        em().persist(entity);
        addTasks(state, Set.of());
        addConsequences(state.id(), consequences, Map.of());
    }

    @Override
    public void update(StoredCase before, CaseState after, long lastSequence, Map<String, Instant> consequences) {
        CaseEntity entity = em().find(CaseEntity.class, after.id().value());
        write(entity, after, lastSequence);
        Set<String> had = ids(before.state());
        Set<String> has = ids(after);
        for (String task : had) {
            if (!has.contains(task)) {
                remove(TaskEntity.class, after.id().value() + ":" + task);
            }
        }
        addTasks(after, had);
        Map<String, DueEntity> waiting = new HashMap<>();
        for (DueEntity due : em().createQuery("select d from DueEntity d where d.caseId = :id", DueEntity.class)
                .setParameter("id", after.id().value())
                .getResultList()) {
            if (consequences.containsKey(due.clock)) {
                waiting.put(due.clock, due);
            } else {
                em().remove(due);
            }
        }
        addConsequences(after.id(), consequences, waiting);
    }

    private static Set<String> ids(CaseState state) {
        Set<String> ids = new HashSet<>();
        state.tasks().forEach(task -> ids.add(task.id()));
        return ids;
    }

    private static void write(CaseEntity entity, CaseState state, long lastSequence) {
        entity.code = state.code().map(Object::toString).orElse(null);
        entity.stage = state.stage().name();
        entity.ended = state.stage().isEnded();
        entity.parked = state.parkedBecause().isPresent();
        entity.state = CaseSnapshot.write(state);
        entity.lastSequence = lastSequence;
    }

    private void addTasks(CaseState state, Set<String> known) {
        for (OpenTask task : state.tasks()) {
            if (known.contains(task.id())) {
                continue;
            }
            TaskEntity entity = new TaskEntity();
            entity.id = state.id().value() + ":" + task.id();
            entity.caseId = state.id().value();
            entity.task = task.id();
            entity.openedAt = task.openedAt().toEpochMilli();
            if (task.automatic().isEmpty()) {
                entity.post = state.org().value() + "/" + task.post();
            } else {
                entity.post = "";
                entity.automatic = task.automatic();
                entity.nextTryAt = task.openedAt().toEpochMilli();
            }
            em().persist(entity);
        }
    }

    private void addConsequences(CaseId id, Map<String, Instant> consequences, Map<String, DueEntity> waiting) {
        consequences.forEach((clock, due) -> {
            DueEntity known = waiting.get(clock);
            if (known != null) {
                known.dueAt = due.toEpochMilli();
                return;
            }
            DueEntity entity = new DueEntity();
            entity.id = id.value() + ":" + clock;
            entity.caseId = id.value();
            entity.clock = clock;
            entity.dueAt = due.toEpochMilli();
            em().persist(entity);
        });
    }

    private <T> void remove(Class<T> type, String id) {
        T entity = em().find(type, id);
        if (entity != null) {
            em().remove(entity);
        }
    }

    @Override
    public List<StoredCase> ofApplicant(PersonId applicant, CaseQuery query) {
        return list("c.applicant = :whose", applicant.value(), query);
    }

    @Override
    public List<StoredCase> ofOrganisation(OrgId org, CaseQuery query) {
        return list("c.org = :whose", org.value(), query);
    }

    @Override
    public List<StoredCase> ofJurisdiction(String jurisdiction, CaseQuery query) {
        return list("c.jurisdiction = :whose", jurisdiction, query);
    }

    @Override
    public List<StoredCase> all(CaseQuery query) {
        return list("c.id <> :whose", "", query);
    }

    private List<StoredCase> list(String condition, String whose, CaseQuery query) {
        StringBuilder jpql = new StringBuilder("select c from CaseEntity c where " + condition);
        query.stage().ifPresent(stage -> jpql.append(" and c.stage = :stage"));
        query.item().ifPresent(item -> jpql.append(" and c.item = :item"));
        query.after().ifPresent(after -> jpql.append(" and c.submittedAt < :after"));
        jpql.append(" order by c.submittedAt desc, c.id");
        TypedQuery<CaseEntity> typed = em().createQuery(jpql.toString(), CaseEntity.class)
                .setParameter("whose", whose)
                .setMaxResults(query.limit());
        query.stage().ifPresent(stage -> typed.setParameter("stage", stage));
        query.item().ifPresent(item -> typed.setParameter("item", item));
        query.after()
                .ifPresent(after ->
                        typed.setParameter("after", Instant.parse(after).toEpochMilli()));
        return typed.getResultList().stream().map(JpaCaseStore::stored).toList();
    }

    @Override
    public List<StoredCase> atPosts(Collection<Post> posts, int limit) {
        if (posts.isEmpty()) {
            return List.of();
        }
        List<String> names = posts.stream().map(Post::toString).toList();
        Set<String> cases = new LinkedHashSet<>(em().createQuery(
                        "select t.caseId from TaskEntity t where t.post in :posts order by t.openedAt, t.id",
                        String.class)
                .setParameter("posts", names)
                .setMaxResults(limit)
                .getResultList());
        List<StoredCase> found = new ArrayList<>();
        for (String id : cases) {
            find(new CaseId(id)).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public List<CaseId> runningUnder(Digest plugin, boolean parked, int limit) {
        return em()
                .createQuery(
                        "select c.id from CaseEntity c where c.plugin = :plugin and c.ended = :ended and c.parked = :parked"
                                + " order by c.id",
                        String.class)
                .setParameter("plugin", plugin.hex())
                .setParameter("ended", false)
                .setParameter("parked", parked)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(CaseId::new)
                .toList();
    }

    @Override
    public boolean anyRunningUnder(Digest plugin) {
        return !em().createQuery(
                        "select c.id from CaseEntity c where c.plugin = :plugin and c.ended = :ended", String.class)
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
        DueEntity entity = em().find(DueEntity.class, due.caseId().value() + ":" + due.clock());
        if (entity != null) {
            entity.dueAt = when.toEpochMilli();
        }
    }

    @Override
    public List<PendingTask> pendingTasks(Instant now, int limit) {
        return em()
                .createQuery(
                        "select t from TaskEntity t where t.nextTryAt <= :now order by t.nextTryAt", TaskEntity.class)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(task -> new PendingTask(new CaseId(task.caseId), task.task))
                .toList();
    }

    @Override
    public void tryTaskAt(CaseId id, String task, Instant when) {
        TaskEntity entity = em().find(TaskEntity.class, id.value() + ":" + task);
        if (entity != null) {
            entity.nextTryAt = when.toEpochMilli();
        }
    }

    @Override
    public void keep(StoredUpload upload) {
        UploadEntity entity = new UploadEntity();
        entity.id = upload.id();
        entity.owner = upload.owner();
        entity.caseId = upload.caseId();
        entity.name = upload.name();
        entity.mediaType = upload.mediaType();
        entity.size = upload.size();
        entity.digest = upload.digest();
        entity.content = upload.content();
        entity.uploadedAt = upload.uploadedAt().toEpochMilli();
        em().persist(entity);
    }

    @Override
    public Optional<StoredUpload> upload(String id) {
        return Optional.ofNullable(em().find(UploadEntity.class, id))
                .map(entity -> new StoredUpload(
                        entity.id,
                        entity.owner,
                        entity.caseId,
                        entity.name,
                        entity.mediaType,
                        entity.size,
                        entity.digest,
                        entity.content,
                        Instant.ofEpochMilli(entity.uploadedAt)));
    }

    @Override
    public void tieUploads(Collection<String> uploads, CaseId id) {
        for (String upload : uploads) {
            em().find(UploadEntity.class, upload).caseId = id.value();
        }
    }

    @Override
    public Optional<DoneCommand> command(String id) {
        return Optional.ofNullable(em().find(CommandEntity.class, id))
                .map(entity -> new DoneCommand(new Digest(entity.request), new CaseId(entity.caseId)));
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

    private static StoredCase stored(CaseEntity entity) {
        return new StoredCase(
                CaseSnapshot.read(entity.state),
                Text.of(entity.itemZh, entity.itemEn),
                new Digest(entity.plugin),
                entity.lastSequence,
                entity.version);
    }
}
