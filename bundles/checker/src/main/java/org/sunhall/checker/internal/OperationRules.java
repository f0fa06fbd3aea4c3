package org.sunhall.checker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunhall.casework.Operation;
import org.sunhall.checker.DocumentRef;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.kernel.Text;
import org.sunhall.workflow.Flow;
import org.sunhall.workflow.Step;

/** Whether what an item says of operations and legality speaks of operations, steps and papers that there are. */
public final class OperationRules {

    private final ItemDefinition item;
    private final Findings findings;

    /** Checks this item. */
    public OperationRules(ItemDefinition item, Findings findings) {
        this.item = item;
        this.findings = findings;
    }

    /** Runs the checks against the item's flow. */
    public void check(Flow flow) {
        known("/operations", item.raw().path("operations"), operations());
        Set<String> steps = flow.steps().stream().map(Step::id).collect(Collectors.toSet());
        Set<String> papers = item.documents().stream().map(DocumentRef::kind).collect(Collectors.toSet());
        JsonNode legality = item.raw().path("legality");
        known("/legality/certified", legality.path("certified"), steps);
        byStep("/legality/separate", legality.path("separate"), steps, steps);
        byStep("/legality/papers", legality.path("papers"), steps, papers);
    }

    private static Set<String> operations() {
        return java.util.Arrays.stream(Operation.values()).map(Operation::id).collect(Collectors.toSet());
    }

    private void byStep(String pointer, JsonNode object, Set<String> steps, Set<String> known) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String place = pointer + "/" + entry.getKey();
            if (!steps.contains(entry.getKey())) {
                unknown(place, entry.getKey());
            }
            known(place, entry.getValue(), known);
        }
    }

    private void known(String pointer, JsonNode names, Set<String> known) {
        int index = 0;
        for (JsonNode name : names) {
            if (!known.contains(name.asText())) {
                unknown(pointer + "/" + index, name.asText());
            }
            index++;
        }
    }

    private void unknown(String pointer, String name) {
        findings.add(
                item.file(),
                pointer,
                "item.unknown-name",
                Text.of("没有“{0}”这一操作、环节或文书。", "There is no operation, step or paper “{0}”.")
                        .with(name),
                Text.of("请更正名称。", "Mend the name."));
    }
}
