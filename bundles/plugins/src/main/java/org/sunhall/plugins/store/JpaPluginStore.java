package org.sunhall.plugins.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.PluginId;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.model.Absence;
import org.sunhall.plugins.model.DeployFile;
import org.sunhall.plugins.model.Shelf;
import org.sunhall.plugins.model.StoredPlugin;

/** Plug-ins, their bytes and the files of the folder in the database. Everything inside the caller's transaction. */
@Component(service = JpaPluginStore.class)
public final class JpaPluginStore {

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public JpaPluginStore(
            @Reference(target = "(osgi.unit.name=plugins)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.plugins)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    /** Everything except the bytes, by id and then the newest landing first. */
    public Shelf load() {
        List<StoredPlugin> plugins = em()
                .createQuery(
                        "select p from PluginEntity p order by p.plugin, p.landedAt desc, p.digest", PluginEntity.class)
                .getResultList()
                .stream()
                .map(PluginMapping::plugin)
                .toList();
        List<DeployFile> files =
                em().createQuery("select f from FileEntity f", FileEntity.class).getResultList().stream()
                        .map(PluginMapping::file)
                        .toList();
        Map<PluginId, Absence> absences =
                em().createQuery("select a from AbsenceEntity a", AbsenceEntity.class).getResultList().stream()
                        .collect(Collectors.toMap(a -> new PluginId(a.plugin), PluginMapping::absence));
        return new Shelf(plugins, files, absences);
    }

    /** Keeps a version that lands. */
    public void add(StoredPlugin plugin, byte[] jar) {
        em().persist(PluginMapping.entity(plugin));
        BytesEntity bytes = new BytesEntity();
        bytes.digest = plugin.digest().hex();
        bytes.content = jar;
        em().persist(bytes);
    }

    /** The stored bytes; whether they still have this digest is for the caller to see. */
    public Optional<byte[]> bytes(Digest digest) {
        return Optional.ofNullable(em().find(BytesEntity.class, digest.hex())).map(bytes -> bytes.content);
    }

    /** Puts bytes in place of changed ones. */
    public void putBytes(Digest digest, byte[] jar) {
        BytesEntity bytes = new BytesEntity();
        bytes.digest = digest.hex();
        bytes.content = jar;
        em().merge(bytes);
    }

    /** Whether this need is on record now; empty for an unknown plug-in. */
    public Optional<Boolean> need(Digest digest, boolean byCatalog) {
        return em()
                .createQuery(
                        "select " + need(byCatalog) + " from PluginEntity p where p.digest = :digest", Boolean.class)
                .setParameter("digest", digest.hex())
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Puts a need on record. */
    public void need(Digest digest, boolean byCatalog, boolean needed) {
        set(digest, need(byCatalog), needed);
    }

    private static String need(boolean byCatalog) {
        return byCatalog ? "p.forCatalog" : "p.forCases";
    }

    /** Puts on record whether its code runs. */
    public void running(Digest digest, boolean running) {
        set(digest, "p.running", running);
    }

    /** A statement of its own for one column, so that concurrent changes of others wait instead of failing. */
    private void set(Digest digest, String column, boolean value) {
        em().createQuery("update PluginEntity p set " + column + " = :value where p.digest = :digest")
                .setParameter("value", value)
                .setParameter("digest", digest.hex())
                .executeUpdate();
    }

    /** Puts on record why it is taken out, or that it no longer is. */
    public void failure(Digest digest, Optional<StoredPlugin.Failure> failure) {
        em().createQuery("update PluginEntity p set p.failedAt = :at, p.failureZh = :zh, p.failureEn = :en"
                        + " where p.digest = :digest")
                .setParameter("at", failure.map(f -> f.since().toEpochMilli()).orElse(null))
                .setParameter(
                        "zh",
                        failure.map(f -> PluginMapping.cut(f.why().zh(), 1000)).orElse(null))
                .setParameter(
                        "en",
                        failure.map(f -> PluginMapping.cut(f.why().en(), 1000)).orElse(null))
                .setParameter("digest", digest.hex())
                .executeUpdate();
    }

    /** Puts a file on record in place of what was known of its name. */
    public void put(DeployFile file) {
        em().merge(PluginMapping.entity(file));
    }

    /** Forgets a file. */
    public void removeFile(String name) {
        Optional.ofNullable(em().find(FileEntity.class, name)).ifPresent(em()::remove);
    }

    /** Puts on record that no file of an id is there. */
    public void putAway(PluginId id, Absence absence) {
        em().merge(PluginMapping.entity(id, absence));
    }

    /** Puts on record that a file of it is there again. */
    public void removeAway(PluginId id) {
        Optional.ofNullable(em().find(AbsenceEntity.class, id.value())).ifPresent(em()::remove);
    }
}
