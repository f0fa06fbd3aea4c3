package org.sunhall.checker;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose signature a jar must bear.
 *
 * @param required whether it must be signed by a trusted publisher; otherwise unsigned jars and unknown signers pass, too, but a
 *                 signature that does not hold never does
 * @param trusted  certificates of the publishers trusted for the jurisdiction: the signer's own, or that of an authority
 */
public record SignaturePolicy(boolean required, Set<X509Certificate> trusted) {

    public SignaturePolicy {
        trusted = Set.copyOf(trusted);
    }

    /** Signed by one of these, or refused. */
    public static SignaturePolicy required(Set<X509Certificate> trusted) {
        return new SignaturePolicy(true, trusted);
    }

    /** For demonstrations and for the SDK: an unsigned jar passes. */
    public static SignaturePolicy unsignedAllowed() {
        return new SignaturePolicy(false, Set.of());
    }

    /**
     * Whether this certificate path leads to a trusted publisher (PKIX, RFC 5280 §6) and is valid at this instant. Revocation is the
     * platform's own list: who was taken from the trusted publishers is no longer in {@link #trusted()}.
     */
    public boolean trusts(List<X509Certificate> path, Instant at) {
        if (path.isEmpty() || trusted.isEmpty()) {
            return false;
        }
        X509Certificate signer = path.get(0);
        if (trusted.contains(signer)) {
            return isValid(signer, at);
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            PKIXParameters parameters = new PKIXParameters(trusted.stream()
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            List<X509Certificate> belowAnchor =
                    path.stream().takeWhile(each -> !trusted.contains(each)).toList();
            CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(belowAnchor), parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isValid(X509Certificate certificate, Instant at) {
        try {
            certificate.checkValidity(Date.from(at));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }
}
