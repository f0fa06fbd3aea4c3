package org.sunhall.packs;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.FieldProblem;

/**
 * What came of reading a pack: the pack, or everything that is wrong with it. Nothing is half understood.
 *
 * @param pack     the pack, present exactly when there are no findings
 * @param findings what is wrong, each with the JSON pointer of its place
 */
public record PackParse(Optional<Pack> pack, List<FieldProblem> findings) {

    public PackParse {
        Objects.requireNonNull(pack, "pack");
        findings = List.copyOf(findings);
        if (pack.isPresent() != findings.isEmpty()) {
            throw new IllegalArgumentException("a pack is read, or there are findings");
        }
    }
}
