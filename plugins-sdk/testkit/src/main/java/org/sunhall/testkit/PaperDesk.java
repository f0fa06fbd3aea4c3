package org.sunhall.testkit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunhall.casework.CaseState;
import org.sunhall.checker.DocumentRef;
import org.sunhall.checker.PaperModel;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.templates.PaperMarks;
import org.sunhall.templates.PaperTemplate;
import org.sunhall.templates.Papers;

/** Makes the papers of a case with the platform's templates and the data the platform gives them. */
final class PaperDesk {

    private static final Pattern NUMBER = Pattern.compile("\\{number(?::([1-9]))?}");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Papers PAPERS = new Papers();
    private static final Map<String, PaperTemplate> TEMPLATES = new ConcurrentHashMap<>();

    private final CaseSetup setup;
    private final Map<String, Integer> series = new HashMap<>();

    PaperDesk(CaseSetup setup) {
        this.setup = setup;
    }

    Outcome<IssuedPaper> make(CaseState state, String kind, Instant now) {
        DocumentRef document = setup.item().document(kind).orElseThrow();
        Optional<String> number = number(document, state, now);
        return PAPERS.words(template(document), model(state, now), marks(document, state, number, now))
                .map(words -> new IssuedPaper(
                        kind,
                        document.title().zh(),
                        number.orElse(""),
                        now.atZone(zone()).toLocalDate(),
                        words));
    }

    /** The paper as a PDF, as the platform presses it. */
    Outcome<byte[]> press(CaseState state, String kind, Instant now) {
        DocumentRef document = setup.item().document(kind).orElseThrow();
        Optional<String> number = document.series().map(pattern -> numbered(pattern, 1, now));
        return PAPERS.render(template(document), model(state, now), marks(document, state, number, now));
    }

    private PaperTemplate template(DocumentRef document) {
        String text = setup.content().template(document.template());
        return TEMPLATES.computeIfAbsent(text, source -> PaperTemplate.parse(document.template(), source)
                .template()
                .orElseThrow(() -> new IllegalStateException("the template " + document.template()
                        + " would not pass the checks: "
                        + PaperTemplate.parse(document.template(), source).findings())));
    }

    private PaperMarks marks(DocumentRef document, CaseState state, Optional<String> number, Instant now) {
        return new PaperMarks(
                document.title(),
                Office.ISSUER.name(),
                number,
                state.code().map(SupervisionCode::value),
                "0000000000000000",
                "https://localhost/v/0000000000000000",
                false,
                now,
                zone());
    }

    private Optional<String> number(DocumentRef document, CaseState state, Instant now) {
        if (document.numberFact().isPresent()) {
            return Optional.of(state.facts().path(document.numberFact().get()).asText(""))
                    .filter(text -> !text.isEmpty());
        }
        return document.series().map(pattern -> numbered(pattern, series.merge(pattern, 1, Integer::sum), now));
    }

    private String numbered(String pattern, int next, Instant now) {
        String year = String.format(Locale.ROOT, "%04d", now.atZone(zone()).getYear());
        Matcher matcher = NUMBER.matcher(pattern.replace("{year}", year));
        return matcher.replaceAll(found -> found.group(1) == null
                ? Integer.toString(next)
                : String.format(Locale.ROOT, "%0" + found.group(1) + "d", next));
    }

    private ZoneId zone() {
        return setup.pack().zone();
    }

    private Map<String, Object> model(CaseState state, Instant now) {
        return JSON.convertValue(
                PaperModel.of(setup.item(), state, setup.pack(), setup.cases().reader(), Office.ISSUER, now),
                new TypeReference<Map<String, Object>>() {});
    }
}
