package org.sunhall.disclosure.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.Limit;
import org.sunhall.disclosure.store.DisclosureStore;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;

/**
 * Publishes decisions (R-234; 行政许可法 art. 40). Only results of types for which the pack sets a limit of their own,
 * {@code publication.<type>}, are published; all others stay inside, benefits among them.
 */
@Component(service = Results.class)
public final class Results {

    private static final String LIMIT = "publication.";

    private final DisclosureStore store;
    private final PackRegistry packs;
    private final Clock clock;

    /** Takes where it writes to. */
    @Activate
    public Results(@Reference DisclosureStore store, @Reference PackRegistry packs, @Reference Clock clock) {
        this.store = store;
        this.packs = packs;
        this.clock = clock;
    }

    /** A case was decided: published at once when the law makes it public. */
    void decided(CaseId id, ObjectNode progress, ObjectNode event, Instant at) {
        Pack pack = packs.of(new JurisdictionId(progress.path("jurisdiction").asText()));
        LocalDate day = at.atZone(pack.zone()).toLocalDate();
        String limit = LIMIT + progress.path("itemType").asText();
        if (pack.parameter(limit, day).isEmpty() || !progress.hasNonNull("result") || !progress.hasNonNull("code")) {
            return;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("code", progress.get("code"));
        body.set("item", progress.get("item"));
        body.set("itemName", progress.get("itemName"));
        body.set("org", progress.get("org"));
        body.set("applicant", progress.get("applicant"));
        body.set("result", progress.get("result"));
        Optional.ofNullable(event.path("number").textValue()).ifPresent(number -> body.put("number", number));
        body.put("decidedAt", at.toString());
        body.put("publishedAt", clock.instant().toString());
        body.put(
                "publishBy",
                publishBy(packs.clockReader(pack.jurisdiction(), at), pack.limit(limit, day), day)
                        .toString());
        ItemCode item = new ItemCode(progress.path("item").asText());
        store.putResult(id, item, new OrgId(progress.path("org").asText()), at, body);
    }

    /** The first numbered paper after the decision is the decision's own. */
    void numbered(CaseId id, String number) {
        store.result(id).filter(body -> !body.hasNonNull("number")).ifPresent(body -> {
            body.put("number", number);
            Instant decidedAt = Instant.parse(body.path("decidedAt").asText());
            ItemCode item = new ItemCode(body.path("item").asText());
            store.putResult(id, item, new OrgId(body.path("org").asText()), decidedAt, body);
        });
    }

    private static Instant publishBy(ClockReader reader, Limit limit, LocalDate decided) {
        return reader.endOf(reader.lastDay(decided, limit));
    }
}
