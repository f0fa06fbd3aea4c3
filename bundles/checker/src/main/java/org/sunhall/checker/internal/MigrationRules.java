package org.sunhall.checker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Text;
import org.sunhall.workflow.Flow;

/** Whether migrations lead somewhere: to an item and to steps of this plug-in, and only one from each version. */
public final class MigrationRules {

    private static final String DIRECTORY = PluginContent.ROOT + "migration/";

    private final PluginContent content;
    private final Map<String, Flow> flows;
    private final Findings findings;
    private final Map<String, String> seen = new HashMap<>();

    /**
     * Checks the migrations of this plug-in.
     *
     * @param flows its sound flows by path; steps of others are not checked
     */
    public MigrationRules(PluginContent content, Map<String, Flow> flows, Findings findings) {
        this.content = content;
        this.flows = flows;
        this.findings = findings;
    }

    /** Runs the checks. */
    public void check() {
        content.files().forEach((path, bytes) -> {
            if (path.startsWith(DIRECTORY)) {
                Optional<ObjectNode> json = StrictJson.object(path, bytes, findings);
                int before = findings.size();
                json.ifPresent(node -> Schemas.check(Schemas.MIGRATION, path, node, findings));
                json.filter(node -> findings.size() == before).ifPresent(node -> migration(path, node));
            }
        });
    }

    private void migration(String path, ObjectNode json) {
        Optional<ItemDefinition> item =
                content.item(new ItemCode(json.get("item").asText()));
        if (item.isEmpty()) {
            findings.add(
                    path,
                    "/item",
                    "migration.item",
                    Text.of("插件没有此编码的事项。", "The plug-in has no item with this code."),
                    Text.of("请填写本插件的事项编码。", "Name an item of this plug-in."));
            return;
        }
        int index = 0;
        for (JsonNode from : json.get("from")) {
            from(path, "/from/" + index++, json.get("item").asText(), from.asText());
        }
        Flow flow = flows.get(PluginContent.ROOT + "workflows/" + item.get().flow());
        if (flow != null) {
            json.path("steps").properties().forEach(step -> {
                String target = step.getValue().asText();
                if (flow.steps().stream().noneMatch(known -> known.id().equals(target))) {
                    findings.add(
                            path,
                            "/steps/" + step.getKey(),
                            "migration.step",
                            Text.of("流程没有环节“{0}”。", "The flow has no step “{0}”.")
                                    .with(target),
                            Text.of("请填写新流程的环节编号。", "Name a step of the new flow."));
                }
            });
        }
    }

    private void from(String path, String pointer, String item, String version) {
        if (version.equals(content.version())) {
            findings.add(
                    path,
                    pointer,
                    "migration.self",
                    Text.of("不能从本版本迁移到本版本。", "A version cannot be migrated from itself."),
                    Text.of("请只列出较早的版本。", "List earlier versions only."));
        }
        String twin = seen.putIfAbsent(item + " " + version, path);
        if (twin != null) {
            findings.add(
                    path,
                    pointer,
                    "migration.ambiguous",
                    Text.of("该版本的迁移已由{0}规定。", "{0} says already how to migrate from that version.")
                            .with(twin),
                    Text.of("每个版本只保留一处。", "Keep one for each version."));
        }
    }
}
