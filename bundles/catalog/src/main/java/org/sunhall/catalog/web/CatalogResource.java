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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.ItemView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.ETags;
import org.sunhall.rest.Page;

/** Items and editions over HTTP. */
@Component(service = CatalogResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.catalog)")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class CatalogResource {

    private static final int USUAL = 500;
    private static final int MOST = 1_000;

    private final CatalogDesk desk;
    private final CatalogReading reading;

    /** Takes the catalog. */
    @Activate
    public CatalogResource(@Reference CatalogDesk desk) {
        this.desk = desk;
        this.reading = new CatalogReading(desk);
    }

    /** The items the reader may see. */
    @GET
    @Path("items")
    public Response items(
            @QueryParam("after") String after, @QueryParam("limit") Integer limit, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        int most = Page.limit(limit, USUAL, MOST);
        String from = after == null ? "" : after;
        List<ItemView> items = List.of();
        String next = from;
        // A page may hold nothing that this reader sees; the next one is looked at then.
        while (items.isEmpty() && next != null) {
            CatalogDesk.ItemPage page = reading.items(actor, next, most);
            items = page.items();
            next = page.next().orElse(null);
        }
        return Response.ok(
                        new Page<>(items.stream().map(item -> json(actor, item)).toList(), next))
                .build();
    }

    private static CatalogJson.Item json(Actor actor, ItemView item) {
        return CatalogJson.Item.of(item, CatalogReading.isInternal(actor, item.jurisdiction()));
    }

    /** One item. */
    @GET
    @Path("items/{code}")
    public Response item(
            @PathParam("code") String code, @Context HttpHeaders headers, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(reading.item(actor, code), headers, item -> Response.ok(json(actor, item))
                .build());
    }

    /** Editions, of one state or item if asked for. */
    @GET
    @Path("editions")
    public Response editions(
            @QueryParam("state") String state,
            @QueryParam("item") String item,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        Outcome<Optional<EditionState>> wanted = parameter(state, "state", EditionState::valueOf);
        Outcome<Optional<ItemCode>> of = parameter(item, "item", ItemCode::new);
        return Answers.of(
                wanted.then(one -> of.map(code -> reading.editions(actor, one, code))), headers, views -> Response.ok(
                                Map.of(
                                        "items",
                                        views.stream()
                                                .map(view -> CatalogJson.Edition.of(
                                                        view, CatalogReading.isInternal(actor, view.jurisdiction())))
                                                .toList()))
                        .build());
    }

    private static <T> Outcome<Optional<T>> parameter(
            String value, String name, java.util.function.Function<String, T> parse) {
        if (value == null) {
            return Outcome.accepted(Optional.empty());
        }
        return CatalogReading.parsed(value, parse)
                .map(parsed -> Outcome.accepted(Optional.of(parsed)))
                .orElseGet(() -> Outcome.refused(invalid("?" + name, "unknown")));
    }

    static Rejection invalid(String pointer, String rule) {
        Text message = Text.of("{0}的值无法识别。", "The value of {0} cannot be read.").with(pointer);
        return new Rejection(CatalogRejection.INVALID, message, List.of(new FieldProblem(pointer, rule, message)));
    }

    /** One edition with its ETag; for officials with what a reviewer has to look at. */
    @GET
    @Path("editions/{id}")
    public Response edition(
            @PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(reading.edition(actor, id), headers, view -> {
            boolean internal = CatalogReading.isInternal(actor, view.jurisdiction());
            CatalogJson.Review review = internal ? CatalogJson.Review.of(desk, actor, view) : null;
            return Response.ok(CatalogJson.Edition.of(view, internal, review))
                    .tag(ETags.of(view.version()))
                    .build();
        });
    }

    /** Approves: {@code If-Match} and the digest that was reviewed. */
    @POST
    @Path("editions/{id}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response approve(
            @PathParam("id") String id,
            CatalogJson.ApprovalRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return decided(
                reading.edition(actor, id).then(view -> ETags.expected(headers)
                        .then(version -> digest(request).then(digest -> runningCases(request)
                                .then(running ->
                                        desk.approve(actor, view.id(), request.opinion(), digest, running, version))))),
                headers);
    }

    private static Outcome<Digest> digest(CatalogJson.ApprovalRequest request) {
        return CatalogReading.parsed(request == null ? null : request.digest(), Digest::new)
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(invalid("/digest", "digest")));
    }

    private static Outcome<RunningCases> runningCases(CatalogJson.ApprovalRequest request) {
        if (request.runningCases() == null) {
            return Outcome.accepted(RunningCases.FINISH_UNDER_OLD);
        }
        return CatalogReading.parsed(request.runningCases(), RunningCases::valueOf)
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(invalid("/runningCases", "enum")));
    }

    /** Rejects, with reasons. */
    @POST
    @Path("editions/{id}/rejection")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response reject(
            @PathParam("id") String id,
            CatalogJson.RejectionRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        String reasons = request == null ? null : request.reasons();
        return decided(
                reading.edition(actor, id).then(view -> ETags.expected(headers)
                        .then(version -> desk.reject(actor, view.id(), reasons, version))),
                headers);
    }

    /** Hands a rejected edition in again. */
    @POST
    @Path("editions/{id}/resubmission")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response resubmit(
            @PathParam("id") String id,
            CatalogJson.ResubmissionRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        String reason = request == null ? null : request.reason();
        return decided(
                reading.edition(actor, id).then(view -> ETags.expected(headers)
                        .then(version -> desk.resubmit(actor, view.id(), reason, version))),
                headers);
    }

    /** The readable difference between two editions of an item, both of which the reader may see. */
    @GET
    @Path("editions/{id}/difference/{before}")
    public Response difference(
            @PathParam("id") String id,
            @PathParam("before") String before,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(
                reading.edition(actor, id)
                        .then(after -> reading.edition(actor, before).map(other -> desk.difference(other, after))),
                headers,
                review -> Response.ok(CatalogJson.Review.of(review, List.of())).build());
    }

    /** Corrects static information of an item in force. */
    @POST
    @Path("items/{code}/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response correct(
            @PathParam("code") String code,
            CatalogJson.CorrectionRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(
                reading.item(actor, code)
                        .then(item -> desk.correct(
                                actor,
                                item.code(),
                                request == null ? null : request.fields(),
                                request == null ? null : request.reason())),
                headers,
                shown -> Response.ok(Map.of("disclosure", shown)).build());
    }

    /** Publishes, now or for a later instant. */
    @POST
    @Path("editions/{id}/publication")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response publish(
            @PathParam("id") String id,
            CatalogJson.PublicationRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        Optional<Instant> from = Optional.ofNullable(request).map(CatalogJson.PublicationRequest::effectiveFrom);
        Optional<Instant> until = Optional.ofNullable(request).map(CatalogJson.PublicationRequest::effectiveUntil);
        return decided(
                reading.edition(actor, id).then(view -> ETags.expected(headers)
                        .then(version -> desk.publish(actor, view.id(), from, until, version))),
                headers);
    }

    private static Response decided(Outcome<EditionView> outcome, HttpHeaders headers) {
        return Answers.of(outcome, headers, view -> Response.ok(CatalogJson.Edition.of(view, true))
                .tag(ETags.of(view.version()))
                .build());
    }
}
