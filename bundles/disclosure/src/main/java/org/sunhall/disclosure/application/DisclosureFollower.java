package org.sunhall.disclosure.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.clocks.ClockJson;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.disclosure.model.PaperPage;
import org.sunhall.disclosure.model.ProgressBody;
import org.sunhall.disclosure.model.ProgressPage;
import org.sunhall.disclosure.model.PublicFields;
import org.sunhall.disclosure.model.SecondFact;
import org.sunhall.disclosure.store.DisclosureStore;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;

/**
 * Follows catalog and cases through the ledger and keeps what may be shown. An event already taken is known by its
 * place in its stream and changes nothing.
 */
@Component(service = LedgerListener.class)
public final class DisclosureFollower implements LedgerListener {

    private static final Logger LOG = LoggerFactory.getLogger(DisclosureFollower.class);
    private static final String IN_FORCE = "catalog.edition-in-force";
    private static final String CORRECTED = "catalog.edition-corrected";
    private static final String WITHDRAWN = "catalog.item-withdrawn";
    /** Items out of use stay visible as what they are. */
    private static final Set<String> STANDINGS = Set.of(
            "catalog.item-hung",
            "catalog.item-unhung",
            "catalog.item-exempt",
            "catalog.item-exemption-ended",
            "catalog.item-cancelled");

    private final DisclosureStore store;
    private final Results results;
    private final PackRegistry packs;
    private final Clock clock;

    /** Takes where it writes to. */
    @Activate
    public DisclosureFollower(
            @Reference DisclosureStore store,
            @Reference Results results,
            @Reference PackRegistry packs,
            @Reference Clock clock) {
        this.store = store;
        this.results = results;
        this.packs = packs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "disclosure";
    }

    @Override
    public boolean wants(String type) {
        return type.equals(IN_FORCE)
                || type.equals(CORRECTED)
                || STANDINGS.contains(type)
                || type.equals(WITHDRAWN)
                || type.startsWith("case.") && !type.equals("case.command-refused");
    }

    @Override
    public void on(RecordedEvent event) {
        if (event.type().equals(IN_FORCE) || event.type().equals(CORRECTED)) {
            publish(event);
        } else if (STANDINGS.contains(event.type())) {
            showStanding(event);
        } else if (event.type().equals(WITHDRAWN)) {
            store.withdraw(new ItemCode(event.data().path("item").asText()));
        } else if (event.stream().kind().equals("case")) {
            follow(event);
        }
    }

    private void publish(RecordedEvent event) {
        ObjectNode data = event.data();
        Pack pack = packs.of(new JurisdictionId(data.path("jurisdiction").asText()));
        LocalDate day = event.at().atZone(pack.zone()).toLocalDate();
        ItemCode item = new ItemCode(data.path("item").asText());
        String type = data.path("type").asText();
        OrgId org = new OrgId(data.path("org").asText());
        Text name = text(data.path("itemName"));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", item.value());
        body.putObject("name").put("zh", name.zh()).put("en", name.en());
        body.put("type", type);
        body.put("org", org.value());
        body.put("jurisdiction", data.path("jurisdiction").asText());
        body.put("edition", data.path("edition").asText());
        body.put("number", data.path("number").asInt());
        if (data.hasNonNull("effectiveFrom")) {
            body.put("effectiveFrom", data.path("effectiveFrom").asText());
        }
        body.set("fields", PublicFields.of(pack, type, data.path("disclosure"), day));
        body.put("updatedAt", event.at().toString());
        store.item(item).map(page -> page.get("standing")).ifPresent(standing -> body.set("standing", standing));
        store.publish(item, data.path("number").asInt(), type, org, name, body);
    }

