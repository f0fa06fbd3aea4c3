package org.sunhall.catalog.web;

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
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.ProceedingState;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.packs.ChangeKind;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.ETags;

/** Reviews on their way, and applications to hang, un-hang, exempt or end an item. Officials only. */
@Component(service = ProceedingResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.catalog)")
@Path("/proceedings")
@Produces(MediaType.APPLICATION_JSON)
public final class ProceedingResource {

    private final CatalogDesk desk;

    /** Takes the catalog. */
    @Activate
    public ProceedingResource(@Reference CatalogDesk desk) {
        this.desk = desk;
    }

    /** The proceedings of the reader's jurisdiction in a state, those that are open if none is named. */
    @GET
    public Response proceedings(
            @QueryParam("state") String state, @Context HttpHeaders headers, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        Outcome<ProceedingState> wanted = CatalogReading.parsed(
                        state == null ? "OPEN" : state, ProceedingState::valueOf)
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(CatalogResource.invalid("?state", "unknown")));
        return Answers.of(CatalogReading.official(actor).then(signed -> wanted), headers, some -> Response.ok(Map.of(
                        "items",
                        desk.proceedings(some).stream()
                                .filter(each -> CatalogReading.isInternal(actor, each.jurisdiction()))
                                .map(each -> ProceedingJson.of(desk, actor, each))
                                .toList()))
                .build());
    }

    /** Items nobody used for as many years as the pack says: the platform proposes to hang them. */
    @GET
    @Path("suggestions")
    public Response suggestions(@Context HttpHeaders headers, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(CatalogReading.official(actor), headers, signed -> Response.ok(Map.of(
                        "items",
                        desk.unused().stream()
                                .filter(each -> CatalogReading.isInternal(actor, each.jurisdiction()))
                                .map(each -> CatalogJson.Edition.of(each, true))
                                .toList()))
                .build());
    }

    /** One of them, with its ETag. */
    @GET
    @Path("{id}")
    public Response proceeding(
            @PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return answer(actor, find(actor, id), headers);
    }

    private Outcome<Proceeding> find(Actor actor, String id) {
        return CatalogReading.official(actor).then(signed -> desk.proceeding(id)
                .filter(each -> CatalogReading.isInternal(actor, each.jurisdiction())
                        || desk.stageOf(actor, each).isPresent())
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(
                        CatalogRejection.PROCEEDING_UNKNOWN, Text.of("没有这项审核。", "There is no such proceeding."))));
    }

    private Response answer(Actor actor, Outcome<Proceeding> outcome, HttpHeaders headers) {
        return Answers.of(outcome, headers, some -> Response.ok(ProceedingJson.of(desk, actor, some))
                .tag(ETags.of(some.version()))
                .build());
    }

    /** Applies for hanging, un-hanging, exemption or the end of an item. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response apply(
            ProceedingJson.Application request, @Context HttpHeaders headers, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        if (request == null) {
            return answer(actor, Outcome.refused(CatalogResource.invalid("/", "required")), headers);
        }
        ChangeKind kind =
                CatalogReading.parsed(request.kind(), ChangeKind::valueOf).orElse(null);
        Outcome<Proceeding> outcome = CatalogReading.official(actor)
                .then(signed -> CatalogReading.parsed(request.item(), ItemCode::new)
                        .map(Outcome::accepted)
                        .orElseGet(() -> Outcome.refused(CatalogResource.invalid("/item", "required"))))
                .then(item -> desk.apply(
                        actor,
                        item,
                        kind,
                        request.reason(),
                        new Proceeding.Asked(
                                Optional.ofNullable(request.until()),
                                Optional.ofNullable(request.exemption()),
                                Optional.empty())));
        return answer(actor, outcome, headers);
    }

    /** Speaks at the stage that is open for the reader; reviews of editions go by the edition's approval and rejection. */
    @POST
    @Path("{id}/opinion")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response opinion(
            @PathParam("id") String id,
            ProceedingJson.OpinionRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        if (request == null || request.agrees() == null) {
            return answer(
                    actor,
                    find(actor, id).then(some -> Outcome.refused(CatalogResource.invalid("/agrees", "required"))),
                    headers);
        }
        return answer(
                actor,
                find(actor, id).then(some -> ETags.expected(headers)
                        .then(version -> desk.say(actor, id, request.agrees(), request.words(), version))),
                headers);
    }
}
