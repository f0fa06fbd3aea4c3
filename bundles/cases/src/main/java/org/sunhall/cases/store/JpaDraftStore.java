package org.sunhall.cases.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Drafts in the database. */
@Component(service = DraftStore.class)
public final class JpaDraftStore implements DraftStore {

    private static final int MOST = 200;

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public JpaDraftStore(
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
    public List<StoredDraft> of(String owner) {
        return em()
                .createQuery(
                        "select d from DraftEntity d where d.owner = :owner order by d.savedAt desc, d.id",
                        DraftEntity.class)
                .setParameter("owner", owner)
                .setMaxResults(MOST)
                .getResultList()
                .stream()
                .map(JpaDraftStore::draft)
                .toList();
    }

    @Override
    public Optional<StoredDraft> find(String id) {
        return Optional.ofNullable(em().find(DraftEntity.class, id)).map(JpaDraftStore::draft);
    }

    @Override
    public StoredDraft put(StoredDraft draft) {
        DraftEntity entity = em().find(DraftEntity.class, draft.id());
        boolean isNew = entity == null;
        if (isNew) {
            entity = new DraftEntity();
            entity.id = draft.id();
            entity.owner = draft.owner();
            entity.item = draft.item();
        }
        entity.body = draft.body();
        entity.savedAt = draft.savedAt().toEpochMilli();
        entity.expiresAt = draft.expiresAt().toEpochMilli();
        if (isNew) {
            em().persist(entity);
        }
        em().flush();
        return draft(entity);
    }

    @Override
    public void remove(String id) {
        em().remove(em().find(DraftEntity.class, id));
    }

    @Override
    public int forget(Instant now, int limit) {
        List<String> old = em().createQuery("select d.id from DraftEntity d where d.expiresAt < :now", String.class)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(limit)
                .getResultList();
        return old.isEmpty()
                ? 0
                : em().createQuery("delete from DraftEntity d where d.id in :ids")
                        .setParameter("ids", old)
                        .executeUpdate();
    }

    private static StoredDraft draft(DraftEntity entity) {
        return new StoredDraft(
                entity.id,
                entity.owner,
                entity.item,
                entity.body,
                Instant.ofEpochMilli(entity.savedAt),
                Instant.ofEpochMilli(entity.expiresAt),
                entity.version);
    }
}
