package org.sunhall.plugins.store;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.Publisher;
import org.sunhall.plugins.model.TrustedPublisher;

/** Publishers in the database. Everything inside the caller's transaction. */
@Component(service = JpaPublisherStore.class)
public final class JpaPublisherStore {

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public JpaPublisherStore(
            @Reference(target = "(osgi.unit.name=plugins)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.plugins)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    /** All, by jurisdiction and name. */
    public List<TrustedPublisher> list() {
        return em()
                .createQuery(
                        "select p from PublisherEntity p order by p.jurisdiction, p.name, p.id", PublisherEntity.class)
                .getResultList()
                .stream()
                .map(JpaPublisherStore::publisher)
                .toList();
    }

    /** One of them. */
    public Optional<TrustedPublisher> find(String id) {
        return Optional.ofNullable(em().find(PublisherEntity.class, id)).map(JpaPublisherStore::publisher);
    }

    /** Keeps one, in place of what was known under its id. */
    public void put(TrustedPublisher trusted) {
        Publisher publisher = trusted.publisher();
        PublisherEntity e = new PublisherEntity();
        e.id = publisher.id();
        e.jurisdiction = publisher.jurisdiction().value();
        e.name = publisher.name();
        e.certificate = encoded(trusted.certificate());
        e.since = publisher.since().toEpochMilli();
        e.by = publisher.by();
        e.rules = publisher.rules() ? 1 : 0;
        publisher.revocation().ifPresent(revocation -> {
            e.revokedAt = revocation.at().toEpochMilli();
            e.revokedBy = revocation.by();
            e.revokedWhy = revocation.why();
        });
        em().merge(e);
    }

    private static TrustedPublisher publisher(PublisherEntity e) {
        X509Certificate certificate = decoded(e.certificate);
        return new TrustedPublisher(
                new Publisher(
                        e.id,
                        new JurisdictionId(e.jurisdiction),
                        e.name,
                        certificate.getSubjectX500Principal().getName(),
                        Digest.of(e.certificate).hex(),
                        certificate.getNotAfter().toInstant(),
                        Instant.ofEpochMilli(e.since),
                        e.by,
                        e.rules != 0,
                        Optional.ofNullable(e.revokedAt)
                                .map(at ->
                                        new Publisher.Revocation(Instant.ofEpochMilli(at), e.revokedBy, e.revokedWhy))),
                certificate);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }

    private static X509Certificate decoded(byte[] bytes) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException e) {
            throw new IllegalStateException("a stored certificate cannot be read any more", e);
        }
    }
}
