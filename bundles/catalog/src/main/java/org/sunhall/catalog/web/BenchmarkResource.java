package org.sunhall.catalog.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.checker.DiscretionTable;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Answers;

/** The discretion benchmarks of items in force. They are public. */
@Component(service = BenchmarkResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.catalog)")
@Path("/benchmarks")
@Produces(MediaType.APPLICATION_JSON)
public final class BenchmarkResource {

    private final CatalogDesk desk;

    /** Takes the catalog. */
    @Activate
    public BenchmarkResource(@Reference CatalogDesk desk) {
        this.desk = desk;
    }

    /** A situation. */
    record Situation(Map<String, JsonNode> facts) {}

    /** The cell that fits it. */
    record CellJson(
            String edition,
            String table,
            String cell,
            Text title,
            DiscretionTable.Range range,
            Text unit,
            Text text,
            String basis) {}

    /** An item's tables. */
    @GET
    @Path("{item}")
    public Response tables(@PathParam("item") String item, @Context HttpHeaders headers) {
        return Answers.of(edition(item), headers, edition -> Response.ok(
                        Map.of("edition", edition.id().value(), "tables", desk.benchmarks(edition)))
                .build());
    }

    private Outcome<EditionView> edition(String item) {
        return CatalogReading.parsed(item, ItemCode::new)
                .map(code -> desk.inForce(code, desk.now()))
                .orElseGet(() -> Outcome.refused(
                        org.sunhall.catalog.api.CatalogRejection.ITEM_UNKNOWN,
                        Text.of("没有这个事项。", "There is no such item.")));
    }

    /** The cell for a situation, with its text and range. */
    @POST
    @Path("{item}/{table}/lookup")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response lookup(
            @PathParam("item") String item,
            @PathParam("table") String table,
            Situation situation,
            @Context HttpHeaders headers) {
        Map<String, JsonNode> facts = situation == null || situation.facts() == null ? Map.of() : situation.facts();
        return Answers.of(
                edition(item)
                        .then(edition -> desk.lookup(edition, table, facts).map(cell -> json(edition, table, cell))),
                headers,
                found -> Response.ok(found).build());
    }

    private CellJson json(EditionView edition, String key, DiscretionTable.Cell cell) {
        List<DiscretionTable> tables = desk.benchmarks(edition);
        DiscretionTable table = tables.stream()
                .filter(some -> some.key().equals(key))
                .findFirst()
                .orElseThrow();
        return new CellJson(
                edition.id().value(),
                key,
                cell.id(),
                cell.title(),
                cell.range(),
                table.measure().unit(),
                cell.text(),
                table.basis());
    }
}
