package org.sunhall.forms;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of reading a form file: a form or findings, never both.
 *
 * @param form     the form; present exactly when there are no findings
 * @param findings everything wrong
 */
public record FormParse(Optional<Form> form, List<FormFinding> findings) {

    public FormParse {
        Objects.requireNonNull(form, "form");
        findings = List.copyOf(findings);
        if (form.isPresent() != findings.isEmpty()) {
            throw new IllegalArgumentException("a form is there exactly when nothing is wrong with it");
        }
    }
}
