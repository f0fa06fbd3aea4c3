package org.sunhall.templates;

import java.util.Objects;
import org.sunhall.kernel.Text;

/**
 * One thing wrong in a template, found before any paper is issued from it.
 *
 * @param template name of the template, as given to {@link PaperTemplate#parse}
 * @param line     line in the template, from 1; 1 when the fault has no single place
 * @param rule     stable name of the rule that is broken, for example {@code template.syntax}
 * @param message  what is wrong
 * @param mend     how to mend it
 */
public record TemplateFinding(String template, int line, String rule, Text message, Text mend) {

    public TemplateFinding {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(mend, "mend");
    }
}
