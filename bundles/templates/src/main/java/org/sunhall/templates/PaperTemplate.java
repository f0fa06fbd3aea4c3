package org.sunhall.templates;

import freemarker.core.ParseException;
import freemarker.template.Template;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/**
 * A template of a legal document: content only, in XHTML with FreeMarker; the platform adds the layout with head, number,
 * codes, QR code and draft mark.
 *
 * <p>Allowed are values ({@code ${applicant.name}}, escaped always), {@code <#if>}, {@code <#list>}, {@code <#switch>}, {@code <#sep>}, the
 * built-ins that {@code TemplateRules} lists, the functions {@code zhDate(x)} and {@code zhMoment(x)} on ISO dates and instants, and the XHTML
 * elements of plain text and tables that {@code Markup} lists. Missing data is a refusal; {@code ${x!}} and {@code x??} say that it may be missing.
 *
 * <p>The layout is named in the first line: {@code <#ftl attributes={"layout":"official"}>}. {@code official} (default) is the official paper of
 * GB/T 9704: red head, number, title, seal place. {@code form} has the title only, for applications. {@code certificate} is landscape and
 * framed. The title is printed by the layout, not by the template. Classes: {@code to} (addressee), {@code sign} (issuer and
 * date at the seal place), {@code note} (small print), {@code remedy} (instruction on remedies), {@code plain} (a table without lines), {@code num}
 * (numbers, aligned to the right).
 *
 * <p>The data stands at top level; {@code paper} is the platform's: {@code paper.title}, {@code titleEn}, {@code issuer}, {@code number} and
 * {@code code} (both may be missing), {@code verificationCode}, {@code verificationUrl}, {@code date}.
 */
public final class PaperTemplate {

    private static final int MAX_SOURCE = 64 * 1024;

    private final String name;
    private final String source;
    private final String layout;
    private final Template template;

    private PaperTemplate(String name, String source, String layout, Template template) {
        this.name = name;
        this.source = source;
        this.layout = layout;
        this.template = template;
    }

    /**
     * Reads a template. Never throws: every fault is a finding with its line.
     *
     * @param name what findings call the template, normally its path in the plug-in
     */
    public static TemplateParse parse(String name, String source) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        if (source.length() > MAX_SOURCE) {
            return refused(new TemplateFinding(
                    name,
                    1,
                    "template.size",
                    Text.of("模板超过 64 KB", "The template is larger than 64 KB"),
                    Text.of("缩短模板", "Shorten the template")));
        }
        Template parsed;
        try {
            parsed = Filling.parse(name, source);
        } catch (ParseException e) {
            return refused(new TemplateFinding(
                    name,
                    Math.max(1, e.getLineNumber()),
                    "template.syntax",
                    Text.of("模板语法有误:{0}", "The template's syntax is wrong: {0}").with(firstLine(e.getEditorMessage())),
                    Text.of("按 FreeMarker 语法改正该行", "Correct the line; the syntax is FreeMarker's")));
        } catch (IOException e) {
            throw new IllegalStateException("read from a string", e);
        }
        List<TemplateFinding> findings = TemplateRules.check(name, parsed);
        if (!findings.isEmpty()) {
            return new TemplateParse(Optional.empty(), findings);
        }
        Object layout = parsed.getCustomAttribute("layout");
        return new TemplateParse(
                Optional.of(new PaperTemplate(
                        name,
                        source,
                        layout == null ? "official" : layout.toString(),
                        Filling.interruptible(name, source))),
                List.of());
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
        PaperMarks marks = new PaperMarks(
                Text.of("样例", "Sample"),
                "",
                Optional.of("1"),
                Optional.of("1"),
                "0",
                "http://localhost/",
                false,
                Instant.EPOCH,
                ZoneId.of("Asia/Shanghai"));
        Optional<Rejection> objection = new Papers().objection(this, sample, marks);
        return objection.map(rejection -> List.of(finding(rejection))).orElse(List.of());
    }

    private TemplateFinding finding(Rejection rejection) {
        Optional<FieldProblem> place = rejection.fields().stream().findFirst();
        int line = place.map(FieldProblem::pointer)
                .filter(pointer -> pointer.matches("line [1-9][0-9]{0,6}"))
                .map(pointer -> Integer.parseInt(pointer.substring("line ".length())))
                .orElse(1);
        Text mend = place.map(FieldProblem::message)
                .orElseGet(() -> Text.of("请改正模板或样例数据。", "Correct the template or the sample data."));
        return new TemplateFinding(name, line, rejection.code().id(), rejection.detail(), mend);
    }

    String layout() {
        return layout;
    }

    Template template() {
        return template;
    }

    private static TemplateParse refused(TemplateFinding finding) {
        return new TemplateParse(Optional.empty(), List.of(finding));
    }

    private static String firstLine(String message) {
        String plain = message == null ? "" : message.strip();
        int end = plain.indexOf('\n');
        return end < 0 ? plain : plain.substring(0, end).strip();
    }
}
