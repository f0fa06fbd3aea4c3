package org.sunhall.plugins.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.Incident;
import org.sunhall.plugins.IncidentDraft;
import org.sunhall.plugins.IncidentKind;
import org.sunhall.plugins.model.StoredPlugin;

/** Incidents in the database. Everything inside the caller's transaction. */
@Component(service = JpaIncidentStore.class)
public final class JpaIncidentStore {

    private static final int LONGEST_DETAIL = 16_000;

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public JpaIncidentStore(
            @Reference(target = "(osgi.unit.name=plugins)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.plugins)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    /** The version an incident is about. */
    public Optional<StoredPlugin> plugin(Digest digest) {
        return Optional.ofNullable(em().find(PluginEntity.class, digest.hex())).map(PluginMapping::plugin);
    }

    /** The open incident of this kind about the same, counted up once more; empty when there is none. */
    public Optional<Incident> again(IncidentDraft draft, Instant at) {
        Optional<IncidentEntity> found = open(draft);
        found.ifPresent(e -> {
            e.count++;
            e.lastAt = at.toEpochMilli();
            e.whatZh = PluginMapping.cut(draft.what().zh(), 1000);
            e.whatEn = PluginMapping.cut(draft.what().en(), 1000);
            e.detail = PluginMapping.cut(draft.detail(), LONGEST_DETAIL);
        });
        return found.map(JpaIncidentStore::incident);
    }

    private Optional<IncidentEntity> open(IncidentDraft draft) {
        return em()
                .createQuery("select i from IncidentEntity i where i.openKey = :key", IncidentEntity.class)
                .setParameter("key", key(draft))
                .getResultList()
                .stream()
                .findFirst();
    }

    private static String key(IncidentDraft draft) {
        return draft.kind() + "|" + draft.plugin().map(Digest::hex).orElse("") + "|"
                + draft.caseId().map(CaseId::value).orElse("");
    }

    /** Keeps a new one. */
    public Incident add(String id, IncidentDraft draft, Optional<StoredPlugin> plugin, Instant at) {
        IncidentEntity e = new IncidentEntity();
        e.id = id;
        e.openKey = key(draft);
        e.kind = draft.kind().name();
        e.digest = draft.plugin().map(Digest::hex).orElse(null);
        plugin.ifPresent(known -> {
            e.plugin = known.id().value();
            e.version = known.version();
            e.jurisdiction = known.jurisdiction().value();
        });
        e.caseId = draft.caseId().map(CaseId::value).orElse(null);
        e.whatZh = PluginMapping.cut(draft.what().zh(), 1000);
        e.whatEn = PluginMapping.cut(draft.what().en(), 1000);
        e.detail = PluginMapping.cut(draft.detail(), LONGEST_DETAIL);
        e.firstAt = at.toEpochMilli();
        e.lastAt = e.firstAt;
        e.count = 1;
        em().persist(e);
        return incident(e);
    }

    /** One of them. */
    public Optional<Incident> find(String id) {
        return Optional.ofNullable(em().find(IncidentEntity.class, id)).map(JpaIncidentStore::incident);
    }

    /** Closes one that is there. */
    public Incident close(String id, Incident.Closing closing) {
        IncidentEntity e = em().find(IncidentEntity.class, id);
        e.openKey = null;
        e.closedAt = closing.at().toEpochMilli();
        e.closedBy = closing.by();
        e.note = closing.note();
        return incident(e);
    }

    /** The latest of them first. */
    public List<Incident> list(boolean open, int most) {
        TypedQuery<IncidentEntity> query = em().createQuery(
                        "select i from IncidentEntity i" + (open ? " where i.openKey is not null" : "")
                                + " order by i.lastAt desc, i.id",
                        IncidentEntity.class);
        return query.setMaxResults(most).getResultList().stream()
                .map(JpaIncidentStore::incident)
                .toList();
    }

    private static Incident incident(IncidentEntity e) {
        return new Incident(
                e.id,
                IncidentKind.valueOf(e.kind),
                Optional.ofNullable(e.digest).map(Digest::new),
                Optional.ofNullable(e.plugin).map(PluginId::new),
                Optional.ofNullable(e.version),
                Optional.ofNullable(e.jurisdiction).map(JurisdictionId::new),
                Optional.ofNullable(e.caseId).map(CaseId::new),
                Text.of(e.whatZh, e.whatEn),
                e.detail,
                Instant.ofEpochMilli(e.firstAt),
                Instant.ofEpochMilli(e.lastAt),
                e.count,
                Optional.ofNullable(e.closedAt)
                        .map(at -> new Incident.Closing(Instant.ofEpochMilli(at), e.closedBy, e.note)));
    }
}
