package org.sunhall.cases.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.cases.api.CaseHandling;
import org.sunhall.cases.api.CaseIntake;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.Cases;
import org.sunhall.cases.api.CommandKey;
import org.sunhall.cases.application.Uploads;
import org.sunhall.casework.CaseRejection;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.BoundedInput;
import org.sunhall.rest.ETags;
import org.sunhall.rest.IdempotencyKey;
import org.sunhall.rest.Page;

/** Cases over HTTP. */
@Component(service = CaseResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.cases)")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class CaseResource {

    private final CaseIntake intake;
    private final CaseHandling handling;
    private final Cases cases;

    /** Takes the use cases. */
    @Activate
    public CaseResource(@Reference CaseIntake intake, @Reference CaseHandling handling, @Reference Cases cases) {
        this.intake = intake;
        this.handling = handling;
        this.cases = cases;
    }

    /** Keeps a file for a later application. */
    @POST
    @Path("uploads")
    @Consumes(MediaType.WILDCARD)
    public Response upload(
            InputStream body,
            @QueryParam("name") @DefaultValue("file") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        if (BoundedInput.declared(headers) > Uploads.MOST_BYTES) {
            return Answers.of(Uploads.<Object>tooLarge(), headers);
        }
        return Answers.of(intake.upload(Actors.of(security), name, body), headers, upload -> Response.status(201)
                .entity(upload)
                .build());
    }

    /** Files an application. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response submit(
            Requests.Application request, @Context HttpHeaders headers, @Context SecurityContext security) {
        Outcome<CaseSummary> outcome = body(request)
                .then(given -> item(given.item()).then(item -> key(headers)
                        .then(key -> intake.submit(Actors.of(security), key, item, given.form(), given.materials()))));
        return Answers.of(outcome, headers, summary -> Response.status(201)
                .header("Location", "/api/cases/" + summary.id())
                .tag(ETags.of(summary.version()))
                .entity(summary)
                .build());
    }

    /** Cases the reader may see, latest first. */
    @GET
    public Response list(
            @QueryParam("stage") String stage,
            @QueryParam("item") String item,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        CaseQuery query = new CaseQuery(
                Optional.ofNullable(stage),
                Optional.ofNullable(item),
                Optional.ofNullable(after),
                Page.limit(limit, 50, 200));
        return Answers.of(cases.list(Actors.of(security), query).map(found -> page(found, query.limit())), headers);
    }

    private static Page<CaseSummary> page(List<CaseSummary> found, int limit) {
        return found.size() < limit
                ? Page.last(found)
                : new Page<>(found, found.get(found.size() - 1).submittedAt().toString());
    }

    /** The signed-in officer's inbox. */
    @GET
    @Path("tasks")
    public Response tasks(
            @QueryParam("limit") Integer limit, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(
                cases.tasks(Actors.of(security), Page.limit(limit, 100, 200)).map(Page::last), headers);
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
                caseId(id).then(known -> cases.find(Actors.of(security), known)), headers, view -> Response.ok(view)
                        .tag(ETags.of(view.summary().version()))
                        .build());
    }

    /** Everything that happened in it. */
    @GET
    @Path("{id}/timeline")
    public Response timeline(
            @PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(
                caseId(id)
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
                caseId(id).then(known -> cases.paper(Actors.of(security), known, paper)), headers, bytes -> Response.ok(
                                bytes, "application/pdf")
                        .header("Content-Disposition", "inline; filename=\"" + paper + ".pdf\"")
                        .build());
    }

    /** Does a step. */
    @POST
    @Path("{id}/tasks/{task}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response complete(
            @PathParam("id") String id,
            @PathParam("task") String task,
            Requests.Step request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return command(
                id,
                request,
                headers,
                (key, known) -> handling.completeStep(Actors.of(security), key, known, request.report(task)));
    }

    /** Supplies what was missing. */
    @POST
    @Path("{id}/supplement")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response supply(
            @PathParam("id") String id,
            Requests.Supplement request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return command(
                id,
                request,
                headers,
                (key, known) -> intake.supply(Actors.of(security), key, known, request.form(), request.materials()));
    }

    /** Takes the application back. */
    @POST
    @Path("{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response withdraw(
            @PathParam("id") String id,
            Requests.Withdrawal request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return command(
                id,
                request,
                headers,
                (key, known) -> intake.withdraw(Actors.of(security), key, known, request.reason()));
    }

    /** Asks for more time. */
    @POST
    @Path("{id}/extension")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response requestExtension(
            @PathParam("id") String id,
            Requests.Extension request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return command(
                id,
                request,
                headers,
                (key, known) ->
                        handling.requestExtension(Actors.of(security), key, known, request.by(), request.reason()));
    }

    /** Grants or refuses more time. */
    @POST
    @Path("{id}/extension/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response decideExtension(
            @PathParam("id") String id,
            Requests.ExtensionDecision request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return command(
                id,
                request,
                headers,
                (key, known) -> handling.decideExtension(
                        Actors.of(security), key, known, request.approved(), request.reason()));
    }

    private interface Command {
        Outcome<CaseSummary> carryOut(CommandKey key, CaseId id);
    }

    private static Response command(String id, Object request, HttpHeaders headers, Command command) {
        Outcome<CaseSummary> outcome = body(request)
                .then(given -> caseId(id).then(known -> commandKey(headers).then(key -> command.carryOut(key, known))));
        return Answers.of(outcome, headers, summary -> Response.ok(summary)
                .tag(ETags.of(summary.version()))
                .build());
    }

    private static <T> Outcome<T> body(T request) {
        return request == null
                ? Outcome.refused(
                        CaseRejection.INVALID_FORM, Text.of("请求没有内容,请发送 JSON。", "The request has no body; send JSON."))
                : Outcome.accepted(request);
    }

    private static Outcome<CaseId> caseId(String id) {
        return value(id, CaseId::new, Rejection.of(CaseRejection.UNKNOWN_CASE));
    }

    private static Outcome<ItemCode> item(String code) {
        return value(
                code,
                ItemCode::new,
                Rejection.of(
                        CaseRejection.UNKNOWN_ITEM,
                        Text.of("请在 item 中写明事项编码。", "Name the item by its code in “item”.")));
    }

    private static <T> Outcome<T> value(String text, Function<String, T> make, Rejection otherwise) {
        try {
            return Outcome.accepted(make.apply(text));
        } catch (IllegalArgumentException e) {
            return Outcome.refused(otherwise);
        }
    }

    private static Outcome<String> key(HttpHeaders headers) {
        return IdempotencyKey.of(headers).map(key -> key.map(IdempotencyKey::value)
                .orElseGet(() -> UUID.randomUUID().toString()));
    }

    private static Outcome<CommandKey> commandKey(HttpHeaders headers) {
        return key(headers).then(key -> {
            if (headers.getHeaderString(HttpHeaders.IF_MATCH) == null) {
                return Outcome.accepted(new CommandKey(key, OptionalLong.empty()));
            }
            return ETags.expected(headers).map(version -> new CommandKey(key, OptionalLong.of(version)));
        });
    }
}
