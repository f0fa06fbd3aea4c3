package org.sunhall.checker;

import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * A paper that the item can issue.
 *
 * @param kind         what outcomes of the flow call it, for example {@code acceptance-notice}
 * @param title        its title
 * @param template     file name under {@code SUNHALL-INF/documents/}
 * @param series       pattern of its number with {@code {year}} and {@code {number:6}}; empty for none
 * @param numberFact   name of the fact that holds its number, formed by an automatic task; excludes {@code series}
 * @param onSubmission whether it is made when the application is filed
 */
public record DocumentRef(
        String kind,
        Text title,
        String template,
        Optional<String> series,
        Optional<String> numberFact,
        boolean onSubmission) {

    public DocumentRef {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(numberFact, "numberFact");
    }
}
