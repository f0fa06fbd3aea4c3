package org.sunhall.templates;

import freemarker.core.Environment;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core.XHTMLOutputFormat;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.Writer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/** FreeMarker, shut in: no classes, no includes, bounded in time and size. */
final class Filling {

    static final int MAX_OUTPUT = 400_000;
    private static final long MAX_MILLIS = 2_000;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.ROOT);
    private static final Configuration CONFIGURATION = configuration();

    private Filling() {}

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(null);
        configuration.setOutputFormat(XHTMLOutputFormat.INSTANCE);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setLocalizedLookup(false);
        configuration.setLocale(Locale.SIMPLIFIED_CHINESE);
        configuration.setNumberFormat("c");
        configuration.setBooleanFormat("是,否");
        return configuration;
    }

    static Template parse(String name, String source) throws IOException {
        return new Template(name, source, CONFIGURATION);
    }

    /** The instrumented twin of a checked template; interruption ends its loops. */
    static Template interruptible(String name, String source) {
        try {
            Template template = parse(name, source);
            _CoreAPI.addThreadInterruptedChecks(template);
            return template;
        } catch (ParseException e) {
            throw new IllegalStateException("was parsed before", e);
        } catch (IOException e) {
            throw new IllegalStateException("read from a string", e);
        }
    }

    /** The filled template, or why it cannot be filled. */
    static Outcome<String> fill(Template template, Map<String, Object> model, PaperMarks marks) {
        Map<String, Object> data = new HashMap<>(model);
        data.put("paper", paper(marks));
        data.put("zhDate", dates(marks.zone(), DATE::format));
        data.put("zhMoment", dates(marks.zone(), MOMENT::format));
        Run run = new Run(template, data);
        Thread thread = new Thread(run, "sunhall-paper-filling");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(MAX_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            thread.interrupt();
            return tooLarge();
        }
        return run.outcome;
    }

    private static Map<String, Object> paper(PaperMarks marks) {
        Map<String, Object> paper = new HashMap<>();
        paper.put("title", marks.title().zh());
        paper.put("titleEn", marks.title().en());
        paper.put("issuer", marks.issuer());
        marks.number().ifPresent(number -> paper.put("number", number));
        marks.supervisionCode().ifPresent(code -> paper.put("code", code));
        paper.put("verificationCode", marks.verificationCode());
        paper.put("verificationUrl", marks.verificationUrl());
        paper.put("date", DATE.format(marks.at().atZone(marks.zone())));
        return paper;
    }

    private static TemplateMethodModelEx dates(ZoneId zone, Function<ZonedDateTime, String> format) {
        return arguments -> {
            String given = arguments.size() == 1 ? String.valueOf(((List<?>) arguments).get(0)) : "";
            try {
                if (given.length() == 10) {
                    return new SimpleScalar(format.apply(LocalDate.parse(given).atStartOfDay(zone)));
                }
                Instant instant = given.endsWith("Z")
                        ? Instant.parse(given)
                        : OffsetDateTime.parse(given).toInstant();
                return new SimpleScalar(format.apply(instant.atZone(zone)));
            } catch (DateTimeException e) {
                throw new TemplateModelException("zhDate and zhMoment take one ISO date or instant");
            }
        };
    }

    private static Outcome<String> tooLarge() {
        return Outcome.refused(
                PaperRejection.TOO_LARGE,
                Text.of("文书内容过多,无法印制", "The paper would be too long, or takes too long to fill in"));
    }

    private static final class Run implements Runnable {

        private final Template template;
        private final Map<String, Object> data;
        private volatile Outcome<String> outcome = tooLarge();

        Run(Template template, Map<String, Object> data) {
            this.template = template;
            this.data = data;
        }

        @Override
        public void run() {
            BoundedWriter writer = new BoundedWriter();
            try {
                Environment environment = template.createProcessingEnvironment(data, writer);
                environment.process();
                outcome = Outcome.accepted(writer.text());
            } catch (InvalidReferenceException e) {
                outcome = Outcome.refused(missing(template.getName(), e, data));
            } catch (TemplateException e) {
                Text detail = Text.of(
                                "模板 {0} 第 {1} 行无法用给出的数据填写",
                                "Line {1} of template {0} cannot be filled with the given data")
                        .with(template.getName(), e.getLineNumber());
                outcome = Outcome.refused(at(
                        e.getLineNumber(),
                        detail,
                        Text.of("请核对这一行用到的数据的种类。", "Look at what kind of data this line uses.")));
            } catch (BoundedWriter.FullException e) {
                outcome = tooLarge();
            } catch (IOException e) {
                throw new IllegalStateException("written to memory", e);
            } catch (StackOverflowError | RuntimeException e) {
                // FreeMarker's own interruption is a RuntimeException; both mean: beyond the bounds.
                outcome = tooLarge();
            }
        }
    }

    private static final class BoundedWriter extends Writer {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            if (text.length() + length > MAX_OUTPUT) {
                throw new FullException();
            }
            text.append(buffer, offset, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        String text() {
            return text.toString();
        }

        private static final class FullException extends IOException {
            private static final long serialVersionUID = 1L;
        }
    }

    /** What the template wanted, and what there is in that place. */
    private static Rejection missing(String template, InvalidReferenceException e, Map<String, Object> data) {
        String wanted = String.valueOf(e.getBlamedExpressionString());
        Object around = data;
        int dot = wanted.lastIndexOf('.');
        for (String part : dot < 0 ? new String[0] : wanted.substring(0, dot).split("\\.")) {
            around = around instanceof Map<?, ?> map ? map.get(part) : null;
        }
        String there = around instanceof Map<?, ?> map
                ? map.keySet().stream().map(String::valueOf).sorted().limit(40).collect(Collectors.joining(", "))
                : "";
        Text may = Text.of("请改正“{0}”;有时没有的数据写成“{0}!”。", "Correct “{0}”; write “{0}!” for what is not always there.")
                .with(wanted);
        Text given = there.isEmpty()
                ? may
                : Text.of(may.zh() + "这里有:" + there + "。", may.en() + " There is: " + there + ".");
        Text detail = Text.of(
                        "模板 {0} 第 {1} 行所需的数据“{2}”没有给出", "Line {1} of template {0} needs \"{2}\", which is not given")
                .with(template, e.getLineNumber(), wanted);
        return at(e.getLineNumber(), detail, given);
    }

    private static Rejection at(Integer line, Text detail, Text mend) {
        return new Rejection(
                PaperRejection.DATA_MISSING,
                detail,
                List.of(new FieldProblem("line " + (line == null ? 1 : line), "template", mend)));
    }
}
