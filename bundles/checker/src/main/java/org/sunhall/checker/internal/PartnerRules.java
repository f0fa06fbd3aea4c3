package org.sunhall.checker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunhall.checker.CheckContext;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.KnownOrganisation;
import org.sunhall.checker.PluginDescriptor;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;
import org.sunhall.workflow.Flow;
import org.sunhall.workflow.Step;
import org.sunhall.workflow.StepOrganisation;

/**
 * Steps that another organisation's post does: it exists, belongs to the same jurisdiction, has the post, and has agreed in writing
 * ({@code cooperation} of the item; ).
 */
public final class PartnerRules {

    private final ItemDefinition item;
    private final CheckContext context;
    private final FlowRules flowRules;
    private final String flowFile;
    private final Findings findings;
    private final Set<OrgId> named = new HashSet<>();

    /** Checks the flow in that file. */
    public PartnerRules(
            ItemDefinition item, CheckContext context, FlowRules flowRules, String flowFile, Findings findings) {
        this.item = item;
        this.context = context;
        this.flowRules = flowRules;
        this.flowFile = flowFile;
        this.findings = findings;
    }

    /**
     * Runs the checks.
     *
     * @param form the item's form file, where it can be read
     */
    public void check(Flow flow, PluginDescriptor plugin, Optional<ObjectNode> form) {
        for (Step step : flow.steps()) {
            step.organisation().flatMap(org -> org.id()).ifPresent(id -> partner(step, id, plugin));
            step.organisation()
                    .filter(org -> org.pointer().isPresent())
                    .ifPresent(org -> form.ifPresent(file -> chosen(step, org, file, plugin)));
        }
        form.ifPresent(file -> parties(file.path("schema")));
        int index = 0;
        for (JsonNode agreed : item.raw().path("cooperation")) {
            String pointer = "/cooperation/" + index++ + "/organisation";
            if (!named.contains(new OrgId(agreed.path("organisation").asText()))) {
                findings.add(
                        item.file(),
                        pointer,
                        "flow.cooperation-unused",
                        Text.of("流程没有交给此机构办理的环节。", "No step of the flow is this organisation's."),
                        Text.of(
                                "请删除,或在流程的环节上写sunhall:organisation。",
                                "Remove it, or give a step to it by sunhall:organisation."));
            }
        }
    }

    /** Whom the item takes from the form must have a place there. */
    private void parties(JsonNode schema) {
        int index = 0;
        for (JsonNode rule : item.raw().path("parties")) {
            String place = "/parties/" + index++;
            JsonNode rows = field(schema, rule.path("from").asText());
            JsonNode row = rows.path("type").asText().equals("array") ? rows.path("items") : rows;
            for (String part : List.of("name", "number")) {
                if (rule.has(part)
                        && !field(row, rule.path(part).asText())
                                .path("type")
                                .asText()
                                .equals("string")) {
                    findings.add(
                            item.file(),
                            place + "/" + part,
                            "item.party-field",
                            Text.of("表单的“{0}”中没有文字字段“{1}”。", "The form has no text field “{1}” in “{0}”.")
                                    .with(
                                            rule.path("from").asText(),
                                            rule.path(part).asText()),
                            Text.of("请更正字段,或在表单中加上它。", "Mend the field's name, or add it to the form."));
                }
            }
        }
    }

    private static JsonNode field(JsonNode schema, String pointer) {
        JsonNode at = schema;
        for (String name : pointer.substring(1).split("/", -1)) {
            at = at.path("properties").path(name);
        }
        return at;
    }

    /** The application says which organisation: every answer the form allows must be one that can do the step. */
    private void chosen(Step step, StepOrganisation chosen, ObjectNode form, PluginDescriptor plugin) {
        Optional<Set<String>> options = options(form.path("schema"), chosen);
        if (options.isEmpty()) {
            add(
                    step,
                    "flow.organisation-field",
                    Text.of(
                                    "表单中“{0}”不是必填的单选字段,无法据此确定办理机构。",
                                    "“{0}” is no required field with a list of choices, so nobody knows whose step it is.")
                            .with(chosen.pointer().orElseThrow()),
                    Text.of(
                            "请在表单中设为必填,并用oneOf逐个列出机构编号与名称。",
                            "Make it required and list each organisation's id and name with oneOf."));
            return;
        }
        options.get().forEach(id -> partner(step, new OrgId(id), plugin));
    }

    private void partner(Step step, OrgId id, PluginDescriptor plugin) {
        named.add(id);
        if (id.equals(item.implementingSubject())) {
            ItemRules.organisation(context, id).ifPresent(known -> flowRules.post(step, known));
            return;
        }
        if (context.organisations().isPresent()) {
            Optional<KnownOrganisation> known = ItemRules.organisation(context, id);
            if (known.isEmpty()) {
                add(
                        step,
                        "flow.organisation",
                        Text.of("平台上没有机构“{0}”。", "The platform has no organisation “{0}”.")
                                .with(id),
                        Text.of("请更正机构编号。", "Mend the organisation's id."));
            } else if (!known.get().jurisdiction().equals(plugin.jurisdiction())) {
                add(
                        step,
                        "scope.jurisdiction",
                        Text.of(
                                        "机构“{0}”不属于插件的辖区“{1}”。",
                                        "Organisation “{0}” is not in the plug-in's jurisdiction “{1}”.")
                                .with(id, plugin.jurisdiction()),
                        Text.of(
                                "其他辖区的机构请通过联办参与。",
                                "Organisations of another jurisdiction take part by joint handling."));
            } else {
                flowRules.post(step, known.get());
            }
        }
        boolean agreed = false;
        for (JsonNode one : item.raw().path("cooperation")) {
            agreed |= id.value().equals(one.path("organisation").asText());
        }
        if (!agreed) {
            add(
                    step,
                    "flow.organisation-agreed",
                    Text.of(
                                    "环节交由机构“{0}”办理,但事项没有写明其书面同意(R-069)。",
                                    "The step is given to “{0}”, but the item names no agreement in writing (R-069).")
                            .with(id),
                    Text.of(
                            "请在事项的cooperation中写明机构、文号和日期。",
                            "Add organisation, document number and day under the item's cooperation."));
        }
    }

    /** The answers a required field allows; empty when it is no such field. */
    private static Optional<Set<String>> options(JsonNode schema, StepOrganisation chosen) {
        JsonNode at = schema;
        for (String name : chosen.pointer().orElseThrow().substring(1).split("/", -1)) {
            boolean required = false;
            for (JsonNode each : at.path("required")) {
                required |= each.asText().equals(name);
            }
            at = at.path("properties").path(name);
            if (!required || at.isMissingNode()) {
                return Optional.empty();
            }
        }
        Set<String> options = chosen.choices(schema);
        boolean usable = !options.isEmpty() && options.stream().allMatch(StepOrganisation::isId);
        return usable ? Optional.of(options) : Optional.empty();
    }

    private void add(Step step, String rule, Text message, Text mend) {
        findings.add(flowFile, step.id(), rule, message, mend);
    }
}
