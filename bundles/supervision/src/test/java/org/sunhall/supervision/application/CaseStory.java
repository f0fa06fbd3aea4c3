package org.sunhall.supervision.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.sunhall.clocks.ClockJson;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;

/** Tells the events of one case, as the ledger would deliver them. */
final class CaseStory {

    static final String ORG = "sunshine-market";
    static final String JURISDICTION = "sunshine";

    final CaseId id;
    private final String org;
    private final String jurisdiction;
    private final Consumer<RecordedEvent> listener;
    private final Map<String, StatutoryClock> clocks = new HashMap<>();
    private long sequence;

    CaseStory(String id, Consumer<RecordedEvent> listener) {
        this(id, ORG, JURISDICTION, listener);
    }

    CaseStory(String id, String org, String jurisdiction, Consumer<RecordedEvent> listener) {
        this.id = new CaseId(id);
        this.org = org;
        this.jurisdiction = jurisdiction;
        this.listener = listener;
    }

    static ClockTerms terms(String kind, ClockOwner owner, String budget, String warning) {
        return new ClockTerms(
                kind,
                Text.of("时限" + kind, "limit " + kind),
                owner,
                Limit.parse(budget),
                Limit.parse(warning),
                "行政许可法第42条",
                ClockTerms.LAMP,
                Set.of("hearing"),
                Optional.of(Limit.parse("10wd")));
    }

    CaseStory submitted(Instant at) {
        ObjectNode data = data();
        data.put("receipt", "S" + id.value());
        data.put("item", "food-licence");
        data.putObject("itemName").put("zh", "食品经营许可").put("en", "Food licence");
        data.put("itemType", "licence");
        data.put("org", org);
        data.put("jurisdiction", jurisdiction);
        data.put("applicantKind", "person");
        data.put("applicantPerson", "citizen-1");
        return tell("case.submitted", data, Map.of("applicantName", "张三丰"), at);
    }

    CaseStory accepted(String code, Instant at) {
        return tell("case.accepted", data().put("code", code).put("how", "explicit"), Map.of(), at);
    }

    CaseStory opened(String task, String post, Instant at) {
        ObjectNode data = data().put("task", task).put("step", task).put("post", post);
        data.putObject("title").put("zh", "环节" + task).put("en", "step " + task);
        return tell("case.step-opened", data, Map.of(), at);
    }

    CaseStory completed(String task, Instant at) {
        return tell("case.step-completed", data().put("task", task).put("step", task), Map.of(), at);
    }

    CaseStory started(String clock, ClockTerms terms, Instant anchor, Instant at) {
        return clock(StatutoryClock.start(clock, terms, anchor), "started", at);
    }

    CaseStory extended(String clock, String by, Instant at) {
        return clock(of(clocks.get(clock).extend(Limit.parse(by), "情况复杂", "head-1", at)), "extended", at);
    }

    CaseStory stopped(String clock, Instant at) {
        return clock(of(clocks.get(clock).stop("hearing", at, "举行听证")), "stopped", at);
    }

    CaseStory resumed(String clock, Instant at) {
        return clock(of(clocks.get(clock).resume(at)), "resumed", at);
    }

    CaseStory ended(String clock, Instant at) {
        return clock(of(clocks.get(clock).end(at, "decided")), "ended", at);
    }

    CaseStory happened(String type, Instant at) {
        return tell(type, data(), Map.of(), at);
    }

    /** Delivers the next event under the number of an earlier one. */
    CaseStory rewind(long to) {
        sequence = to;
        return this;
    }

    long told() {
        return sequence;
    }

    private CaseStory clock(StatutoryClock clock, String change, Instant at) {
        clocks.put(clock.id(), clock);
        ObjectNode data = data().put("change", change).put("org", org).put("jurisdiction", jurisdiction);
        data.set("clock", ClockJson.write(clock));
        return tell("case.clock", data, Map.of(), at);
    }

    private ObjectNode data() {
        return JsonNodeFactory.instance.objectNode().put("case", id.value());
    }

    private CaseStory tell(String type, ObjectNode data, Map<String, String> personal, Instant at) {
        sequence++;
        listener.accept(new RecordedEvent(
                sequence, new StreamId("case", id.value()), sequence, type, at, "staff-1", data, personal, "", ""));
        return this;
    }

    private static StatutoryClock of(Outcome<StatutoryClock> outcome) {
        return outcome.fold(clock -> clock, rejection -> {
            throw new IllegalArgumentException(rejection.toString());
        });
    }
}
