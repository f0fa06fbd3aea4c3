package org.sunhall.checker;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of reading a jar.
 *
 * @param content  present only when there are no findings; it can be read but has yet to pass {@link Checker#check}
 * @param findings every reason why it cannot be read, in the order of the files
 */
public record PluginParse(Optional<PluginContent> content, List<Finding> findings) {

    public PluginParse {
        Objects.requireNonNull(content, "content");
        findings = List.copyOf(findings);
    }
}
