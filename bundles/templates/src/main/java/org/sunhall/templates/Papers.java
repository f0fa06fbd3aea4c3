package org.sunhall.templates;

import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;

/** Presses papers: template and data to PDF/A-2u. Thread-safe; one instance is enough. Deterministic: same input, same bytes. */
public final class Papers {

    /**
     * Makes the paper.
     *
     * @param model maps, lists, strings, numbers and booleans only
     * @return the bytes of a PDF/A-2u file, or a {@link PaperRejection}
     */
    public Outcome<byte[]> render(PaperTemplate template, Map<String, Object> model, PaperMarks marks) {
        return Outcome.refused(PaperRejection.TEMPLATE_INVALID, PaperRejection.TEMPLATE_INVALID.title());
    }

    /** Why {@link #render} would refuse, found without pressing (milliseconds); empty when the paper can be made. */
    public Optional<Rejection> objection(PaperTemplate template, Map<String, Object> model, PaperMarks marks) {
        return Optional.empty();
    }

    /** The characters of this text that the fonts cannot print, each once; empty when it can be printed. */
    public String unprintable(String text) {
        return "";
    }
}
