package org.sunhall.catalog.store;

import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.LockModeType;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.ProceedingState;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Proceedings in the database. Everything inside the caller's transaction. */
@Component(service = JpaProceedings.class)
public final class JpaProceedings {

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public JpaProceedings(
            @Reference(target = "(osgi.unit.name=catalog)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.catalog)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    /** A proceeding. */
    public Optional<Proceeding> find(String id) {
        return Optional.ofNullable(em().find(ProceedingEntity.class, id)).map(ProceedingJson::read);
    }

    /** A proceeding as it is now, though this transaction may have read it before; nobody else changes it until the end. */
    public Optional<Proceeding> fresh(String id) {
        return Optional.ofNullable(em().find(ProceedingEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(entity -> {
                    em().refresh(entity);
                    return ProceedingJson.read(entity);
                });
    }

    /** The proceedings of an edition, the latest first. */
    public List<Proceeding> of(EditionId edition) {
        return list(em().createQuery(
                        "select p from ProceedingEntity p where p.edition = :edition order by p.openedAt desc, p.id desc",
                        ProceedingEntity.class)
                .setParameter("edition", edition.value()));
    }

    /** The proceedings on an item's standing, the latest first. */
    public List<Proceeding> of(ItemCode item) {
        return list(em().createQuery(
                        "select p from ProceedingEntity p where p.item = :item and p.edition is null"
                                + " order by p.openedAt desc, p.id desc",
                        ProceedingEntity.class)
                .setParameter("item", item.value()));
    }

    /** Those in this state, the earliest first, at most 500. */
    public List<Proceeding> in(ProceedingState state) {
        return list(em().createQuery(
                        "select p from ProceedingEntity p where p.state = :state order by p.openedAt, p.id",
                        ProceedingEntity.class)
                .setParameter("state", state.name())
                .setMaxResults(500));
    }

    /** How many the item or edition had, to number the next. */
    public long count(ItemCode item) {
        return em().createQuery("select count(p) from ProceedingEntity p where p.item = :item", Long.class)
                .setParameter("item", item.value())
                .getSingleResult();
    }

    private static List<Proceeding> list(TypedQuery<ProceedingEntity> query) {
        return query.getResultList().stream().map(ProceedingJson::read).toList();
    }

    /** Keeps it. */
    public void put(Proceeding proceeding) {
        ProceedingEntity e = new ProceedingEntity();
        e.id = proceeding.id();
        e.kind = proceeding.kind().name();
        e.item = proceeding.item().value();
        e.edition = proceeding.edition().map(EditionId::value).orElse(null);
        e.jurisdiction = proceeding.jurisdiction().value();
        e.org = proceeding.org().value();
        e.state = proceeding.state().name();
        e.openedAt = proceeding.openedAt().toEpochMilli();
        e.body = ProceedingJson.write(proceeding);
        e.version = proceeding.version();
        em().merge(e);
        em().flush();
    }
}
