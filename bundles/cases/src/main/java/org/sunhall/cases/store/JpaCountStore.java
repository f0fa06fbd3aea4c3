package org.sunhall.cases.store;

import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.Cases.CaseCount;
import org.sunhall.cases.store.CaseStore.Scope;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Counts in the database: one row for each way cases stand. */
@Component(service = CountStore.class)
public final class JpaCountStore implements CountStore {

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public JpaCountStore(
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
    public List<CaseCount> read(Scope scope) {
        String condition =
                switch (scope.kind()) {
                    case ORGANISATION -> "c.org = :whose";
                    case JURISDICTION -> "c.jurisdiction = :whose";
                    default -> "c.id <> :whose";
                };
        TypedQuery<CountEntity> query = em().createQuery(
                        "select c from CountEntity c where " + condition
                                + " and c.n > :none order by c.org, c.item, c.stage",
                        CountEntity.class);
        return query.setParameter("whose", scope.of()).setParameter("none", 0L).getResultList().stream()
                .map(count -> new CaseCount(
                        new OrgId(count.org), new ItemCode(count.item), count.stage, count.parked, count.n))
                .toList();
    }

    @Override
    public Optional<Standing> standing(String caseId) {
        return Optional.ofNullable(em().find(CountedEntity.class, caseId))
                .map(row -> new Standing(row.jurisdiction, row.org, row.item, row.stage, row.parked));
    }

    @Override
    public void count(String caseId, Standing standing) {
        CountedEntity counted = em().find(CountedEntity.class, caseId);
        if (counted == null) {
            counted = new CountedEntity();
            counted.caseId = caseId;
            em().persist(counted);
        } else {
            add(new Standing(counted.jurisdiction, counted.org, counted.item, counted.stage, counted.parked), -1);
        }
        counted.jurisdiction = standing.jurisdiction();
        counted.org = standing.org();
        counted.item = standing.item();
        counted.stage = standing.stage();
        counted.parked = standing.parked();
        add(standing, 1);
    }

    private void add(Standing standing, int more) {
        CountEntity count = em().find(CountEntity.class, standing.id());
        if (count == null) {
            count = new CountEntity();
            count.id = standing.id();
            count.jurisdiction = standing.jurisdiction();
            count.org = standing.org();
            count.item = standing.item();
            count.stage = standing.stage();
            count.parked = standing.parked();
            em().persist(count);
        }
        count.n += more;
    }
}
