package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sunhall.casework.CaseDefinition;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.Material;
import org.sunhall.checker.PluginContent;
import org.sunhall.clocks.ClockReader;
import org.sunhall.forms.Form;
import org.sunhall.kernel.CreditCode;
import org.sunhall.packs.Pack;

/**
 * A reviewed edition, ready to run cases by.
 *
 * @param cases    what the state machine goes by
 * @param item     the item as the plug-in defines it
 * @param content  the plug-in's content
 * @param form     the application form
 * @param pack     the jurisdiction's rules
 */
record RunningDefinition(CaseDefinition cases, ItemDefinition item, PluginContent content, Form form, Pack pack) {

    ZoneId zone() {
        return pack.zone();
    }

    /** The division code (GB/T 2260) that supervision codes begin with. */
    String division() {
        return pack.division().orElse("000000");
    }

    /** The post that heads the handling organisation: the one that grants more time. */
    String headPost() {
        return cases.extensionPost();
    }

    ClockReader reader() {
        return cases.reader();
    }

    Set<String> materialKeys() {
        Set<String> keys = new TreeSet<>();
        item.materials().forEach(material -> keys.add(material.key()));
        return keys;
    }

    /** The required materials nobody handed in. */
    List<String> lacking(JsonNode data, Map<String, List<String>> materials) {
        return item.materials().stream()
                .filter(material -> material.isRequiredFor(data))
                .map(Material::key)
                .filter(key -> materials.getOrDefault(key, List.of()).isEmpty())
                .toList();
    }

    /** An organisation when the form names one by its credit code. */
    String applicantKind(JsonNode data) {
        return CreditCode.isValid(data.at("/applicant/creditCode").asText("")) ? "organisation" : "person";
    }

    /** What the form says about the applicant, kept beside the event. */
    Map<String, String> personal(ObjectNode data) {
        Map<String, String> personal = new HashMap<>();
        put(personal, "applicantName", data.at("/applicant/name"));
        put(personal, "creditCode", data.at("/applicant/creditCode"));
        put(personal, "contact", data.at("/applicant/phone"));
        return personal;
    }

    private static void put(Map<String, String> personal, String name, JsonNode value) {
        if (value.isTextual()) {
            personal.put(name, value.asText());
        }
    }
}
