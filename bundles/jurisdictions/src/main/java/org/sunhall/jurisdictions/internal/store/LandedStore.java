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

    /**
     * A file that landed.
     *
     * @param version counts the landings, from 1 on
     * @param kind    {@link #PACK} or {@link #YEAR}
     * @param body    JSON text
     * @param origin  where it came from
     */
    public record File(long version, String kind, String body, String origin, Instant at) {}

    /** Everything that landed, in that order. */
    public List<File> files() {
        return manager()
                .createQuery("select l from LandedEntity l order by l.version", LandedEntity.class)
                .getResultStream()
                .map(row -> new File(row.version, row.kind, row.body, row.origin, Instant.ofEpochMilli(row.landedAt)))
                .toList();
    }

    /** The version of the latest landing, by whatever node; 0 when nothing landed. */
    public long version() {
        Long last = manager()
                .createQuery("select max(l.version) from LandedEntity l", Long.class)
                .getSingleResult();
        return last == null ? 0 : last;
    }

    /**
     * Stores a file as the next version; a version that another node took in the meantime breaks the transaction.
     *
     * @param name the pack's id, or the year
     */
    public void add(File file, String name, String by) {
        LandedEntity row = new LandedEntity();
        row.id = String.format("%012d", file.version());
        row.version = file.version();
        row.name = name;
        row.kind = file.kind();
        row.body = file.body();
        row.origin = file.origin();
        row.landedBy = by;
        row.landedAt = file.at().toEpochMilli();
        manager().persist(row);
    }

    private EntityManager manager() {
        return transactions.entityManager(unit);
    }
}
