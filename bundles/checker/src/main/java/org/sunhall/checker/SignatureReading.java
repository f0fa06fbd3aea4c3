package org.sunhall.checker;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the signature of a jar says.
 *
 * @param signed  whether there is a signature at all
 * @param path    the signer's certificate path, the signer first; empty when there is no signature or it does not hold
 * @param problem why the signature does not hold: something was changed, added or taken away, or several have signed
 */
public record SignatureReading(boolean signed, List<X509Certificate> path, Optional<Finding> problem) {

    public SignatureReading {
        path = List.copyOf(path);
        Objects.requireNonNull(problem, "problem");
    }

    /** Whether one signer has signed everything and nothing was changed since. Says nothing about who that is. */
    public boolean holds() {
        return signed && problem.isEmpty();
    }

    static SignatureReading none() {
        return new SignatureReading(false, List.of(), Optional.empty());
    }

    static SignatureReading broken(Finding problem) {
        return new SignatureReading(true, List.of(), Optional.of(problem));
    }
}
