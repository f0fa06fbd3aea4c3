package org.sunhall.catalog.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.Parameter;
import org.sunhall.packs.ParameterValue;
import org.sunhall.persistence.Transactions;

/**
 * Corrections of static information: the office itself keeps its phone, place and hours right, without a new edition;
 * recorded, with who and why. What has legal effect changes by review only. A new edition says everything anew: corrections end
 * with the edition they were made to.
 */
final class CorrectItem {

    /** What may be corrected when the pack names nothing itself ({@code item.static-fields}). */
    private static final List<String> STATIC = List.of(
            "department",
            "place",
            "officeAddress",
            "officeHours",
            "phone",
            "supervisionPhone",
            "complaintPhone",
            "faq",
            "onlineLink");

    private static final int LONGEST = 4000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Transactions transactions;
    private final JpaEditions editions;
    private final Definitions definitions;
    private final Applicants applicants;
    private final EditionEvents events;
    private final PackRegistry packs;
    private final Clock clock;

    CorrectItem(
            Transactions transactions,
            JpaEditions editions,
            Definitions definitions,
            Applicants applicants,
            EditionEvents events,
            PackRegistry packs,
            Clock clock) {
        this.transactions = transactions;
        this.editions = editions;
        this.definitions = definitions;
        this.applicants = applicants;
        this.events = events;
        this.packs = packs;
        this.clock = clock;
    }

    Outcome<ObjectNode> correct(Actor actor, ItemCode code, JsonNode fields, String reason) {
        Optional<Rejection> early = LegalOffice.notSignedIn(actor);
        if (early.isPresent()) {
            return Outcome.refused(early.get());
        }
        return transactions.call(() -> {
            Optional<Edition> found = editions.lock(code) ? editions.inForce(code) : Optional.empty();
            Optional<ObjectNode> disclosed = found.flatMap(edition -> definitions.disclosure(edition.view()));
            if (disclosed.isEmpty()) {
                return Outcome.refused(
                        CatalogRejection.ITEM_UNKNOWN, Text.of("没有生效的这个事项。", "There is no such item in force."));
            }
            if (!applicants.may(actor, found.get().view().implementingSubject())) {
                return Outcome.refused(LegalOffice.forbidden());
            }
            return Refusals.missing("reason", reason, Text.of("更正理由", "reason"))
                    .or(() -> objection(found.get(), fields))
                    .map(Outcome::<ObjectNode>refused)
                    .orElseGet(() -> Outcome.accepted(record(actor, found.get(), disclosed.get(), fields, reason)));
        });
    }

    private Optional<Rejection> objection(Edition edition, JsonNode fields) {
        if (fields == null || !fields.isObject() || fields.isEmpty()) {
            return Optional.of(
                    Refusals.invalid("fields", "required", Text.of("请填写更正的内容。", "Say what is to be corrected.")));
        }
        Set<String> allowed = allowed(edition);
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (!allowed.contains(field.getKey())) {
                return Optional.of(Rejection.of(
                        CatalogRejection.FIELD_FIXED,
                        Text.of("「{0}」不是静态信息,须经审核变更。", "{0} is not static information; it changes by review only.")
                                .with(field.getKey())));
            }
            if (field.getValue().toString().length() > LONGEST) {
                return Optional.of(Refusals.invalid(
                        "fields/" + field.getKey(), "max-length", Text.of("内容过长。", "This is too long.")));
            }
        }
        return Optional.empty();
    }

    private Set<String> allowed(Edition edition) {
        Pack pack = packs.of(edition.view().jurisdiction());
        return Set.copyOf(pack.parameter(
                        "item.static-fields",
                        clock.instant().atZone(pack.zone()).toLocalDate())
                .map(Parameter::value)
                .filter(ParameterValue.Names.class::isInstance)
                .map(value -> ((ParameterValue.Names) value).names())
                .orElse(STATIC));
    }

    private ObjectNode record(Actor actor, Edition edition, ObjectNode disclosed, JsonNode fields, String reason) {
        Instant now = clock.instant();
        ItemCode code = edition.view().item();
        ObjectNode all = read(editions.corrections(code));
        fields.properties().forEach(field -> all.set(field.getKey(), field.getValue()));
        editions.putCorrections(code, all.toString());
        ObjectNode shown = over(disclosed, Optional.of(all.toString()));
        events.append(actor, now, "corrected", edition, Map.of("reason", reason), data -> {
            data.set("corrected", fields.deepCopy());
            data.set("disclosure", shown);
        });
        return shown;
    }

    /** What is disclosed, with the corrections laid over it; a null takes a field away. */
    static ObjectNode over(ObjectNode disclosure, Optional<String> corrections) {
        ObjectNode shown = disclosure.deepCopy();
        read(corrections).properties().forEach(field -> {
            if (field.getValue().isNull()) {
                shown.remove(field.getKey());
            } else {
                shown.set(field.getKey(), field.getValue());
            }
        });
        return shown;
    }

    private static ObjectNode read(Optional<String> corrections) {
        try {
            return corrections.isEmpty() ? MAPPER.createObjectNode() : (ObjectNode) MAPPER.readTree(corrections.get());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("corrections cannot be read", broken);
        }
    }
}
