package org.sunhall.jurisdictions.internal.store;

import java.time.Instant;
import java.util.List;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** The files that landed. Every method runs inside the caller's transaction. */
@Component(service = LandedStore.class)
public final class LandedStore {

    /** The kind of a pack's row. */
    public static final String PACK = "pack";
    /** The kind of a year's row. */
    public static final String YEAR = "year";

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public LandedStore(
            @Reference(target = "(osgi.unit.name=jurisdictions)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.jurisdictions)") SchemaReady schema) {
        this(unit, transactions);
    }

    /** A store whose tables are known to be there. */
    public LandedStore(EntityManagerFactory unit, Transactions transactions) {
        this.unit = unit;
        this.transactions = transactions;
    }

    /** The files of a kind as JSON text, in the order in which they landed. */
    public List<String> files(String kind) {
        return manager()
                .createQuery(
                        "select l from LandedEntity l where l.kind = :kind order by l.landedAt, l.id",
                        LandedEntity.class)
                .setParameter("kind", kind)
                .getResultStream()
                .map(row -> row.body)
                .toList();
    }

    /** Stores a file in the place of the one of the same kind and key. */
    public void put(String kind, String key, String body, String origin, String by, Instant at) {
        LandedEntity stored = manager().find(LandedEntity.class, kind + ":" + key);
        LandedEntity row = stored == null ? new LandedEntity() : stored;
        row.id = kind + ":" + key;
        row.kind = kind;
        row.body = body;
        row.origin = origin;
        row.landedBy = by;
        row.landedAt = at.toEpochMilli();
        manager().persist(row);
    }

    private EntityManager manager() {
        return transactions.entityManager(unit);
    }
}
