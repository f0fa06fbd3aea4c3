package org.sunhall.catalog.store;

import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.catalog.model.Declaration;
import org.sunhall.catalog.model.LawChange;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Changes of law and the declarations they make due. Everything inside the caller's transaction. */
@Component(service = JpaLaw.class)
public final class JpaLaw {

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public JpaLaw(
            @Reference(target = "(osgi.unit.name=catalog)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.catalog)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    /** Keeps a new change. */
    public void add(LawChange change) {
        em().persist(LawJson.entity(change));
    }

    /** How many there are, to number the next. */
    public long count() {
        return em().createQuery("select count(c) from LawChangeEntity c", Long.class)
                .getSingleResult();
    }

    /** A change. */
    public Optional<LawChange> find(String id) {
        return Optional.ofNullable(em().find(LawChangeEntity.class, id)).map(LawJson::change);
    }

    /** The changes of a jurisdiction, the latest first, at most 500. */
    public List<LawChange> of(JurisdictionId jurisdiction) {
        return em()
                .createQuery(
                        "select c from LawChangeEntity c where c.jurisdiction = :jurisdiction"
                                + " order by c.registeredAt desc, c.id desc",
                        LawChangeEntity.class)
                .setParameter("jurisdiction", jurisdiction.value())
                .setMaxResults(500)
                .getResultList()
                .stream()
                .map(LawJson::change)
                .toList();
    }

    /** Keeps a declaration. */
    public void put(Declaration declaration) {
        em().merge(LawJson.entity(declaration));
        em().flush();
    }

    /** A declaration as it is now. */
    public Optional<Declaration> declaration(String id) {
        return Optional.ofNullable(em().find(DeclarationEntity.class, id)).map(entity -> {
            em().refresh(entity);
            return LawJson.declaration(entity);
        });
    }

    /** The declarations a change made due, by item. */
    public List<Declaration> declarations(String change) {
        return em()
                .createQuery(
                        "select d from DeclarationEntity d where d.change = :change order by d.item",
                        DeclarationEntity.class)
                .setParameter("change", change)
                .getResultList()
                .stream()
                .map(LawJson::declaration)
                .toList();
    }

    /** The declarations of an item that nobody has answered. */
    public List<Declaration> due(ItemCode item) {
        return em()
                .createQuery(
                        "select d from DeclarationEntity d where d.item = :item and d.state = :state order by d.id",
                        DeclarationEntity.class)
                .setParameter("item", item.value())
                .setParameter("state", Declaration.State.DUE.name())
                .getResultList()
                .stream()
                .map(LawJson::declaration)
                .toList();
    }
}
