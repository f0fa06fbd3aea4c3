package org.sunhall.cases.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.kernel.CaseId;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** How far open cases have been read anew by changed rules. Every method belongs inside a transaction of the caller. */
@Component(service = RulesChangeStore.class)
public final class RulesChangeStore {

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public RulesChangeStore(
            @Reference(target = "(osgi.unit.name=cases)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.cases)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    /**
     * A change that is being applied, or was.
     *
     * @param version by which the clocks are read from then on
     * @param former  by which they were read before
     * @param after   the last case that was seen to, in the order of ids; empty text before the first
     */
    public record RulesChange(
            long version, long former, String after, long seen, long changed, Instant startedAt, boolean finished) {}

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    /** The latest one. */
    public Optional<RulesChange> latest() {
        return em()
                .createQuery("select r from RulesChangeEntity r order by r.version desc", RulesChangeEntity.class)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(RulesChangeStore::change)
                .findFirst();
    }

    private static RulesChange change(RulesChangeEntity row) {
        return new RulesChange(
                row.version,
                row.former,
                row.lastCase,
                row.seen,
                row.changed,
                Instant.ofEpochMilli(row.startedAt),
                row.finishedAt != null);
    }

    /** Begins one; a node that begins the same one breaks on its key. */
    public void begin(long version, long former, Instant now) {
        RulesChangeEntity row = new RulesChangeEntity();
        row.version = version;
        row.former = former;
        row.lastCase = "";
        row.startedAt = now.toEpochMilli();
        em().persist(row);
    }

    /** Open cases after this one that were there when the rules changed, in the order of their ids. */
    public List<CaseId> open(String after, Instant before, int limit) {
        return em()
                .createQuery(
                        "select c.id from CaseLineEntity c where c.ended = :ended and c.id > :after"
                                + " and c.submittedAt <= :before order by c.id",
                        String.class)
                .setParameter("ended", false)
                .setParameter("after", after)
                .setParameter("before", before.toEpochMilli())
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(CaseId::new)
                .toList();
    }

    /**
     * Notes that the cases up to this one have been seen to; false when another node was there first. Holds the row until
     * the end of the transaction.
     */
    public boolean advance(long version, CaseId upTo, int seen, int changed) {
        return em().createQuery("update RulesChangeEntity r set r.lastCase = :case, r.seen = r.seen + :seen,"
                                + " r.changed = r.changed + :changed where r.version = :version and r.lastCase < :case")
                        .setParameter("case", upTo.value())
                        .setParameter("seen", (long) seen)
                        .setParameter("changed", (long) changed)
                        .setParameter("version", version)
                        .executeUpdate()
                == 1;
    }

    /** All open cases have been seen to. */
    public void finish(long version, Instant now) {
        em().createQuery("update RulesChangeEntity r set r.finishedAt = :now where r.version = :version")
                .setParameter("now", now.toEpochMilli())
                .setParameter("version", version)
                .executeUpdate();
    }
}
