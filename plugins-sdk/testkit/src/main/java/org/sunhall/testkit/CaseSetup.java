package org.sunhall.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.sunhall.casework.CaseDefinition;
import org.sunhall.checker.CaseDefinitions;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.forms.Form;
import org.sunhall.kernel.CreditCode;
import org.sunhall.kernel.EditionId;
import org.sunhall.packs.Pack;

/** An item made ready to run cases by, as the platform does it for a reviewed edition. */
record CaseSetup(CaseDefinition cases, ItemDefinition item, PluginContent content, Form form, Pack pack) {

    static CaseSetup of(PluginContent content, ItemDefinition item, Pack pack, LocalDate today) {
        CaseDefinition cases = CaseDefinitions.of(
                content,
                item,
                new EditionId(item.code() + "-1"),
                pack,
                pack.calendar(WorkCalendar.china()),
                today);
        return new CaseSetup(cases, item, content, content.form(item), pack);
    }

    String applicantKind(JsonNode data) {
        return CreditCode.isValid(data.at("/applicant/creditCode").asText("")) ? "organisation" : "person";
    }

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
