package org.sunhall.casework;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.kernel.Text;

/**
 * What an edition says about operations and legality, read from its item file:
 *
 * <pre>{@code
 * "operations": ["stop", "extend", "return"],
 * "legality": {
 *   "certified": ["investigate"],                  // steps of officers with a valid certificate
 *   "separate": {"review": ["investigate"]},       // who handled one of these does not handle that (reviewer ≠ handler)
 *   "papers": {"decide": ["penalty-notice"]},      // what must have been made before that step
 *   "entry": {"limit": "1wd", "basis": "001/10(2)2"}
 * },
 * "filing": {"limit": "15wd", "basis": "…第18条"},  // ex officio: the check before filing
 * "commitment": {"check": "60d", "basis": "…"}     // decided at once, checked within this time
 * }</pre>
 *
 * @param operations what may be done beside the steps
 * @param certified  steps whose officers need a valid enforcement certificate (行政处罚法 art. 42)
 * @param separate   step → steps whose handlers may not handle it
 * @param papers     step → kinds of papers that must have been made before it ends
 * @param entry      within what time an act outside must be entered; empty: at any time
 * @param filing     ex officio: the office's clock for the check before filing; empty: none
 * @param followUp   commitment mode: the office's clock for the check afterwards; empty: no commitment mode
 * @param allCertified whether every step that takes several officers needs certificates
 * @param benchmarks what limits the discretion of its decisions
 */
public record CaseRules(
        Set<Operation> operations,
        Set<String> certified,
        Map<String, Set<String>> separate,
        Map<String, Set<String>> papers,
        Optional<Limit> entry,
        Optional<ClockTerms> filing,
        Optional<ClockTerms> followUp,
        boolean allCertified,
        List<Benchmark> benchmarks) {

    /** The clock of the check before filing. */
    public static final String FILING = "filing";
    /** The clock of the check after a decision on a commitment. */
    public static final String FOLLOW_UP = "follow-up";

    private static final Set<String> CERTIFIED_TYPES = Set.of("penalty", "coercion", "inspection");

    public CaseRules {
        operations = Set.copyOf(operations);
        certified = Set.copyOf(certified);
        separate = Map.copyOf(separate);
        papers = Map.copyOf(papers);
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(filing, "filing");
        Objects.requireNonNull(followUp, "followUp");
        benchmarks = List.copyOf(benchmarks);
    }

    /** Without discretion. */
    public CaseRules(
            Set<Operation> operations,
            Set<String> certified,
            Map<String, Set<String>> separate,
            Map<String, Set<String>> papers,
            Optional<Limit> entry,
            Optional<ClockTerms> filing,
            Optional<ClockTerms> followUp,
            boolean allCertified) {
        this(operations, certified, separate, papers, entry, filing, followUp, allCertified, List.of());
    }

    /** What holds for a type of items when its edition says nothing. */
    public static CaseRules usualFor(String itemType) {
        return new CaseRules(
                Operation.usualFor(itemType),
                Set.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CERTIFIED_TYPES.contains(itemType));
    }

    /**
     * What an item file says; what it leaves out is as usual for its type.
     *
     * @throws IllegalArgumentException naming the value, when it is none that can be
     */
    public static CaseRules read(JsonNode item, String itemType) {
        CaseRules usual = usualFor(itemType);
        JsonNode legality = item.path("legality");
        Set<Operation> operations = new LinkedHashSet<>(usual.operations());
        if (item.path("operations").isArray()) {
            operations.clear();
            item.get("operations").forEach(one -> operations.add(operation(one.asText())));
        }
        Optional<ClockTerms> followUp =
                clock(item.path("commitment"), "check", FOLLOW_UP, Text.of("承诺事后核查", "check of the commitment"));
        if (followUp.isPresent()) {
            operations.add(Operation.COMMITMENT);
        } else {
            operations.remove(Operation.COMMITMENT);
        }
        return new CaseRules(
                operations,
                names(legality.path("certified")),
                sets(legality.path("separate")),
                sets(legality.path("papers")),
                limit(legality.path("entry"), "limit"),
                clock(item.path("filing"), "limit", FILING, Text.of("立案核查", "check before filing")),
                followUp,
                usual.allCertified());
    }

    /** The same with another time for entering acts done outside, where the jurisdiction pack sets it. */
    public CaseRules withEntry(Optional<Limit> limit) {
        return new CaseRules(
                operations,
                certified,
                separate,
                papers,
                entry.or(() -> limit),
                filing,
                followUp,
                allCertified,
                benchmarks);
    }

    /** The same with the benchmarks of the edition. */
    public CaseRules withBenchmarks(List<? extends Benchmark> tables) {
        return new CaseRules(
                operations, certified, separate, papers, entry, filing, followUp, allCertified, List.copyOf(tables));
    }

    boolean needsCertificate(String step, int handlers) {
        return certified.contains(step) || allCertified && handlers > 1;
    }

    private static Operation operation(String id) {
        return Operation.of(id).orElseThrow(() -> new IllegalArgumentException("no operation is called " + id));
    }

    private static Set<String> names(JsonNode array) {
        Set<String> names = new LinkedHashSet<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static Map<String, Set<String>> sets(JsonNode object) {
        Map<String, Set<String>> sets = new LinkedHashMap<>();
        object.fields().forEachRemaining(field -> sets.put(field.getKey(), names(field.getValue())));
        return sets;
    }

    private static Optional<Limit> limit(JsonNode json, String field) {
        return json.hasNonNull(field) ? Optional.of(Limit.parse(json.get(field).asText())) : Optional.empty();
    }

    private static Optional<ClockTerms> clock(JsonNode json, String field, String kind, Text title) {
        return limit(json, field)
                .map(budget -> new ClockTerms(
                        kind,
                        title,
                        ClockOwner.OFFICE,
                        budget,
                        new Limit(Math.min(budget.amount() - 1, 3), budget.unit()),
                        json.path("basis").asText(),
                        ClockTerms.LAMP,
                        Set.of(),
                        Optional.empty()));
    }
}
