package org.sunhall.plugins.model;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.sunhall.checker.SignaturePolicy;
import org.sunhall.plugins.Publisher;

/** A publisher with the certificate. */
public record TrustedPublisher(Publisher publisher, X509Certificate certificate) {

    /** Whether a signature with this path is theirs, valid at this instant. */
    public boolean hasSigned(List<X509Certificate> path, Instant at) {
        return SignaturePolicy.required(Set.of(certificate)).trusts(path, at);
    }
}
