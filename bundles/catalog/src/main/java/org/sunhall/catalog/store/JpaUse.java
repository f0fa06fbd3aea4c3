package org.sunhall.catalog.store;

import java.time.Instant;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.kernel.ItemCode;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** How items are used, as the ledger tells. Everything inside the caller's transaction. */
@Component(service = JpaUse.class)
public final class JpaUse {

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public JpaUse(
            @Reference(target = "(osgi.unit.name=catalog)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.catalog)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    /** A case was filed; told twice it changes nothing. */
    public void submitted(String caseId, String item, Instant at) {
        if (em().find(UseEntity.class, caseId) == null) {
            UseEntity use = new UseEntity();
            use.caseId = caseId;
            use.item = item;
            use.submittedAt = at.toEpochMilli();
            em().persist(use);
        }
    }

    /** A case has ended. */
    public void ended(String caseId, Instant at) {
        UseEntity use = em().find(UseEntity.class, caseId);
        if (use != null) {
            use.endedAt = at.toEpochMilli();
        }
    }

    /** How many cases were filed since then. */
    public long since(ItemCode item, Instant since) {
        return em().createQuery(
                        "select count(u) from UseEntity u where u.item = :item and u.submittedAt >= :since", Long.class)
                .setParameter("item", item.value())
                .setParameter("since", since.toEpochMilli())
                .getSingleResult();
    }

    /** How many cases run. */
    public long open(ItemCode item) {
        return em().createQuery(
                        "select count(u) from UseEntity u where u.item = :item and u.endedAt is null", Long.class)
                .setParameter("item", item.value())
                .getSingleResult();
    }
}
