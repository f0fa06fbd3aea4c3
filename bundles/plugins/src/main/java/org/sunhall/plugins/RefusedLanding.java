package org.sunhall.plugins;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.sunhall.kernel.FieldProblem;

/**
 * A file that lies in {@code deploy/} and was refused.
 *
 * @param file     its name
 * @param since    when it was refused
 * @param findings everything that is wrong with it
 */
public record RefusedLanding(String file, Instant since, List<FieldProblem> findings) {

    public RefusedLanding {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(since, "since");
        findings = List.copyOf(findings);
    }
}
