package org.sunhall.plugins;

import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Text;

/**
 * An incident about to be reported.
 *
 * @param plugin the version it is about; empty when no version that has landed is concerned
 * @param caseId the case that waits because of it
 * @param what   one sentence for operators; no personal data
 * @param detail for the vendor, for example a stack (see {@link #stack}); no personal data
 */
public record IncidentDraft(
        IncidentKind kind, Optional<Digest> plugin, Optional<CaseId> caseId, Text what, String detail) {

    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 5;

    public IncidentDraft {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(caseId, "caseId");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(detail, "detail");
    }

    /** About a version of a plug-in as such. */
    public static IncidentDraft of(IncidentKind kind, Digest plugin, Text what, String detail) {
        return new IncidentDraft(kind, Optional.of(plugin), Optional.empty(), what, detail);
    }

    /** About a case of a version. */
    public static IncidentDraft of(IncidentKind kind, Digest plugin, CaseId caseId, Text what, String detail) {
        return new IncidentDraft(kind, Optional.of(plugin), Optional.of(caseId), what, detail);
    }

    /** The names and frames of a failure. Its messages stay out: a plug-in may have put personal data into them. */
    public static String stack(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable at = failure;
        for (int depth = 0; at != null && depth < MOST_CAUSES; depth++, at = at.getCause()) {
            text.append(depth == 0 ? "" : "caused by ")
                    .append(at.getClass().getName())
                    .append('\n');
            StackTraceElement[] frames = at.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
                text.append("  at ").append(frames[i]).append('\n');
            }
        }
        return text.toString();
    }
}
