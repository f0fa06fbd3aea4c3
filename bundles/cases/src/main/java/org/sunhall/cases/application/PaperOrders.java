package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.casework.CaseMachine;
import org.sunhall.casework.CaseState;
import org.sunhall.checker.DocumentRef;
import org.sunhall.checker.Material;
import org.sunhall.clocks.ClockReading;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.documents.PaperOrder;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Organisation;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.SupervisionCode;

/** Composes the order of a paper: the edition's template, and everything that will stand in it. */
@Component(service = PaperOrders.class)
public final class PaperOrders {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Directory directory;

    /** Takes the directory for the issuer's name and address. */
    @Activate
    public PaperOrders(@Reference Directory directory) {
        this.directory = directory;
    }

    PaperOrder order(RunningDefinition definition, CaseState state, String kind, Instant now) {
        DocumentRef document = definition.item().document(kind).orElseThrow();
        String template = definition.content().template(document.template());
        Optional<String> series = document.series();
        if (document.numberFact().isPresent()) {
            String number = state.facts().path(document.numberFact().get()).asText("");
            series = Optional.of(number).filter(text -> !text.isEmpty());
        }
        return new PaperOrder(
                state.id(),
                kind,
                document.title(),
                Digest.of(template),
                template,
                model(definition, state, now),
                state.code(),
                state.org(),
                state.form().at("/applicant/name").asText(""),
                now,
                series);
    }

    private ObjectNode model(RunningDefinition definition, CaseState state, Instant now) {
        ObjectNode model = JsonNodeFactory.instance.objectNode();
        ZoneId zone = definition.zone();
        model.put("zone", zone.getId());
        model.putObject("item")
                .put("code", state.item().value())
                .put("name", definition.item().name().zh());
        issuer(model, state);
        ObjectNode facts = model.putObject("case");
        facts.put("receipt", state.receipt());
        facts.put("code", state.code().map(SupervisionCode::value).orElse(""));
        facts.put("submittedOn", day(state.submittedAt(), zone));
        facts.put("acceptedOn", state.acceptedAt().map(at -> day(at, zone)).orElse(""));
        facts.put("today", day(now, zone));
        ObjectNode form = state.form();
        model.set("applicant", form.path("applicant").isObject() ? form.get("applicant") : model.objectNode());
        model.set("form", form);
        model.set("facts", state.facts());
        ArrayNode materials = model.putArray("materials");
        state.materials().keySet().forEach(key -> materials.add(materialName(definition, key)));
        ArrayNode missing = model.putArray("missing");
        state.missing().forEach(thing -> missing.addObject()
                .put("what", materialName(definition, thing.what()))
                .put("note", thing.note()));
        ArrayNode reasons = model.putArray("reasons");
        state.reasons().forEach(reasons::add);
        model.putObject("decision").put("result", state.result().orElse(""));
        LocalDate today = now.atZone(zone).toLocalDate();
        model.putObject("remedies")
                .put(
                        "reconsideration",
                        definition
                                .pack()
                                .text("remedy.reconsideration.text", today)
                                .zh())
                .put("suit", definition.pack().text("remedy.suit.text", today).zh());
        clock(model, definition, state, now);
        return model;
    }

    private void issuer(ObjectNode model, CaseState state) {
        Optional<Organisation> org = directory.organisation(state.org());
        String name = org.map(known -> known.name().zh()).orElse(state.org().value());
        model.put("issuerName", name);
        model.putObject("org")
                .put("name", name)
                .put("address", org.map(Organisation::address).orElse(""))
                .put("phone", org.map(Organisation::phone).orElse(""))
                .put("supervisionPhone", org.map(Organisation::supervisionPhone).orElse(""));
    }

    private static String materialName(RunningDefinition definition, String what) {
        return definition
                .item()
                .material(what)
                .map(Material::name)
                .map(name -> name.zh())
                .orElse(what);
    }

    /** The clock that matters to the reader of the paper: the promised one once it runs, the supplement clock before. */
    private static void clock(ObjectNode model, RunningDefinition definition, CaseState state, Instant now) {
        ObjectNode clock = model.putObject("clock");
        clock.put("dueOn", "").put("text", "");
        for (String id : new String[] {CaseMachine.PROMISED, CaseMachine.SUPPLEMENT, CaseMachine.NOTICE}) {
            StatutoryClock running = state.clocks().get(id);
            if (running != null && running.ended().isEmpty()) {
                ClockReading reading = definition.reader().read(running, now);
                clock.put("dueOn", DAY.format(reading.dueDate()));
                clock.put("text", running.total().text().zh());
                return;
            }
        }
    }

    private static String day(Instant instant, ZoneId zone) {
        return DAY.format(instant.atZone(zone));
    }
}
