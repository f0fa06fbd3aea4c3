package org.sunhall.plugins.application;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunhall.checker.Finding;
import org.sunhall.checker.JarSigning;
import org.sunhall.checker.SignaturePolicy;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.model.TrustedPublisher;
import org.sunhall.plugins.store.JpaPublisherStore;

/** Whose signature a jar of a jurisdiction must bear: of a publisher trusted there or in a jurisdiction above. */
final class Trust {

    private static final String UNTRUSTED = "signature.untrusted";
    private static final int HIGHEST = 20;

    private final Transactions transactions;
    private final JpaPublisherStore store;
    private final Directory directory;
    private final boolean unsignedAllowed;

    Trust(Transactions transactions, JpaPublisherStore store, Directory directory, boolean unsignedAllowed) {
        this.transactions = transactions;
        this.store = store;
        this.directory = directory;
        this.unsignedAllowed = unsignedAllowed;
    }

    /** Everybody on record. */
    List<TrustedPublisher> publishers() {
        return transactions.call(store::list);
    }

    SignaturePolicy policy(JurisdictionId jurisdiction) {
        if (unsignedAllowed) {
            return SignaturePolicy.unsignedAllowed();
        }
        Set<JurisdictionId> places = upwards(jurisdiction);
        return SignaturePolicy.required(publishers().stream()
                .filter(known -> known.publisher().isTrusted())
                .filter(known -> places.contains(known.publisher().jurisdiction()))
                .map(TrustedPublisher::certificate)
                .collect(Collectors.toSet()));
    }

    private Set<JurisdictionId> upwards(JurisdictionId jurisdiction) {
        Set<JurisdictionId> places = new HashSet<>();
        Optional<JurisdictionId> at = Optional.of(jurisdiction);
        for (int i = 0; i < HIGHEST && at.isPresent() && places.add(at.get()); i++) {
            at = directory.jurisdiction(at.get()).flatMap(Jurisdiction::parent);
        }
        return places;
    }

    /** Says more exactly why a signer is not trusted, where that is known. */
    Finding explained(Finding finding, byte[] jar, JurisdictionId jurisdiction, Instant now) {
        if (!finding.rule().equals(UNTRUSTED)) {
            return finding;
        }
        List<X509Certificate> path = JarSigning.read(jar).path();
        Instant whenIssued = path.get(0).getNotBefore().toInstant();
        Set<JurisdictionId> places = upwards(jurisdiction);
        Finding explained = finding;
        for (TrustedPublisher known : publishers()) {
            boolean here = places.contains(known.publisher().jurisdiction());
            if (!known.hasSigned(path, whenIssued)) {
                continue;
            }
            if (!here) {
                explained = because(
                        finding,
                        "signature.jurisdiction",
                        "该发布者只在其他辖区受信任。",
                        "That publisher is trusted in another jurisdiction only.");
            } else if (!known.publisher().isTrusted()) {
                return because(finding, "signature.revoked", "该发布者的信任已撤销。", "The trust in that publisher has ended.");
            } else if (!known.hasSigned(path, now)) {
                return because(
                        finding,
                        "signature.expired",
                        "签名证书不在有效期内。",
                        "The signer's certificate is not valid at this time.");
            }
        }
        return explained;
    }

    private static Finding because(Finding finding, String rule, String zh, String en) {
        return new Finding(finding.file(), finding.place(), rule, Text.of(zh, en), finding.mend());
    }
}
