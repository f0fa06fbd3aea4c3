package org.sunhall.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunhall.casework.CaseDefinition;
import org.sunhall.checker.DocumentRef;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.ItemExtension;
import org.sunhall.checker.ItemLimit;
import org.sunhall.checker.PluginContent;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.forms.Form;
import org.sunhall.kernel.CreditCode;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;

/** An item made ready to run cases by, as the platform does it for a reviewed edition. */
record CaseSetup(CaseDefinition cases, ItemDefinition item, PluginContent content, Form form, Pack pack) {

    static CaseSetup of(PluginContent content, ItemDefinition item, Pack pack, LocalDate today) {
        Optional<ItemExtension> extension = item.limits().extension();
        CaseDefinition cases = new CaseDefinition(
                item.code(),
                item.name(),
                item.type(),
                new EditionId(item.code() + "-1"),
                item.implementingSubject(),
                content.descriptor().jurisdiction(),
                content.flow(item),
                pack.clockReader(pack.calendar(WorkCalendar.china()), today),
                packClock(pack, "notice", item.limits().notice(), today),
                packClock(pack, "supplement", item.limits().supplement(), today),
                decisionClock(
                        pack,
                        "statutory",
                        Text.of("法定办理期限", "statutory limit"),
                        item.limits().statutory(),
                        item,
                        today),
                decisionClock(
                        pack,
                        "promised",
                        Text.of("承诺办理期限", "promised limit"),
                        item.limits().promised(),
                        item,
                        today),
                packClock(pack, "delivery", item.limits().delivery(), today),
                pack.clockTerms("step", today),
                extension.map(ItemExtension::limit).orElse(null),
                extension.map(ItemExtension::basis).orElse(""),
                extension.map(ItemExtension::approver).orElse(""),
                item.documents().stream()
                        .filter(DocumentRef::onSubmission)
                        .map(DocumentRef::kind)
                        .collect(Collectors.toSet()),
                item.documents().stream().map(DocumentRef::kind).collect(Collectors.toSet()));
        return new CaseSetup(cases, item, content, content.form(item), pack);
    }

    private static ClockTerms packClock(Pack pack, String kind, Optional<ItemLimit> own, LocalDate today) {
        ClockTerms terms = pack.clockTerms(kind, today);
        return own.map(limit -> new ClockTerms(
                        kind,
                        terms.title(),
                        terms.owner(),
                        limit.limit(),
                        pack.warning(kind, limit.limit(), today),
                        limit.basis(),
                        terms.onExpiry(),
                        terms.stopGrounds(),
                        Optional.empty()))
                .orElse(terms);
    }

    private static ClockTerms decisionClock(
            Pack pack, String kind, Text title, ItemLimit limit, ItemDefinition item, LocalDate today) {
        Optional<Limit> extension = item.limits().extension().map(ItemExtension::limit);
        return new ClockTerms(
                kind,
                title,
                ClockOwner.OFFICE,
                limit.limit(),
                pack.warning(kind, limit.limit(), today),
                limit.basis(),
                ClockTerms.LAMP,
                Set.copyOf(item.stopGrounds()),
                extension.filter(by -> by.unit() == limit.limit().unit()));
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
