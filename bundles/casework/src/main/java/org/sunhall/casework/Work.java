package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/** One decision while it is being made: every event is applied at once, so that the next one sees it. */
final class Work {

    private final CaseDefinition definition;
    private final Instant now;
    private final Numbers numbers;
    private final List<CaseEvent> events = new ArrayList<>();
    private final List<String> papers = new ArrayList<>();
    private final CaseClocks clocks = new CaseClocks(this);
    private final CaseFlow flow = new CaseFlow(this);
    private final Circumstances circumstances;
    private CaseState state;

    Work(CaseState state, CaseDefinition definition, Instant now, Numbers numbers, Circumstances circumstances) {
        this.state = state;
        this.definition = definition;
        this.now = now;
        this.numbers = numbers;
        this.circumstances = circumstances;
    }

    CaseState state() {
        return state;
    }

    CaseDefinition definition() {
        return definition;
    }

    Instant now() {
        return now;
    }

    Numbers numbers() {
        return numbers;
    }

    Circumstances circumstances() {
        return circumstances;
    }

    CaseClocks clocks() {
        return clocks;
    }

    CaseFlow flow() {
        return flow;
    }

    Outcome<Decision> done() {
        clocks.settle();
        return Outcome.accepted(new Decision(state, events, papers));
    }

    /** Done, with clocks exactly as they are. */
    Outcome<Decision> doneAsItStands() {
        return Outcome.accepted(new Decision(state, events, papers));
    }

    static Optional<Rejection> no(CaseRejection code, String zh, String en) {
        return Optional.of(Rejection.of(code, Text.of(zh, en)));
    }

    static Outcome<Decision> refuse(CaseRejection code, String zh, String en) {
        return Outcome.refused(code, Text.of(zh, en));
    }

    /**
     * An event with which papers are made: of the kinds asked for, those the edition has templates for.
     */
    void emit(String type, ObjectNode data, Map<String, String> personal, List<String> kinds) {
        List<String> made = kinds.stream().filter(definition.papers()::contains).toList();
        if (!made.isEmpty()) {
            put(data, "papers", made);
        }
        emit(type, data, personal);
        papers.addAll(made);
    }

    void emit(String type, ObjectNode data, Map<String, String> personal) {
        CaseEvent event = new CaseEvent(type, data, personal);
        state = CaseFold.apply(state, event, now);
        events.add(event);
    }

    void emit(String type, ObjectNode data) {
        emit(type, data, Map.of());
    }

    /** The beginning of every event's data: which case it is. */
    ObjectNode data() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("case", state.id().value());
        state.code().ifPresent(code -> data.put("code", code.value()));
        return data;
    }

    static void put(ObjectNode data, String field, Text text) {
        data.putObject(field).put("zh", text.zh()).put("en", text.en());
    }

    static void put(ObjectNode data, String field, Iterable<String> values) {
        ArrayNode array = data.putArray(field);
        values.forEach(array::add);
    }
}
