package org.sunhall.cases.web;

import jakarta.ws.rs.DefaultValue;
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
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.Cases;
import org.sunhall.kernel.Outcome;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.ETags;
import org.sunhall.rest.Page;

/** Reading cases over HTTP. */
@Component(service = CaseReadResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.cases)")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class CaseReadResource {

    private final Cases cases;

    /** Takes the use cases. */
    @Activate
    public CaseReadResource(@Reference Cases cases) {
        this.cases = cases;
    }

    /** Cases the reader may see, latest first. */
    @GET
    public Response list(
            @QueryParam("stage") String stage,
            @QueryParam("item") String item,
            @QueryParam("name") String name,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("parked") Boolean parked,
            @QueryParam("copied") Boolean copied,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        int most = Page.limit(limit, 50, 200);
        Outcome<CaseQuery> query = Searches.query(stage, item, name, from, to, parked, copied, after, most);
        return Answers.of(
                query.then(asked -> cases.list(Actors.of(security), asked)).map(found -> page(found, most)), headers);
    }

    private static Page<CaseSummary> page(List<CaseSummary> found, int limit) {
        return found.size() < limit
                ? Page.last(found)
                : new Page<>(
                        found, CaseQuery.Cursor.of(found.get(found.size() - 1)).text());
    }

    /** How many cases stand how. */
    @GET
    @Path("counts")
    public Response counts(@Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(cases.counts(Actors.of(security)).map(Page::last), headers);
    }

    /** The signed-in officer's inbox. */
    @GET
    @Path("tasks")
    public Response tasks(
            @QueryParam("claimed") @DefaultValue("") String claimed,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Cases.InboxQuery query =
                new Cases.InboxQuery(claimed.equals("mine"), Optional.ofNullable(after), Page.limit(limit, 100, 200));
        return Answers.of(
                cases.tasks(Actors.of(security), query)
                        .map(inbox -> new Page<>(inbox.tasks(), inbox.next().orElse(null))),
                headers);
    }

    /** A case by its supervision code or receipt. */
    @GET
    @Path("by-code/{code}")
    public Response byCode(
            @PathParam("code") String code, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(cases.findByCode(Actors.of(security), code), headers, view -> Response.ok(view)
                .tag(ETags.of(view.summary().version()))
                .build());
    }

    /** One case. */
    @GET
    @Path("{id}")
    public Response find(@PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(
                Asked.caseId(id).then(known -> cases.find(Actors.of(security), known)), headers, view -> Response.ok(
                                view)
                        .tag(ETags.of(view.summary().version()))
                        .build());
    }

    /** Everything that happened in it. */
    @GET
    @Path("{id}/timeline")
    public Response timeline(
            @PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(
                Asked.caseId(id)
                        .then(known -> cases.timeline(Actors.of(security), known))
                        .map(Page::last),
                headers);
    }

    /** A paper of the case. */
    @GET
    @Path("{id}/papers/{paper}")
    @Produces({"application/pdf", MediaType.APPLICATION_JSON})
    public Response paper(
            @PathParam("id") String id,
            @PathParam("paper") String paper,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return Answers.of(
                Asked.caseId(id).then(known -> cases.paper(Actors.of(security), known, paper)),
                headers,
                bytes -> Response.ok(bytes, "application/pdf")
                        .header("Content-Disposition", "inline; filename=\"" + paper + ".pdf\"")
                        .build());
    }

    /** The flow chart of the case's edition. */
    @GET
    @Path("{id}/flow")
    @Produces({"application/xml", MediaType.APPLICATION_JSON})
    public Response flow(@PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(
                Asked.caseId(id).then(known -> cases.flow(Actors.of(security), known)),
                headers,
                bytes -> Response.ok(bytes, "application/xml").build());
    }

    /** A file handed in with the case; offered for saving, never shown as part of a page. */
    @GET
    @Path("{id}/materials/{upload}")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
    public Response material(
            @PathParam("id") String id,
            @PathParam("upload") String upload,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        return Answers.of(
                Asked.caseId(id).then(known -> cases.material(Actors.of(security), known, upload, content)),
                headers,
                file -> Response.ok(content.toByteArray(), file.mediaType())
                        .header("Content-Disposition", "attachment; filename=\"" + upload + "\"")
                        .header("X-Content-Type-Options", "nosniff")
                        .build());
    }
}
