package org.sunhall.testkit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunhall.casework.CaseMachine;
import org.sunhall.casework.CaseState;
import org.sunhall.checker.DocumentRef;
import org.sunhall.checker.Material;
import org.sunhall.clocks.ClockReading;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.templates.PaperMarks;
import org.sunhall.templates.PaperTemplate;
import org.sunhall.templates.Papers;

/** Makes the papers of a case with the platform's templates and the data the platform gives them. */
final class PaperDesk {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
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
                Office.NAME,
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
        ObjectNode model = JsonNodeFactory.instance.objectNode();
        model.put("zone", zone().getId());
        model.putObject("item")
                .put("code", state.item().value())
                .put("name", setup.item().name().zh());
        model.put("issuerName", Office.NAME);
        model.putObject("org")
                .put("name", Office.NAME)
                .put("address", Office.ADDRESS)
                .put("phone", Office.PHONE)
                .put("supervisionPhone", Office.PHONE);
        model.putObject("case")
                .put("receipt", state.receipt())
                .put("code", state.code().map(SupervisionCode::value).orElse(""))
                .put("submittedOn", day(state.submittedAt()))
                .put("acceptedOn", state.acceptedAt().map(this::day).orElse(""))
                .put("today", day(now));
        ObjectNode form = state.form();
        model.set("applicant", form.path("applicant").isObject() ? form.get("applicant") : model.objectNode());
        model.set("form", form);
        model.set("facts", state.facts());
        ArrayNode materials = model.putArray("materials");
        state.materials().keySet().forEach(key -> materials.add(material(key)));
        ArrayNode missing = model.putArray("missing");
        state.missing()
                .forEach(thing ->
                        missing.addObject().put("what", material(thing.what())).put("note", thing.note()));
        ArrayNode reasons = model.putArray("reasons");
        state.reasons().forEach(reasons::add);
        model.putObject("decision").put("result", state.result().orElse(""));
        LocalDate today = now.atZone(zone()).toLocalDate();
        model.putObject("remedies")
                .put(
                        "reconsideration",
                        setup.pack().text("remedy.reconsideration.text", today).zh())
                .put("suit", setup.pack().text("remedy.suit.text", today).zh());
        clock(model.putObject("clock").put("dueOn", "").put("text", ""), state, now);
        return JSON.convertValue(model, new TypeReference<Map<String, Object>>() {});
    }

    private String material(String key) {
        return setup.item()
                .material(key)
                .map(Material::name)
                .map(name -> name.zh())
                .orElse(key);
    }

    private void clock(ObjectNode clock, CaseState state, Instant now) {
        for (String id : new String[] {CaseMachine.PROMISED, CaseMachine.SUPPLEMENT, CaseMachine.NOTICE}) {
            StatutoryClock running = state.clocks().get(id);
            if (running != null && running.ended().isEmpty()) {
                ClockReading reading = setup.cases().reader().read(running, now);
                clock.put("dueOn", DAY.format(reading.dueDate()));
                clock.put("text", running.total().text().zh());
                return;
            }
        }
    }

    private String day(Instant instant) {
        return DAY.format(instant.atZone(zone()));
    }
}
