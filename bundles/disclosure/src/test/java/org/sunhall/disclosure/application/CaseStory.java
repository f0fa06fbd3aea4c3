package org.sunhall.disclosure.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
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
import org.sunhall.kernel.Iso7064;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;

/** Tells the events of one licence case, with all the personal and internal values that real events carry. */
final class CaseStory {

    static final String APPLICANT = "欧阳小明";
    static final String OFFICER = "staff-zhao";
    /** Everything that must never leave: looked for in every answer. */
    static final Set<String> SECRETS = Set.of(
            APPLICANT,
            "阳小明",
            "11010519491231002X",
            "13912345678",
            "幸福路8号",
            "王经理",
            OFFICER,
            "拟同意,布局合理",
            "申请人健康证过期",
            "情况复杂须延期",
            "hearing-note-张某",
            "sunshine-market/examiner",
            "citizen-7",
            "upload-42",
            "插件内部错误");

    final String id;
    final String receipt;
    final String code;
    private final String itemType;
    private final Consumer<RecordedEvent> listener;
    private final Map<String, StatutoryClock> clocks = new HashMap<>();
    private long sequence;

    CaseStory(int number, String itemType, Consumer<RecordedEvent> listener) {
        this.id = "case-" + number;
        String body = "S" + String.format("%014d", number);
        this.receipt = body + Iso7064.mod37x36(body);
        this.code = SupervisionCode.of("329900", "20260306", number).value();
        this.itemType = itemType;
        this.listener = listener;
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    CaseStory submitted(Instant at) {
        return submitted("citizen-7", at);
    }

    CaseStory submitted(String person, Instant at) {
        ObjectNode data = data();
        data.put("receipt", receipt);
        data.put("item", "food-licence");
        data.putObject("itemName").put("zh", "食品经营许可").put("en", "Food business licence");
        data.put("itemType", itemType);
        data.put("edition", "food-licence-1");
        data.put("org", "sunshine-market");
        data.put("jurisdiction", "demo-city");
        data.put("applicantKind", "person");
        if (person != null) {
            data.put("applicantPerson", person);
        }
        data.putObject("materials").putArray("layout").add("upload-42");
        tell(
                "case.submitted",
                data,
                Map.of(
                        "applicantName", APPLICANT,
                        "idNumber", "11010519491231002X",
                        "phone", "13912345678",
                        "form", "{\"premises\":\"幸福路8号\",\"contact\":\"王经理\"}"),
                at);
        return started("notice", "5wd", ClockOwner.OFFICE, at);
    }

    CaseStory toldMissing(Instant at) {
        ObjectNode data = data();
        data.putArray("missing").addObject().put("what", "health").put("note", "申请人健康证过期");
        tell("case.told-missing", data, Map.of("opinion", "拟同意,布局合理"), at);
        ended("notice", at);
        return started("supplement", "10wd", ClockOwner.PARTY, at);
    }

    CaseStory supplied(Instant at) {
        tell("case.supplied", data(), Map.of("form", "{\"premises\":\"幸福路8号\"}"), at);
        ended("supplement", at);
        return started("notice-2", "5wd", ClockOwner.OFFICE, at);
    }

    CaseStory accepted(String how, Instant from, Instant at) {
        tell("case.accepted", data().put("code", code).put("how", how), Map.of(), at);
        started("statutory", "20wd", ClockOwner.OFFICE, from, at);
        return started("promised", "10wd", ClockOwner.OFFICE, from, at);
    }

    CaseStory step(String task, Instant at) {
        ObjectNode data = data().put("task", task).put("step", "exam").put("post", "sunshine-market/examiner");
        data.putObject("title").put("zh", "审查").put("en", "Examination");
        tell("case.step-opened", data, Map.of(), at);
        return started("step:" + task, "5wd", ClockOwner.OFFICE, at);
    }

    CaseStory stepDone(String task, Instant at) {
        ObjectNode data =
                data().put("task", task).put("step", "exam").put("by", OFFICER).put("outcome", "pass");
        data.putArray("reasons").add("申请人健康证过期");
        tell("case.step-completed", data, Map.of("opinion", "拟同意,布局合理"), at);
        return ended("step:" + task, at);
    }

    CaseStory extended(Instant at) {
        StatutoryClock clock = clocks.get("statutory")
                .extend(Limit.parse("10wd"), "情况复杂须延期", OFFICER, at)
                .asOptional()
                .orElseThrow();
        return clock(clock, "extended", at);
    }

    CaseStory stopped(Instant at) {
        StatutoryClock clock = clocks.get("statutory")
                .stop("hearing", at, "hearing-note-张某")
                .asOptional()
                .orElseThrow();
        return clock(clock, "stopped", at);
    }

    CaseStory parked(Instant at) {
        ObjectNode data = data();
        data.putObject("why").put("zh", "插件内部错误").put("en", "插件内部错误");
        return tell("case.parked", data, Map.of(), at);
    }

    CaseStory decided(String result, Instant at) {
        ObjectNode data = data().put("result", result);
        data.putArray("reasons").add("申请人健康证过期");
        tell("case.decided", data, Map.of(), at);
        ended("statutory", at);
        ended("promised", at);
        return started("delivery", "10wd", ClockOwner.OFFICE, at);
    }

    CaseStory paper(String verification, String kind, String number, String state, Instant at) {
        ObjectNode data = data().put("paper", "paper-" + verification).put("kind", kind);
        data.putObject("title").put("zh", "文书" + kind).put("en", "paper " + kind);
        if (number != null) {
            data.put("number", number);
        }
        data.put("verification", verification).put("org", "sunshine-market").put("state", state);
        return tell("case.paper", data, Map.of(), at);
    }

    CaseStory happened(String type, Instant at) {
        return tell(type, data(), Map.of(), at);
    }

    CaseStory rated(int level, String words, Instant at) {
        return tell("case.rated", data().put("level", level), Map.of("reasons", words), at);
    }

    CaseStory again() {
        sequence = 0;
        clocks.clear();
        return this;
    }

    private CaseStory started(String clock, String budget, ClockOwner owner, Instant at) {
        return started(clock, budget, owner, at, at);
    }

    private CaseStory started(String clock, String budget, ClockOwner owner, Instant from, Instant at) {
        String kind = clock.startsWith("step:") ? "step" : clock.replaceAll("-\\d+$", "");
        ClockTerms terms = new ClockTerms(
                kind,
                Text.of("期限" + kind, "limit " + kind),
                owner,
                Limit.parse(budget),
                Limit.parse("1wd"),
                "行政许可法第42条",
                ClockTerms.LAMP,
                Set.of("hearing"),
                Optional.of(Limit.parse("10wd")));
        return clock(StatutoryClock.start(clock, terms, from), "started", at);
    }

    private CaseStory ended(String clock, Instant at) {
        return clock(clocks.get(clock).end(at, "done").asOptional().orElseThrow(), "ended", at);
    }

    private CaseStory clock(StatutoryClock clock, String change, Instant at) {
        clocks.put(clock.id(), clock);
        ObjectNode data = data().put("change", change).put("org", "sunshine-market");
        data.set("clock", ClockJson.write(clock));
        return tell("case.clock", data, Map.of(), at);
    }

    private ObjectNode data() {
        return JsonNodeFactory.instance.objectNode().put("case", id);
    }

    private CaseStory tell(String type, ObjectNode data, Map<String, String> personal, Instant at) {
        sequence++;
        listener.accept(new RecordedEvent(
                sequence, new StreamId("case", id), sequence, type, at, OFFICER, data, personal, "", ""));
        return this;
    }
}
