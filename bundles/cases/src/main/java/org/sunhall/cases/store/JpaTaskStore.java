package org.sunhall.cases.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Waiting steps in the database; an inbox reads this table alone, one index range a post. */
@Component(service = TaskStore.class)
public final class JpaTaskStore implements TaskStore {

    private static final Comparator<InboxLine> BY_DUE = Comparator.comparing(
                    (InboxLine line) -> line.place().due())
            .thenComparing(line -> line.place().id());

    /** Spares the entity manager a second copy of each row for changes that never come. */
    private static final String READ_ONLY = "eclipselink.read-only";

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public JpaTaskStore(
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
    public List<InboxLine> atPosts(Collection<Post> posts, Optional<Place> after, int limit) {
        List<InboxLine> found = new ArrayList<>();
        for (Post post : posts) {
            found.addAll(page("t.post = :whose", post.toString(), after, limit));
        }
        found.sort(BY_DUE);
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    @Override
    public List<InboxLine> claimedBy(String person, Optional<Place> after, int limit) {
        return page("t.claimedBy = :whose", person, after, limit);
    }

    private List<InboxLine> page(String condition, String whose, Optional<Place> after, int limit) {
        Place place = after.orElse(new Place(Instant.ofEpochMilli(Long.MIN_VALUE), ""));
        return em()
                .createQuery(
                        "select t from TaskEntity t where " + condition
                                + " and t.dueAt >= :due and (t.dueAt > :due or t.id > :id) order by t.dueAt, t.id",
                        TaskEntity.class)
                .setParameter("whose", whose)
                .setParameter("due", place.due().toEpochMilli())
                .setParameter("id", place.id())
                .setHint(READ_ONLY, true)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(JpaTaskStore::inboxLine)
                .toList();
    }

    @Override
    public Optional<InboxLine> find(CaseId id, String task) {
        return Optional.ofNullable(em().find(TaskEntity.class, TaskLine.rowId(id, task)))
                .map(JpaTaskStore::inboxLine);
    }

    @Override
    public boolean claim(CaseId id, String task, String person, Instant at) {
        return em().createQuery("update TaskEntity t set t.claimedBy = :person, t.claimedAt = :at"
                                + " where t.id = :id and t.claimedBy is null")
                        .setParameter("person", person)
                        .setParameter("at", at.toEpochMilli())
                        .setParameter("id", TaskLine.rowId(id, task))
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean release(CaseId id, String task, String person) {
        return em().createQuery("update TaskEntity t set t.claimedBy = null, t.claimedAt = null"
                                + " where t.id = :id and t.claimedBy = :person")
                        .setParameter("person", person)
                        .setParameter("id", TaskLine.rowId(id, task))
                        .executeUpdate()
                == 1;
    }

    @Override
    public List<Digest> pluginsWithPending(Instant now) {
        return em()
                .createQuery("select distinct t.plugin from TaskEntity t where t.nextTryAt <= :now", String.class)
                .setParameter("now", now.toEpochMilli())
                .getResultList()
                .stream()
                .map(Digest::new)
                .toList();
    }

    @Override
    public List<PendingTask> pending(Digest plugin, Instant now, int limit) {
        return em()
                .createQuery(
                        "select t from TaskEntity t where t.plugin = :plugin and t.nextTryAt <= :now"
                                + " order by t.nextTryAt",
                        TaskEntity.class)
                .setParameter("plugin", plugin.hex())
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(task -> new PendingTask(new CaseId(task.caseId), task.task))
                .toList();
    }

    @Override
    public void tryAt(CaseId id, String task, Instant when) {
        TaskEntity entity = em().find(TaskEntity.class, TaskLine.rowId(id, task));
        if (entity != null && entity.nextTryAt != null) {
            entity.nextTryAt = when.toEpochMilli();
        }
    }

    private static InboxLine inboxLine(TaskEntity entity) {
        String step = entity.step == null || entity.step.isEmpty()
                ? entity.task.substring(0, Math.max(0, entity.task.lastIndexOf('.')))
                : entity.step;
        TaskLine line = new TaskLine(
                new CaseId(entity.caseId),
                entity.task,
                step,
                entity.post == null ? "" : entity.post,
                entity.automatic == null ? "" : entity.automatic,
                entity.reference,
                new EditionId(entity.edition),
                new Digest(entity.plugin),
                entity.parked,
                Instant.ofEpochMilli(entity.openedAt),
                Instant.ofEpochMilli(entity.dueAt),
                Instant.ofEpochMilli(entity.yellowAt),
                entity.signed == null ? "" : entity.signed);
        return new InboxLine(
                line, entity.item, Text.of(entity.itemZh, entity.itemEn), Optional.ofNullable(entity.claimedBy));
    }
}
