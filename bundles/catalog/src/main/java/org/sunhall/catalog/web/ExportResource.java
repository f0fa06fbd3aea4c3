package org.sunhall.catalog.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.ItemView;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.catalog.application.CatalogList;
import org.sunhall.catalog.application.ExportCatalog;
import org.sunhall.identity.Directory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.packs.ItemType;
import org.sunhall.packs.Pack;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;

/**
 * Catalogs to take away: the template, and the items of a jurisdiction as spreadsheet, JSON or a list on paper. Everybody gets
 * what is published; officials of the jurisdiction also what is on its way.
 */
@Component(service = ExportResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.catalog)")
@Path("/export")
public final class ExportResource {

    private static final int AT_ONCE = 500;
    /** More items than this are no list anybody turns over. */
    private static final int MOST_ON_PAPER = 2_000;

    private final CatalogDesk desk;
    private final CatalogReading reading;
    private final Directory directory;
    private final CatalogList list;

    /** Takes the catalog. */
    @Activate
    public ExportResource(@Reference CatalogDesk desk, @Reference Directory directory) {
        this.desk = desk;
        this.reading = new CatalogReading(desk);
        this.directory = directory;
        this.list = new CatalogList();
    }

    private record Wanted(
            JurisdictionId jurisdiction, Pack pack, LocalDate today, List<ItemType> types, String org, String type) {
        boolean takes(ItemView item) {
            return item.jurisdiction().equals(jurisdiction)
                    && (org == null || org.equals(item.implementingSubject().value()))
                    && (type == null || type.equals(item.type()));
        }
    }

    private Outcome<Wanted> wanted(Actor actor, String jurisdiction, String org, String type) {
        Optional<JurisdictionId> of = jurisdiction == null
                ? actor.jurisdiction().or(() -> directory.jurisdictions().stream()
                        .map(each -> each.id())
                        .findFirst())
                : CatalogReading.parsed(jurisdiction, JurisdictionId::new)
                        .filter(id -> directory.jurisdiction(id).isPresent());
        if (of.isEmpty()) {
            Text message = Text.of("没有这个辖区。", "There is no such jurisdiction.");
            return Outcome.refused(new Rejection(
                    CatalogRejection.INVALID, message, List.of(new FieldProblem("?jurisdiction", "unknown", message))));
        }
        Pack pack = desk.pack(of.get());
        LocalDate today = desk.now().atZone(pack.zone()).toLocalDate();
        return Outcome.accepted(new Wanted(of.get(), pack, today, pack.itemTypes(today), org, type));
    }

    /** The spreadsheet to fill in. */
    @GET
    @Path("template.xlsx")
    @Produces(ImportResource.XLSX)
    public Response template(
            @QueryParam("jurisdiction") String jurisdiction,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return Answers.of(
                wanted(Actors.of(security), jurisdiction, null, null),
                headers,
                wanted -> file(
                        ImportResource.XLSX,
                        "catalog-template.xlsx",
                        out -> ExportCatalog.template(out, wanted.pack(), wanted.types(), organisations(wanted))));
    }

    private List<Map.Entry<String, String>> organisations(Wanted wanted) {
        return directory.organisations().stream()
                .filter(org -> org.jurisdiction().equals(wanted.jurisdiction()))
                .map(org -> Map.entry(org.id().value(), org.name().zh()))
                .toList();
    }

    /** As a spreadsheet that can be brought again. */
    @GET
    @Path("catalog.xlsx")
    @Produces(ImportResource.XLSX)
    public Response xlsx(
            @QueryParam("jurisdiction") String jurisdiction,
            @QueryParam("org") String org,
            @QueryParam("type") String type,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(
                wanted(actor, jurisdiction, org, type),
                headers,
                wanted -> file(
                        ImportResource.XLSX,
                        "catalog.xlsx",
                        out -> ExportCatalog.xlsx(out, wanted.pack(), items(actor, wanted, Integer.MAX_VALUE))));
    }

    /** As JSON that can be brought again. */
    @GET
    @Path("catalog.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Response json(
            @QueryParam("jurisdiction") String jurisdiction,
            @QueryParam("org") String org,
            @QueryParam("type") String type,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(
                wanted(actor, jurisdiction, org, type),
                headers,
                wanted -> file(
                        MediaType.APPLICATION_JSON,
                        "catalog.json",
                        out -> ExportCatalog.json(out, wanted.pack(), items(actor, wanted, Integer.MAX_VALUE))));
    }

    /** As a list on paper: PDF/A, at most 2 000 items. */
    @GET
    @Path("catalog.pdf")
    @Produces("application/pdf")
    public Response pdf(
            @QueryParam("jurisdiction") String jurisdiction,
            @QueryParam("org") String org,
            @QueryParam("type") String type,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(
                wanted(actor, jurisdiction, org, type).then(wanted -> paper(actor, wanted)),
                headers,
                bytes -> file("application/pdf", "catalog.pdf", out -> out.write(bytes)));
    }

    private Outcome<byte[]> paper(Actor actor, Wanted wanted) {
        List<ItemView> items = items(actor, wanted, MOST_ON_PAPER + 1);
        if (items.size() > MOST_ON_PAPER) {
            Text message = Text.of(
                            "清单超过{0}个事项,请按实施主体或者权力类型分别导出。",
                            "The list has more than {0} items; export it by organisation or type.")
                    .with(MOST_ON_PAPER);
            return Outcome.refused(new Rejection(
                    CatalogRejection.INVALID, message, List.of(new FieldProblem("?org", "too-many", message))));
        }
        String name = directory
                .jurisdiction(wanted.jurisdiction())
                .map(each -> each.name().zh())
                .orElse(wanted.jurisdiction().value());
        return list.press(
                name,
                ExportCatalog.list(
                        items, wanted.types(), id -> CatalogReading.parsed(id, org -> new org.sunhall.kernel.OrgId(org))
                                .flatMap(directory::organisation)
                                .map(some -> some.name().zh())
                                .orElse(id)),
                desk.now(),
                wanted.pack().zone());
    }

    private List<ItemView> items(Actor actor, Wanted wanted, int most) {
        List<ItemView> found = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent() && found.size() < most) {
            CatalogDesk.ItemPage page = reading.items(actor, next.get(), AT_ONCE);
            page.items().stream().filter(wanted::takes).forEach(found::add);
            next = page.next();
        }
        return Collections.unmodifiableList(found);
    }

    private interface Written {
        void to(OutputStream out) throws IOException;
    }

    private static Response file(String type, String name, Written written) {
        StreamingOutput body = written::to;
        return Response.ok(body, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
