package org.sunhall.catalog.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.LockModeType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.catalog.model.Batch;
import org.sunhall.catalog.model.CatalogEntry;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Imports in the database. Everything inside the caller's transaction. */
@Component(service = JpaImports.class)
public final class JpaImports {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public JpaImports(
            @Reference(target = "(osgi.unit.name=catalog)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.catalog)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    /** An import. */
    public Optional<Batch> find(String id) {
        return Optional.ofNullable(em().find(ImportEntity.class, id)).map(JpaImports::batch);
    }

    /** An import that nobody else carries on until the transaction ends. */
    public Optional<Batch> lock(String id) {
        return Optional.ofNullable(em().find(ImportEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(entity -> {
                    em().refresh(entity);
                    return batch(entity);
                });
    }

    /** The imports of this content in a jurisdiction, the latest first. */
    public List<Batch> of(JurisdictionId jurisdiction, Digest digest) {
        return em()
                .createQuery(
                        "select i from ImportEntity i where i.jurisdiction = :jurisdiction and i.digest = :digest"
                                + " order by i.broughtAt desc",
                        ImportEntity.class)
                .setParameter("jurisdiction", jurisdiction.value())
                .setParameter("digest", digest.hex())
                .getResultList()
                .stream()
                .map(JpaImports::batch)
                .toList();
    }

    /** The imports of a jurisdiction, the latest first, at most so many. */
    public List<Batch> of(JurisdictionId jurisdiction, int most) {
        return em()
                .createQuery(
                        "select i from ImportEntity i where i.jurisdiction = :jurisdiction order by i.broughtAt desc",
                        ImportEntity.class)
                .setParameter("jurisdiction", jurisdiction.value())
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(JpaImports::batch)
                .toList();
    }

    /** The ids of imports that are not carried out, the earliest first. */
    public List<String> open() {
        return em().createQuery("select i.id from ImportEntity i where i.done = 0 order by i.broughtAt", String.class)
                .getResultList();
    }

    /** How many there are of a jurisdiction. */
    public long count(JurisdictionId jurisdiction) {
        return em().createQuery("select count(i) from ImportEntity i where i.jurisdiction = :jurisdiction", Long.class)
                .setParameter("jurisdiction", jurisdiction.value())
                .getSingleResult();
    }

    /** Keeps a new import with what it brings: for each entry the proceeding that decides on it. */
    public void add(Batch batch, List<Batch.Part> parts) {
        ImportEntity e = new ImportEntity();
        e.id = batch.id();
        e.jurisdiction = batch.jurisdiction().value();
        e.digest = batch.digest().hex();
        e.fileName = batch.fileName();
        e.broughtBy = batch.by();
        e.broughtAt = batch.at().toEpochMilli();
        e.total = batch.total();
        e.unchanged = batch.unchanged();
        ArrayNode body = MAPPER.createArrayNode();
        parts.forEach(part -> {
            ArrayNode entries =
                    body.addObject().put("proceeding", part.proceeding()).putArray("entries");
            part.entries().forEach(entry -> entries.add(entry.json()));
        });
        em().persist(e);
        ImportBodyEntity brought = new ImportBodyEntity();
        brought.id = batch.id();
        brought.body = body.toString();
        em().persist(brought);
    }

    /** How far it is now. */
    public void put(Batch batch) {
        ImportEntity e = em().find(ImportEntity.class, batch.id());
        e.proposed = batch.proposed();
        e.publishFrom = batch.publishFrom().map(Instant::toEpochMilli).orElse(null);
        e.publishedBy = batch.publishedBy().orElse(null);
        e.done = batch.done() ? 1 : 0;
    }

    /** What an import brings. */
    public List<Batch.Part> parts(String id) {
        try {
            List<Batch.Part> parts = new ArrayList<>();
            for (JsonNode part : MAPPER.readTree(em().find(ImportBodyEntity.class, id).body)) {
                List<CatalogEntry> entries = new ArrayList<>();
                part.path("entries").forEach(entry -> entries.add(CatalogEntry.read(entry)));
                parts.add(new Batch.Part(part.path("proceeding").asText(), entries));
            }
            return parts;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the import " + id + " cannot be read", broken);
        }
    }

    private static Batch batch(ImportEntity e) {
        return new Batch(
                e.id,
                new JurisdictionId(e.jurisdiction),
                new Digest(e.digest),
                e.fileName,
                e.broughtBy,
                Instant.ofEpochMilli(e.broughtAt),
                e.total,
                e.unchanged,
                e.proposed,
                Optional.ofNullable(e.publishFrom).map(Instant::ofEpochMilli),
                Optional.ofNullable(e.publishedBy),
                e.done != 0);
    }
}
