package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.kernel.Text;
import org.sunhall.workflow.Flow;
import org.sunhall.workflow.FlowParse;
import org.sunhall.workflow.FlowReader;

/** A licence case that walks on from step to step, and remembers every event. */
final class CaseFixture implements Numbers {

    static final Instant FILED = Instant.parse("2026-03-02T01:00:00Z");
    static final CaseDefinition LICENCE =
            definition("licence.bpmn", "licence", "food-1", CaseRules.usualFor("licence"));
    /** Every operation is allowed: two steps at once, a review apart from the handling, a check after a commitment. */
    static final CaseDefinition PARALLEL = definition("parallel.bpmn", "licence", "parallel-1", everything());

    /** The same flow for a penalty, which can go into another. */
    static final CaseDefinition PENALTY = definition("parallel.bpmn", "penalty", "penalty-1", everything());

    final List<CaseEvent> events = new ArrayList<>();
    final List<Instant> times = new ArrayList<>();
    final List<String> papers = new ArrayList<>();
    CaseState state;
    Instant now = FILED;
    CaseDefinition definition = LICENCE;
    Circumstances circumstances = Circumstances.NONE;
    private int sequence;

    static CaseFixture aFiledCase() {
        return aFiledCase(LICENCE, "c-1");
    }

    static CaseFixture aFiledCase(CaseDefinition definition, String id) {
        CaseFixture fixture = new CaseFixture();
        fixture.definition = definition;
        fixture.take(CaseMachine.submit(
                new Application(
                        new CaseId(id),
                        "S0000000000000A0",
                        new PersonId("p-1"),
                        "organisation",
                        form(),
                        Map.of("layout", List.of("u-1")),
                        Map.of("applicantName", "演示餐饮店")),
                definition,
                FILED,
                fixture));
        return fixture;
    }

    static CaseFixture anAcceptedCase() {
        CaseFixture fixture = aFiledCase();
        fixture.take(fixture.complete("intake.1", "w", "accept"));
        return fixture;
    }

    static CaseFixture aDecidedCase() {
        CaseFixture fixture = anAcceptedCase();
        fixture.take(fixture.complete("onsite.2", "i1", "fit"));
        fixture.take(fixture.complete("onsite.2", "i2", "fit"));
        fixture.take(fixture.complete("decision.3", "h", "grant"));
        return fixture;
    }

    static ObjectNode form() {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.putObject("applicant").put("name", "演示餐饮店");
        return form;
    }

    Outcome<Decision> complete(String task, String person, String outcome, String... reasons) {
        return decide(new CaseCommand.CompleteStep(
                task,
                person,
                outcome,
                "意见",
                List.of(reasons),
                outcome.equals("supplement") ? List.of(new MissingThing("layout", "看不清")) : List.of(),
                JsonNodeFactory.instance.objectNode()));
    }

    Outcome<Decision> decide(CaseCommand command) {
        return CaseMachine.decide(state, command, definition, now, this, circumstances);
    }

    Decision take(Outcome<Decision> outcome) {
        Decision decision = outcome.fold(taken -> taken, rejection -> {
            throw new AssertionError("refused: " + rejection);
        });
        state = decision.state();
        decision.events().forEach(event -> {
            events.add(event);
            times.add(now);
        });
        papers.addAll(decision.papers());
        return decision;
    }

    @Override
    public SupervisionCode supervisionCode() {
        return SupervisionCode.of("329900", "20260302", ++sequence);
    }

    @Override
    public long forTask(String step) {
        return 7;
    }

    private static CaseRules everything() {
        return new CaseRules(
                Set.of(Operation.values()),
                Set.of(),
                Map.of("review", Set.of("proposal")),
                Map.of(),
                Optional.of(Limit.workingDays(1)),
                Optional.of(terms("filing", ClockOwner.OFFICE, 15, ClockTerms.LAMP, 0)),
                Optional.of(terms("follow-up", ClockOwner.OFFICE, 40, ClockTerms.LAMP, 0)),
                false);
    }

    static Application application(String id, ObjectNode form) {
        return new Application(
                new CaseId(id), "S0000000000000A0", new PersonId("p-1"), "organisation", form, Map.of(), Map.of());
    }

    static CaseDefinition definition(String bpmn, String type, String edition, CaseRules rules) {
        return definition(bpmn, type, edition, rules, flow -> flow);
    }

    /** Under a flow that is changed a little. */
    static CaseDefinition definition(
            String bpmn, String type, String edition, CaseRules rules, UnaryOperator<String> change) {
        try (InputStream in = CaseFixture.class.getResourceAsStream(bpmn)) {
            String flowText = change.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            FlowParse parse = FlowReader.read(flowText.getBytes(StandardCharsets.UTF_8));
            Flow flow = parse.flow()
                    .orElseThrow(
                            () -> new IllegalStateException(parse.findings().toString()));
            return new CaseDefinition(
                    new ItemCode("food"),
                    Text.of("食品经营许可", "food licence"),
                    type,
                    new EditionId(edition),
                    new OrgId("market"),
                    new JurisdictionId("sunshine"),
                    flow,
                    new ClockReader(WorkCalendar.china(), ZoneId.of("Asia/Shanghai")),
                    terms("notice", ClockOwner.OFFICE, 5, ClockTerms.DEEMED_ACCEPTED, 0),
                    terms("supplement", ClockOwner.PARTY, 10, ClockTerms.DEEMED_ABANDONED, 5),
                    terms("statutory", ClockOwner.OFFICE, 10, ClockTerms.LAMP, 5),
                    terms("promised", ClockOwner.OFFICE, 8, ClockTerms.LAMP, 5),
                    terms("delivery", ClockOwner.OFFICE, 5, ClockTerms.LAMP, 0),
                    terms("step", ClockOwner.OFFICE, 2, ClockTerms.LAMP, 0),
                    Limit.workingDays(5),
                    "办法第二十一条",
                    "head",
                    Set.of("application"),
                    Set.of(
                            "application",
                            "acceptance-notice",
                            "supplement-notice",
                            "refusal-of-acceptance",
                            "grant-decision",
                            "refusal-decision",
                            "stop-notice",
                            "extension-notice",
                            "licence"),
                    rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClockTerms terms(String kind, ClockOwner owner, int days, String onExpiry, int extension) {
        return new ClockTerms(
                kind,
                Text.same(kind),
                owner,
                Limit.workingDays(days),
                Limit.workingDays(1),
                "依据",
                onExpiry,
                grounds(kind),
                extension == 0 ? Optional.empty() : Optional.of(Limit.workingDays(extension)));
    }

    private static Set<String> grounds(String kind) {
        return switch (kind) {
            case "statutory" -> Set.of("hearing", "appraisal");
            case "promised", "step" -> Set.of("hearing", "appraisal", "paused", "interrupted", "item-hung");
            default -> Set.of();
        };
    }
}
