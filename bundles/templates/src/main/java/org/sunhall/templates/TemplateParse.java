package org.sunhall.templates;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a template: the template, or every reason why it is none.
 *
 * @param template present when there are no findings
 * @param findings what is wrong, in the order of the file
 */
public record TemplateParse(Optional<PaperTemplate> template, List<TemplateFinding> findings) {

    public TemplateParse {
        findings = List.copyOf(findings);
    }
}
