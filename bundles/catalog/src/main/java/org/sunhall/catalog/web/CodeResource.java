package org.sunhall.catalog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.catalog.api.ItemView;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.packs.CodeReading;
import org.sunhall.packs.Pack;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;

/** What the code of a power item says, by the coding rule of its jurisdiction. Public, as codes are. */
@Component(service = CodeResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.catalog)")
@Path("/codes")
@Produces(MediaType.APPLICATION_JSON)
public final class CodeResource {

    private final CatalogDesk desk;
    private final CatalogReading reading;

    /** Takes the catalog. */
    @Activate
    public CodeResource(@Reference CatalogDesk desk) {
        this.desk = desk;
        this.reading = new CatalogReading(desk);
    }

    /** The rule a code was read by. */
    record RuleJson(String id, Text title, String basis, int length) {}

    /** A part of it. */
    record PartJson(String id, Text title, String value, int from, int to, Text meaning) {}

    /** What is wrong with it. */
    record FaultJson(String part, int from, int to, String rule, Text message, Text mend) {}

    /** A code explained. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CodeJson(
            String code,
            String jurisdiction,
            boolean required,
            boolean sound,
            Text summary,
            RuleJson rule,
            List<PartJson> parts,
            List<FaultJson> faults,
            Text itemName) {

        static CodeJson of(CodeReading reading, Pack pack, LocalDate on, Optional<ItemView> item) {
            return new CodeJson(
                    reading.code(),
                    pack.id(),
                    pack.requiresItemCode(on),
                    reading.sound(),
                    reading.summary(),
                    reading.rule()
                            .map(rule -> new RuleJson(rule.id(), rule.title(), rule.legalBasis(), rule.length()))
                            .orElse(null),
                    reading.parts().stream()
                            .map(part -> new PartJson(
                                    part.part().id(),
                                    part.part().title(),
                                    part.value(),
                                    part.from(),
                                    part.to(),
                                    part.meaning()))
                            .toList(),
                    reading.faults().stream()
                            .map(fault -> new FaultJson(
                                    fault.part(),
                                    fault.from(),
                                    fault.to(),
                                    fault.rule(),
                                    fault.message(),
                                    fault.mend()))
                            .toList(),
                    item.map(ItemView::name).orElse(null));
        }
    }

    /**
     * Explains a code, of an item or one that is thought of.
     *
     * @param jurisdiction by whose rule; without it that of the item with this code, else the national one
     * @param type         the key of the item's type; without it that of the item with this code
     */
    @GET
    @Path("{code}")
    public Response explain(
            @PathParam("code") String code,
            @QueryParam("jurisdiction") String jurisdiction,
            @QueryParam("type") String type,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Optional<ItemCode> parsed = CatalogReading.parsed(code, ItemCode::new);
        if (parsed.isEmpty()) {
            return Answers.of(
                    Outcome.<CodeJson>refused(CatalogResource.invalid("code", "code-characters")),
                    headers,
                    some -> Response.ok(some).build());
        }
        Optional<ItemView> item = reading.item(Actors.of(security), code).asOptional();
        return Answers.of(
                pack(jurisdiction, item).map(pack -> explained(code, pack, type, item)),
                headers,
                found -> Response.ok(found).build());
    }

    private Outcome<Pack> pack(String jurisdiction, Optional<ItemView> item) {
        if (jurisdiction == null) {
            return Outcome.accepted(desk.pack(item.map(ItemView::jurisdiction).orElse(new JurisdictionId("national"))));
        }
        return CatalogReading.parsed(jurisdiction, JurisdictionId::new)
                .map(id -> Outcome.accepted(desk.pack(id)))
                .orElseGet(() -> Outcome.refused(CatalogResource.invalid("?jurisdiction", "unknown")));
    }

    private CodeJson explained(String code, Pack pack, String type, Optional<ItemView> item) {
        LocalDate on = desk.now().atZone(pack.zone()).toLocalDate();
        Optional<ItemView> own =
                item.filter(some -> desk.pack(some.jurisdiction()).equals(pack));
        Optional<String> key = Optional.ofNullable(type).or(() -> own.map(ItemView::type));
        return CodeJson.of(pack.itemCode(code, key, on), pack, on, own);
    }
}
