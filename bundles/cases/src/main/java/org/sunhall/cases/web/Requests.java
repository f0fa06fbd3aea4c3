package org.sunhall.cases.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.cases.api.CaseHandling.StepReport;
import org.sunhall.cases.api.CaseIntake.Filing;
import org.sunhall.cases.api.CaseIntake.PartyFact;
import org.sunhall.cases.api.CaseView;
import org.sunhall.casework.CaseRejection;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/** What clients send; everything absent is empty, and the use case says what it misses. */
final class Requests {

    private Requests() {}

    record Application(
            String item,
            ObjectNode form,
            Map<String, List<String>> materials,
            String onBehalfOf,
            String actAt,
            Boolean commitment,
            String authority,
            List<PartyFact> parties,
            Map<String, String> originals) {
        Application {
            form = form == null ? JsonNodeFactory.instance.objectNode() : form;
            materials = lists(materials);
            parties = parties == null
                    ? List.of()
                    : parties.stream().filter(Objects::nonNull).toList();
            originals = notes(originals);
        }

        Outcome<Filing> filing(ItemCode item) {
            try {
                return Outcome.accepted(new Filing(
                        item,
                        form,
                        materials,
                        Optional.ofNullable(onBehalfOf).filter(name -> !name.isBlank()),
                        Optional.ofNullable(actAt).map(Instant::parse),
                        Boolean.TRUE.equals(commitment),
                        Optional.ofNullable(authority).filter(upload -> !upload.isBlank()),
                        parties,
                        originals));
            } catch (DateTimeException e) {
                return wrongTime();
            }
        }
    }

    private static <T> Outcome<T> wrongTime() {
        return Outcome.refused(
                CaseRejection.WRONG_TIME,
                Text.of("时间写作如 2026-03-02T01:00:00Z。", "Write the time as 2026-03-02T01:00:00Z."));
    }

    record Supplement(ObjectNode form, Map<String, List<String>> materials, Map<String, String> originals) {
        Supplement {
            form = form == null ? JsonNodeFactory.instance.objectNode() : form;
            materials = lists(materials);
            originals = notes(originals);
        }
    }

    record Step(
            String outcome,
            String opinion,
            List<String> reasons,
            List<CaseView.Missing> missing,
            ObjectNode findings,
            String actAt) {
        Outcome<StepReport> report(String task) {
            Optional<Instant> act;
            try {
                act = Optional.ofNullable(actAt).filter(text -> !text.isBlank()).map(Instant::parse);
            } catch (DateTimeException e) {
                return wrongTime();
            }
            return Outcome.accepted(new StepReport(
                    task,
                    outcome == null ? "" : outcome,
                    opinion,
                    reasons == null
                            ? List.of()
                            : reasons.stream().filter(Objects::nonNull).toList(),
                    missing == null
                            ? List.of()
                            : missing.stream().filter(Objects::nonNull).toList(),
                    findings == null ? JsonNodeFactory.instance.objectNode() : findings,
                    act));
        }
    }

    record Extension(String by, String reason) {}

    record ExtensionDecision(boolean approved, String reason) {}

    record Withdrawal(String reason) {}

    private static Map<String, String> notes(Map<String, String> originals) {
        Map<String, String> notes = new HashMap<>();
        if (originals != null) {
            originals.forEach((material, note) -> notes.put(material, note == null ? "" : note));
        }
        return notes;
    }

    private static Map<String, List<String>> lists(Map<String, List<String>> materials) {
        return materials == null ? Map.of() : Map.copyOf(materials);
    }
}
