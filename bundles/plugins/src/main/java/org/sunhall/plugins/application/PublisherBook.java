package org.sunhall.plugins.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.checker.JarSigning;
import org.sunhall.identity.Directory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.IncidentDraft;
import org.sunhall.plugins.IncidentKind;
import org.sunhall.plugins.Incidents;
import org.sunhall.plugins.PluginRejection;
import org.sunhall.plugins.Publisher;
import org.sunhall.plugins.Publishers;
import org.sunhall.plugins.model.StoredPlugin;
import org.sunhall.plugins.model.TrustedPublisher;
import org.sunhall.plugins.store.JpaPluginStore;
import org.sunhall.plugins.store.JpaPublisherStore;

/** The trusted publishers on record. */
@Component(service = Publishers.class)
public final class PublisherBook implements Publishers {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_CERTIFICATE = 20_000;
    private static final int ID_LENGTH = 16;

    private final Transactions transactions;
    private final JpaPublisherStore store;
    private final JpaPluginStore plugins;
    private final Incidents incidents;
    private final Directory directory;
    private final Ledger ledger;
    private final Clock clock;

    /** Takes its collaborators. */
    @Activate
    public PublisherBook(
            @Reference Transactions transactions,
            @Reference JpaPublisherStore store,
            @Reference JpaPluginStore plugins,
            @Reference Incidents incidents,
            @Reference Directory directory,
            @Reference Ledger ledger,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.plugins = plugins;
        this.incidents = incidents;
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public List<Publisher> list() {
        return transactions.call(store::list).stream()
                .map(TrustedPublisher::publisher)
                .toList();
    }

    @Override
    public Outcome<Publisher> trust(Actor actor, JurisdictionId jurisdiction, String name, byte[] certificate) {
        return trust(actor, jurisdiction, name, certificate, false);
    }

    @Override
    public Outcome<Publisher> trustForRules(Actor actor, JurisdictionId jurisdiction, String name, byte[] certificate) {
        return trust(actor, jurisdiction, name, certificate, true);
    }

    private Outcome<Publisher> trust(
            Actor actor, JurisdictionId jurisdiction, String name, byte[] certificate, boolean rules) {
        Optional<Rejection> mayNot = mayNot(actor);
        if (mayNot.isPresent()) {
            return Outcome.refused(mayNot.get());
        }
        Optional<X509Certificate> read = read(certificate);
        if (read.isEmpty() || name.isBlank() || name.length() > LONGEST_NAME) {
            return Outcome.refused(
                    PluginRejection.NO_CERTIFICATE,
                    Text.of(
                            "需要名称(不超过200字)和一份X.509证书(PEM或DER)。",
                            "It takes a name of at most 200 characters and an X.509 certificate (PEM or DER)."));
        }
        if (directory.jurisdiction(jurisdiction).isEmpty()) {
            return Outcome.refused(
                    PluginRejection.NO_CERTIFICATE,
                    Text.of("平台没有辖区{0}。", "There is no jurisdiction {0}.").with(jurisdiction));
        }
        return transactions.call(() -> trust(actor, jurisdiction, name.strip(), read.get(), rules));
    }

    private Outcome<Publisher> trust(
            Actor actor, JurisdictionId jurisdiction, String name, X509Certificate certificate, boolean rules) {
        String fingerprint = fingerprint(certificate);
        String id = Digest.of(jurisdiction + " " + fingerprint).hex().substring(0, ID_LENGTH);
        if (store.find(id).filter(known -> known.publisher().isTrusted()).isPresent()) {
            return Outcome.refused(
                    PluginRejection.PUBLISHER_KNOWN,
                    Text.of("辖区{0}已信任该证书。", "Jurisdiction {0} trusts this certificate already.")
                            .with(jurisdiction));
        }
        Publisher publisher = new Publisher(
                id,
                jurisdiction,
                name,
                certificate.getSubjectX500Principal().getName(),
                fingerprint,
                certificate.getNotAfter().toInstant(),
                now(),
                actor.reference(),
                rules,
                Optional.empty());
        store.put(new TrustedPublisher(publisher, certificate));
        record(actor, "publisher.trusted", publisher, Map.of());
        return Outcome.accepted(publisher);
    }

    @Override
    public Outcome<Publisher> revoke(Actor actor, String id, String why) {
        Optional<Rejection> mayNot = mayNot(actor);
        if (mayNot.isPresent()) {
            return Outcome.refused(mayNot.get());
        }
        if (why.isBlank() || why.length() > LONGEST_REASON) {
            return Outcome.refused(
                    PluginRejection.NOTE_MISSING,
                    Text.of("请写明理由,不超过1000字。", "Give the reason, in at most 1,000 characters."));
        }
        return transactions.call(() -> {
            Optional<TrustedPublisher> found = store.find(id);
            if (found.isEmpty()) {
                return Outcome.refused(
                        PluginRejection.UNKNOWN_PUBLISHER, Text.of("没有这个发布者。", "There is no such publisher."));
            }
            if (!found.get().publisher().isTrusted()) {
                return Outcome.refused(
                        PluginRejection.PUBLISHER_REVOKED, Text.of("信任已经撤销。", "The trust has ended already."));
            }
            return Outcome.accepted(revoke(actor, found.get(), why.strip()));
        });
    }

    private Publisher revoke(Actor actor, TrustedPublisher trusted, String why) {
        Publisher old = trusted.publisher();
        Publisher revoked = new Publisher(
                old.id(),
                old.jurisdiction(),
                old.name(),
                old.subject(),
                old.fingerprint(),
                old.notAfter(),
                old.since(),
                old.by(),
                old.rules(),
                Optional.of(new Publisher.Revocation(now(), actor.reference(), why)));
        store.put(new TrustedPublisher(revoked, trusted.certificate()));
        record(actor, "publisher.revoked", revoked, Map.of("why", why));
        Text what = Text.of(
                        "签名者{0}的信任已撤销;该版本继续运行,请决定是否停用。",
                        "The trust in its signer {0} has ended; it goes on until you decide.")
                .with(old.name());
        plugins.load().plugins().stream()
                .filter(StoredPlugin::isNeeded)
                .filter(plugin -> hasSigned(trusted, plugin))
                .forEach(plugin -> incidents.report(
                        IncidentDraft.of(IncidentKind.PUBLISHER_REVOKED, plugin.digest(), what, old.fingerprint())));
        return revoked;
    }

    private boolean hasSigned(TrustedPublisher trusted, StoredPlugin plugin) {
        return plugins.bytes(plugin.digest())
                .map(jar -> trusted.hasSigned(JarSigning.read(jar).path(), plugin.landedAt()))
                .orElse(false);
    }

    private static Optional<Rejection> mayNot(Actor actor) {
        if (actor.isAnonymous()) {
            return Optional.of(Rejection.of(PluginRejection.UNAUTHENTICATED, Text.of("请先登录。", "Sign in first.")));
        }
        return Authority.isOperator(actor)
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        PluginRejection.FORBIDDEN,
                        Text.of("只有平台运行维护人员可以管理发布者。", "Only operators decide whom the platform trusts.")));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Optional<X509Certificate> read(byte[] bytes) {
        if (bytes.length > LONGEST_CERTIFICATE) {
            return Optional.empty();
        }
        try {
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)));
        } catch (CertificateException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return Digest.of(certificate.getEncoded()).hex();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }

    private void record(Actor actor, String type, Publisher publisher, Map<String, String> personal) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("publisher", publisher.id());
        data.put("jurisdiction", publisher.jurisdiction().value());
        data.put("name", publisher.name());
        data.put("subject", publisher.subject());
        data.put("fingerprint", publisher.fingerprint());
        data.put("rules", publisher.rules());
        ledger.append(
                new StreamId("publisher", publisher.id()),
                Ledger.ANY,
                actor,
                now(),
                List.of(new EventDraft(type, data, personal)));
    }
}
