package org.sunhall.documents.internal.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.sunhall.kernel.Digest;
import org.sunhall.persistence.Transactions;

/** The tables of papers. Every method works inside the caller's transaction. */
public final class PaperStore {

    private final Transactions transactions;
    private final EntityManagerFactory unit;

    /** A store over the unit {@code documents}. */
    public PaperStore(Transactions transactions, EntityManagerFactory unit) {
        this.transactions = transactions;
        this.unit = unit;
    }

    /** A new row's id. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Adds an ordered paper; gives it its place within its case. */
    public void add(PaperEntity paper, ContentEntity content, String templateText) {
        content.template = Digest.of(templateText).hex();
        keepTemplate(content.template, templateText);
        EntityManager manager = manager();
        Integer last = manager.createQuery("SELECT MAX(p.position) FROM Paper p WHERE p.caseId = :case", Integer.class)
                .setParameter("case", paper.caseId)
                .getSingleResult();
        paper.position = last == null ? 1 : last + 1;
        manager.persist(paper);
        manager.persist(content);
    }

    private void keepTemplate(String digest, String text) {
        EntityManager manager = manager();
        if (manager.find(TemplateEntity.class, digest) == null) {
            TemplateEntity template = new TemplateEntity();
            template.digest = digest;
            template.body = text;
            new Absent(transactions)
                    .insert(
                            "INSERT INTO DOCUMENTS_TEMPLATE (DIGEST, BODY) VALUES (?, ?)",
                            template.digest,
                            template.body);
        }
    }

    /** One paper. */
    public Optional<PaperEntity> find(String id) {
        return Optional.ofNullable(manager().find(PaperEntity.class, id));
    }

    /** Its content. */
    public Optional<ContentEntity> content(String id) {
        return Optional.ofNullable(manager().find(ContentEntity.class, id));
    }

    /** A template's text by its digest. */
    public Optional<String> template(String digest) {
        return Optional.ofNullable(manager().find(TemplateEntity.class, digest)).map(template -> template.body);
    }

    /** The papers of a case in order. */
    public List<PaperEntity> ofCase(String caseId) {
        return manager()
                .createQuery("SELECT p FROM Paper p WHERE p.caseId = :case ORDER BY p.position", PaperEntity.class)
                .setParameter("case", caseId)
                .getResultList();
    }

    /** The paper of a verification code. */
    public Optional<PaperEntity> byVerification(String code) {
        return manager()
                .createQuery("SELECT p FROM Paper p WHERE p.verificationCode = :code", PaperEntity.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** The papers of this number; issuers may use the same. */
    public List<PaperEntity> byNumber(String key) {
        return manager()
                .createQuery("SELECT p FROM Paper p WHERE p.numberKey = :key", PaperEntity.class)
                .setParameter("key", key)
                .setMaxResults(2)
                .getResultList();
    }

    /** The ids of papers that should be pressed at this moment, the longest waiting first. */
    public List<String> due(long now, int limit) {
        return manager()
                .createQuery("SELECT p.id FROM Paper p WHERE p.nextTryAt <= :now ORDER BY p.nextTryAt", String.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many papers have not been pressed although it was tried. */
    public long inTrouble() {
        return manager()
                .createQuery(
                        "SELECT COUNT(p) FROM Paper p WHERE p.nextTryAt IS NOT NULL AND p.attempts > 0", Long.class)
                .getSingleResult();
    }

    /** Keeps the pressed bytes, unless somebody has done so before. */
    public void issued(String id, byte[] pdf) {
        int first = manager()
                .createQuery("UPDATE Paper p SET p.digest = :digest, p.nextTryAt = NULL, p.trouble = NULL"
                        + " WHERE p.id = :id AND p.digest IS NULL")
                .setParameter("digest", Digest.of(pdf).hex())
                .setParameter("id", id)
                .executeUpdate();
        if (first == 1) {
            content(id).orElseThrow().pdf = pdf;
            manager()
                    .createQuery("UPDATE Paper p SET p.state = 'ISSUED' WHERE p.id = :id AND p.state = 'DUE'")
                    .setParameter("id", id)
                    .executeUpdate();
        }
        // The statements went past what this transaction may have read before.
        find(id).ifPresent(paper -> manager().refresh(paper));
    }

    /** Notes that it could not be pressed, and when to try again. */
    public void failed(String id, int attempts, long nextTryAt, String trouble) {
        manager()
                .createQuery("UPDATE Paper p SET p.attempts = :attempts, p.nextTryAt = :next, p.trouble = :trouble"
                        + " WHERE p.id = :id AND p.digest IS NULL")
                .setParameter("attempts", attempts)
                .setParameter("next", nextTryAt)
                .setParameter("trouble", trouble)
                .setParameter("id", id)
                .executeUpdate();
    }

    private EntityManager manager() {
        return transactions.entityManager(unit);
    }
}
