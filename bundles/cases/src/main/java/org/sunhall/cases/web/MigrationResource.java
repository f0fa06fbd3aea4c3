package org.sunhall.cases.web;

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
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.cases.api.CaseMigrations;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.ETags;
import org.sunhall.rest.Page;

/** What new editions do to running cases, over HTTP. */
@Component(service = MigrationResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.cases)")
@Path("/migrations/{edition}")
@Produces(MediaType.APPLICATION_JSON)
public final class MigrationResource {

    private final CaseMigrations migrations;

    /** Takes the use cases. */
    @Activate
    public MigrationResource(@Reference CaseMigrations migrations) {
        this.migrations = migrations;
    }

    /** The dry run: every running case of older editions with what would become of it. */
    @GET
    public Response plan(
            @PathParam("edition") String edition,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Optional<CaseId> from =
                Optional.ofNullable(after).flatMap(text -> Asked.caseId(text).asOptional());
        return Answers.of(
                Asked.edition(edition)
                        .then(id -> migrations.plan(Actors.of(security), id, from, Page.limit(limit, 100, 200))),
                headers);
    }

    /** Moves all that can be moved. */
    @POST
    public Response run(
            @PathParam("edition") String edition, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(
                Asked.edition(edition).then(id -> migrations.run(Actors.of(security), id)),
                headers,
                plan -> Response.status(202).entity(plan).build());
    }

    /** Moves one case now. */
    @POST
    @Path("{case}/move")
    public Response move(
            @PathParam("edition") String edition,
            @PathParam("case") String caseId,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return one(edition, caseId, headers, (id, of) -> migrations.move(Actors.of(security), id, of));
    }

    /** Takes one case back. */
    @POST
    @Path("{case}/undo")
    public Response undo(
            @PathParam("edition") String edition,
            @PathParam("case") String caseId,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return one(edition, caseId, headers, (id, of) -> migrations.undo(Actors.of(security), id, of));
    }

    /** Lets one stopped case go on under its old edition. */
    @POST
    @Path("{case}/keep")
    public Response keep(
            @PathParam("edition") String edition,
            @PathParam("case") String caseId,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return one(edition, caseId, headers, (id, of) -> migrations.keep(Actors.of(security), id, of));
    }

    private interface OnCase {
        Outcome<CaseSummary> carryOut(EditionId edition, CaseId id);
    }

    private static Response one(String edition, String caseId, HttpHeaders headers, OnCase act) {
        Outcome<CaseSummary> outcome =
                Asked.edition(edition).then(id -> Asked.caseId(caseId).then(of -> act.carryOut(id, of)));
        return Answers.of(outcome, headers, summary -> Response.ok(summary)
                .tag(ETags.of(summary.version()))
                .build());
    }
}
