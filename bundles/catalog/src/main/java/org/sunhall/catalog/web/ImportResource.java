package org.sunhall.catalog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.catalog.application.ImportDesk;
import org.sunhall.catalog.application.ImportFormat;
import org.sunhall.catalog.model.Batch;
import org.sunhall.catalog.model.CatalogEntry;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.BoundedInput;
import org.sunhall.rest.Page;

/** Imports of catalogs: brought, reviewed as one, published. Officials only. */
@Component(service = ImportResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.catalog)")
@Path("/imports")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportResource {

    /** Spreadsheets. */
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int LARGEST = 20 * 1024 * 1024;
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final ImportDesk desk;
    private final CatalogDesk catalog;

    /** Takes the desk. */
    @Activate
    public ImportResource(@Reference ImportDesk desk, @Reference CatalogDesk catalog) {
        this.desk = desk;
        this.catalog = catalog;
    }

    /** What came of a file. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BroughtJson(int items, int unchanged, int brought, boolean repeated, boolean trial, ImportJson batch) {}

    /** An import. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImportJson(
            String id,
            String jurisdiction,
            String fileName,
            String by,
            Instant at,
            int total,
            int unchanged,
            int proposed,
            Map<String, Long> items,
            Instant effectiveFrom,
            String publishedBy,
            boolean done,
            List<ProceedingJson> proceedings) {}

    /** An entry of an import. */
    record EntryJson(String proceeding, ObjectNode entry) {}

    /** From when on it holds. */
    record PublicationRequest(Instant effectiveFrom) {}

    /** Brings a spreadsheet. */
    @POST
    @Consumes(XLSX)
    public Response sheet(
            InputStream body,
            @QueryParam("name") String name,
            @QueryParam("reason") String reason,
            @QueryParam("trial") boolean trial,
            @Context HttpHeaders headers,
            @Context SecurityContext security)
            throws IOException {
        return bring(ImportFormat.XLSX, body, name, reason, trial, headers, Actors.of(security));
    }

    /** Brings a catalog as JSON. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response json(
            InputStream body,
            @QueryParam("name") String name,
            @QueryParam("reason") String reason,
            @QueryParam("trial") boolean trial,
            @Context HttpHeaders headers,
            @Context SecurityContext security)
            throws IOException {
        return bring(ImportFormat.JSON, body, name, reason, trial, headers, Actors.of(security));
    }

    private Response bring(
            ImportFormat format,
            InputStream body,
            String name,
            String reason,
            boolean trial,
            HttpHeaders headers,
            Actor actor)
            throws IOException {
        Outcome<Actor> official = CatalogReading.official(actor);
        if (official.refusal().isPresent()) {
            return Answers.of(official, headers);
        }
        return Answers.of(
                BoundedInput.read(body, headers, LARGEST)
                        .then(file -> desk.bring(actor, format, name, file, reason, trial)),
                headers,
                brought -> answer(actor, brought, trial));
    }

    private Response answer(Actor actor, ImportDesk.Brought brought, boolean trial) {
        ImportJson batch = brought.batch()
                .flatMap(some -> desk.find(some.id()))
                .map(progress -> json(actor, progress))
                .orElse(null);
        boolean created = batch != null && !brought.repeated();
        return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
                .entity(new BroughtJson(
                        brought.items(),
                        brought.unchanged(),
                        batch == null ? 0 : batch.total(),
                        brought.repeated(),
                        trial,
                        batch))
                .build();
    }

    /** The imports of the reader's jurisdiction, the latest first. */
    @GET
    public Response imports(@Context HttpHeaders headers, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(CatalogReading.jurisdiction(actor), headers, jurisdiction -> Response.ok(Map.of(
                        "items",
                        desk.imports(jurisdiction).stream()
                                .map(progress -> json(actor, progress))
                                .toList()))
                .build());
    }

    /** An import with its proceedings. */
    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(find(actor, id), headers, progress -> Response.ok(json(actor, progress))
                .build());
    }

    private Outcome<ImportDesk.Progress> find(Actor actor, String id) {
        return CatalogReading.official(actor).then(signed -> desk.find(id)
                .filter(progress ->
                        CatalogReading.isInternal(actor, progress.batch().jurisdiction())
                                || progress.proceedings().stream().anyMatch(each -> catalog.stageOf(actor, each)
                                        .isPresent()))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(ImportDesk.unknown())));
    }

    /** What it brings, as its reviewers have to see it. */
    @GET
    @Path("{id}/entries")
    public Response entries(
            @PathParam("id") String id,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        int from = CatalogReading.parsed(after, Integer::parseInt).orElse(0);
        int most = Page.limit(limit, USUAL, MOST);
        return Answers.of(find(Actors.of(security), id), headers, progress -> {
            List<EntryJson> all = desk.parts(id).stream()
                    .flatMap(part -> part.entries().stream().map(entry -> json(part, entry)))
                    .toList();
            int begin = Math.max(0, Math.min(from, all.size()));
            int end = Math.min(all.size(), begin + most);
            return Response.ok(new Page<>(all.subList(begin, end), end < all.size() ? String.valueOf(end) : null))
                    .build();
        });
    }

    private static EntryJson json(Batch.Part part, CatalogEntry entry) {
        return new EntryJson(part.proceeding(), entry.json());
    }

    /** Publishes what was approved of it. */
    @POST
    @Path("{id}/publication")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response publish(
            @PathParam("id") String id,
            PublicationRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        Optional<Instant> from = Optional.ofNullable(request).map(PublicationRequest::effectiveFrom);
        return Answers.of(
                find(actor, id).then(progress -> desk.publish(actor, id, from)),
                headers,
                progress -> Response.ok(json(actor, progress)).build());
    }

    private ImportJson json(Actor reader, ImportDesk.Progress progress) {
        Batch batch = progress.batch();
        Map<String, Long> items = new TreeMap<>();
        progress.items().forEach((state, count) -> items.put(state.name(), count));
        return new ImportJson(
                batch.id(),
                batch.jurisdiction().value(),
                batch.fileName(),
                batch.by(),
                batch.at(),
                batch.total(),
                batch.unchanged(),
                batch.proposed(),
                items,
                batch.publishFrom().orElse(null),
                batch.publishedBy().orElse(null),
                batch.done(),
                progress.proceedings().stream()
                        .map(each -> ProceedingJson.of(catalog, reader, each))
                        .toList());
    }
}