    private void showStanding(RecordedEvent event) {
        ObjectNode data = event.data();
        ItemCode item = new ItemCode(data.path("item").asText());
        store.item(item).ifPresent(body -> {
            body.remove("standing");
            if (!data.path("standing").asText("ACTIVE").equals("ACTIVE")) {
                ObjectNode standing = body.putObject("standing");
                for (String field : List.of("standing", "since", "until")) {
                    if (data.hasNonNull(field)) {
                        standing.set(field.equals("standing") ? "state" : field, data.get(field));
                    }
                }
            }
            body.put("updatedAt", event.at().toString());
            store.rewrite(item, body);
        });
    }

    private void follow(RecordedEvent event) {
        CaseId id = new CaseId(event.stream().key());
        Optional<ProgressPage> known = store.progress(id);
        if (known.map(page -> page.sequence() >= event.sequence()).orElse(false)) {
            return;
        }
        if (known.isEmpty() && !event.type().equals("case.submitted")) {
            LOG.warn("event {} of case {} came before its submission; left out", event.type(), id);
            return;
        }
        ProgressPage page = known.orElseGet(() -> submitted(id, event));
        ObjectNode body = page.body();
        ProgressBody.happened(body, event.type(), event.data(), event.at());
        if (event.type().equals("case.clock") || event.type().equals("case.clock-reprojected")) {
            showClock(body, event);
        } else if (event.type().equals("case.paper")) {
            showPaper(id, body, event);
        } else if (event.type().equals("case.decided")) {
            results.decided(id, body, event.data(), event.at());
        } else if (event.type().equals("case.rated")) {
            store.rated(
                    new ItemCode(body.path("item").asText()),
                    new OrgId(body.path("org").asText()),
                    event.data().path("level").asInt());
        }
        Optional<String> code = Optional.ofNullable(body.path("code").textValue());
        store.put(new ProgressPage(
                id, page.receipt(), code, page.applicant(), page.submittedAt(), body, event.sequence()));
    }

    private static ProgressPage submitted(CaseId id, RecordedEvent event) {
        ObjectNode data = event.data();
        Optional<PersonId> applicant =
                Optional.ofNullable(data.path("applicantPerson").textValue()).map(PersonId::new);
        ObjectNode body = ProgressBody.submitted(data, event.personal().getOrDefault("applicantName", ""), event.at());
        SecondFact.keep(body, id, event.personal());
        return new ProgressPage(
                id, data.path("receipt").asText(), Optional.empty(), applicant, event.at(), body, event.sequence());
    }

    private void showClock(ObjectNode body, RecordedEvent event) {
        ClockReader reader =
                packs.clockReader(new JurisdictionId(body.path("jurisdiction").asText()), clock.instant());
        StatutoryClock state = ClockJson.read(event.data().path("clock"));
        ProgressBody.clock(body, state, reader.read(state, event.at()));
    }

    private void showPaper(CaseId id, ObjectNode body, RecordedEvent event) {
        ObjectNode data = event.data();
        String verification = data.path("verification").asText("");
        if (verification.isEmpty()) {
            return;
        }
        String issuer = data.path("issuer")
                .asText(data.path("org").asText(body.path("org").asText()));
        PaperPage paper = new PaperPage(
                verification,
                id,
                data.path("kind").asText(),
                text(data.path("title")),
                Optional.ofNullable(data.path("number").textValue()),
                Optional.ofNullable(data.path("code").textValue())
                        .or(() -> Optional.ofNullable(body.path("code").textValue())),
                new OrgId(issuer),
                body.path("applicant").asText(),
                issuedAt(data, event.at()),
                data.path("state").asText("ISSUED").equals("VOIDED") ? "VOIDED" : "ISSUED");
        store.put(paper);
        ProgressBody.paper(body, paper);
        paper.number().ifPresent(number -> results.numbered(id, number));
    }

    private static Instant issuedAt(ObjectNode data, Instant at) {
        try {
            return data.hasNonNull("issuedAt")
                    ? Instant.parse(data.path("issuedAt").asText())
                    : at;
        } catch (DateTimeException e) {
            return at;
        }
    }

    private static Text text(JsonNode node) {
        return node.isObject()
                ? Text.of(node.path("zh").asText(), node.path("en").asText())
                : Text.same(node.asText(""));
    }
}
