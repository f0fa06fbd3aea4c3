package org.sunhall.cases.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Migrations on record. Every method belongs inside a transaction of the caller. */
@Component(service = MigrationStore.class)
public final class MigrationStore {

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public MigrationStore(
            @Reference(target = "(osgi.unit.name=cases)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.cases)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    /**
     * A migration.
     *
     * @param edition the new edition
     * @param choice  the reviewer's choice
     * @param state   how far it is
     */
    public record Migration(EditionId edition, ItemCode item, String choice, State state) {}

    /** How far a migration is. */
    public enum State {
        /** Cases move one by one, when their time comes, or when somebody says so. */
        WAITING,
        /** All that can be moved, or must stop, is being seen to. */
        RUNNING,
        /** That is done. */
        DONE
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    /** The migration to this edition. */
    public Optional<Migration> find(EditionId edition) {
        return Optional.ofNullable(em().find(MigrationEntity.class, edition.value()))
                .map(MigrationStore::migration);
    }

    /** All on record, the latest first. */
    public List<Migration> all() {
        return em()
                .createQuery("select m from MigrationEntity m order by m.knownAt desc", MigrationEntity.class)
                .getResultList()
                .stream()
                .map(MigrationStore::migration)
                .toList();
    }

    /** Keeps a migration, new or known. */
    public void put(Migration migration, Instant now) {
        MigrationEntity entity =
                em().find(MigrationEntity.class, migration.edition().value());
        boolean isNew = entity == null;
        if (isNew) {
            entity = new MigrationEntity();
            entity.edition = migration.edition().value();
            entity.item = migration.item().value();
            entity.knownAt = now.toEpochMilli();
        }
        entity.choice = migration.choice();
        entity.state = migration.state().name();
        if (isNew) {
            em().persist(entity);
        }
    }

    private static Migration migration(MigrationEntity entity) {
        return new Migration(
                new EditionId(entity.edition), new ItemCode(entity.item), entity.choice, State.valueOf(entity.state));
    }
}
