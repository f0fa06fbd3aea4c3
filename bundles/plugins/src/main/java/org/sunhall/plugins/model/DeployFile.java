package org.sunhall.plugins.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;

/**
 * A file in the folder. One whose new content is refused goes on counting as the plug-in it was before, so that a bad copy
 * parks nothing.
 *
 * @param stamp    what it looked like when its content was last read
 * @param accepted the last content of this file that landed
 * @param refusal  when its present content was refused
 */
public record DeployFile(String name, Stamp stamp, Optional<Digest> accepted, Optional<Refusal> refusal) {

    /** Its content was refused. */
    public record Refusal(Digest content, Instant at, List<FieldProblem> findings) {
        public Refusal {
            findings = List.copyOf(findings);
        }
    }

    /** With content that has landed. */
    public static DeployFile accepted(String name, Stamp stamp, Digest digest) {
        return new DeployFile(name, stamp, Optional.of(digest), Optional.empty());
    }
}
