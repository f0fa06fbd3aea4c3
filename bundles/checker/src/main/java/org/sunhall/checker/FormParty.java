package org.sunhall.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody a case concerns whom its form names: the members of a household, for example. The item says where:
 *
 * <pre>{@code
 * "parties": [ { "role": "household-member", "from": "/household", "name": "/name", "number": "/idNumber", "document": "citizen-id" } ]
 * }</pre>
 *
 * @param role     {@code household-member}, {@code interested} or {@code subject}
 * @param kind     {@code organisation} or {@code person}
 * @param name     their name
 * @param document what the number is, for example {@code citizen-id}
 * @param number   the number, empty when it is not given
 */
public record FormParty(String role, String kind, String name, String document, String number) {

    /** Everybody whom this form names, in its order; not the applicant once more. */
    public static List<FormParty> of(ItemDefinition item, JsonNode form) {
        List<FormParty> parties = new ArrayList<>();
        for (JsonNode rule : item.raw().path("parties")) {
            JsonNode at = form.at(rule.path("from").asText());
            for (JsonNode row : at.isArray() ? at : List.of(at)) {
                FormParty party = new FormParty(
                        rule.path("role").asText(),
                        rule.path("kind").asText("person"),
                        row.at(rule.path("name").asText()).asText("").strip(),
                        rule.path("document").asText(""),
                        text(row, rule.path("number")));
                if (!party.name().isEmpty() && !party.isApplicant(form.path("applicant"))) {
                    parties.add(party);
                }
            }
        }
        return parties;
    }

    private static String text(JsonNode row, JsonNode pointer) {
        return pointer.isTextual() ? row.at(pointer.asText()).asText("").strip() : "";
    }

    private boolean isApplicant(JsonNode applicant) {
        for (String field : List.of("idNumber", "citizenId", "creditCode")) {
            if (!number.isEmpty()
                    && number.equalsIgnoreCase(applicant.path(field).asText(""))) {
                return true;
            }
        }
        return false;
    }
}
