package org.sunhall.casework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.Rejection;
import org.sunhall.workflow.Effects;
import org.sunhall.workflow.Step;
import org.sunhall.workflow.StepOutcome;

/**
 * What a penalty measures out lies within the benchmark's cell for the situation. The findings of the deciding step say
 * how much ({@code "fine": 50000}); what they do not measure out is not imposed. Outside the cell it is a branch of its own:
 * a ground of 行政处罚法 art. 32, its basis, and the head's own decision; above what the law allows it is refused always.
 */
final class Discretion {

    /** 行政处罚法 art. 32: harm undone, coerced or misled, told what was not known, merit, another rule. */
    private static final Set<String> GROUNDS = Set.of("harm-undone", "coerced", "self-reported", "merit", "other-rule");

    private static final String MITIGATION = "mitigation";

    private Discretion() {}

    static Optional<Rejection> objection(Work work, CaseCommand.CompleteStep command, Step step, StepOutcome outcome) {
        if (!isPenalty(outcome) || command.findings() == null) {
            return Optional.empty();
        }
        for (Benchmark benchmark : work.definition().rules().benchmarks()) {
            JsonNode amount = command.findings().get(benchmark.key());
            Optional<Rejection> objection = amount == null || amount.isNull()
                    ? Optional.empty()
                    : objection(work, benchmark, amount, command.findings(), step);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static boolean isPenalty(StepOutcome outcome) {
        return outcome.effect().filter(Effects.PENALTY::equals).isPresent();
    }

    private static Optional<Rejection> objection(
            Work work, Benchmark benchmark, JsonNode amount, ObjectNode findings, Step step) {
        String title = benchmark.title().zh();
        if (!amount.isNumber() || amount.decimalValue().signum() < 0) {
            return Work.no(
                    CaseRejection.BEYOND_DISCRETION,
                    title + "应为不小于零的数字。",
                    benchmark.key() + " is a number, 0 or more.");
        }
        BigDecimal number = amount.decimalValue();
        Optional<Benchmark.Cell> cell = cell(work, benchmark, findings);
        if (cell.isEmpty()) {
            return Work.no(
                    CaseRejection.BEYOND_DISCRETION,
                    "裁量所依据的情节不全或者不在基准范围内:" + String.join("、", benchmark.factors()) + "。",
                    "What the discretion hangs on is missing or outside the benchmark: "
                            + String.join(", ", benchmark.factors()) + ".");
        }
        if (benchmark.lawful().isBelow(number)) {
            return Work.no(CaseRejection.BEYOND_DISCRETION, title + "超过法律规定的最高限度。", "It is more than the law allows.");
        }
        if (cell.get().span().holds(number) || isMitigated(work, number, cell.get(), findings, step)) {
            return Optional.empty();
        }
        return Work.no(
                CaseRejection.BEYOND_DISCRETION,
                title + "超出本情节的裁量基准(" + cell.get().text().zh() + ")。依法减轻的,须由负责人决定并写明法定事由和依据(行政处罚法第32条)。",
                "It lies outside the benchmark for this situation ("
                        + cell.get().text().en()
                        + "). Mitigation takes the head's decision, a ground and its basis (Penalty Law art. 32).");
    }

    /** Less than the benchmark, by the head, on a ground of the law. */
    private static boolean isMitigated(
            Work work, BigDecimal number, Benchmark.Cell cell, ObjectNode findings, Step step) {
        JsonNode mitigation = findings.path(MITIGATION);
        return number.compareTo(cell.span().from()) < 0
                && step.post().equals(work.definition().extensionPost())
                && GROUNDS.contains(mitigation.path("ground").asText())
                && !Wording.isBlank(mitigation.path("basis").asText());
    }

    private static Optional<Benchmark.Cell> cell(Work work, Benchmark benchmark, ObjectNode findings) {
        Map<String, JsonNode> situation = new HashMap<>();
        ObjectNode form = work.state().form();
        for (String factor : benchmark.factors()) {
            JsonNode found = findings.path("factors").path(factor);
            JsonNode value = found.isMissingNode() ? form.path(factor) : found;
            if (!value.isMissingNode()) {
                situation.put(factor, value);
            }
        }
        return benchmark.cell(situation);
    }

    /** What was measured out, as facts a computer can count, with the cell it was held against. */
    static Optional<ObjectNode> measured(Work work, CaseCommand.CompleteStep command, StepOutcome outcome) {
        if (!isPenalty(outcome) || command.findings() == null) {
            return Optional.empty();
        }
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        List<Benchmark> benchmarks = work.definition().rules().benchmarks();
        for (Benchmark benchmark : benchmarks) {
            JsonNode amount = command.findings().get(benchmark.key());
            if (amount != null && amount.isNumber()) {
                cell(work, benchmark, command.findings())
                        .ifPresent(cell -> measured(facts, benchmark, cell, amount.decimalValue(), command.findings()));
            }
        }
        return facts.isEmpty() ? Optional.empty() : Optional.of(facts);
    }

    private static void measured(
            ObjectNode facts, Benchmark benchmark, Benchmark.Cell cell, BigDecimal amount, ObjectNode findings) {
        boolean within = cell.span().holds(amount);
        ObjectNode one = facts.withObject("/penalty").putObject(benchmark.key());
        one.put("amount", amount).put("unit", benchmark.unit().zh());
        one.put("cell", cell.id()).put("withinBenchmark", within);
        if (!within) {
            one.put("ground", findings.path(MITIGATION).path("ground").asText());
            one.put("basis", findings.path(MITIGATION).path("basis").asText());
        }
    }
}
