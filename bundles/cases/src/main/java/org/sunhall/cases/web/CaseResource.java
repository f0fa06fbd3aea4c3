package org.sunhall.cases.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.cases.api.CaseHandling;
import org.sunhall.cases.api.CaseIntake;
import org.sunhall.cases.api.CaseOperations;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.application.Uploads;
import org.sunhall.kernel.Outcome;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.BoundedInput;
import org.sunhall.rest.ETags;

/** What is done with cases, over HTTP. */
@Component(service = CaseResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.cases)")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class CaseResource {

    private final CaseIntake intake;
    private final CaseHandling handling;
    private final CaseOperations operations;

    /** Takes the use cases. */
    @Activate
    public CaseResource(
            @Reference CaseIntake intake, @Reference CaseHandling handling, @Reference CaseOperations operations) {
        this.intake = intake;
        this.handling = handling;
        this.operations = operations;
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
        Outcome<CaseSummary> outcome = Asked.body(request).then(given -> Asked.item(given.item())
                .then(item -> Asked.key(headers).then(key -> given.filing(item)
                        .then(filing -> intake.file(Actors.of(security), key, filing)))));
        return Answers.of(outcome, headers, summary -> Response.status(201)
                .header("Location", "/api/cases/" + summary.id())
                .tag(ETags.of(summary.version()))
                .entity(summary)
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
        return Asked.command(id, request, headers, (key, known) -> request.report(task)
                .then(report -> handling.completeStep(Actors.of(security), key, known, report)));
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
        return Asked.command(
                id,
                request,
                headers,
                (key, known) -> intake.supply(
                        Actors.of(security), key, known, request.form(), request.materials(), request.originals()));
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
        return Asked.command(
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
        return Asked.command(
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
        return Asked.command(
                id,
                request,
                headers,
                (key, known) -> handling.decideExtension(
                        Actors.of(security), key, known, request.approved(), request.reason()));
    }

    /** Takes a step for oneself. */
    @POST
    @Path("{id}/tasks/{task}/claim")
    public Response claim(
            @PathParam("id") String id,
            @PathParam("task") String task,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return Answers.of(Asked.caseId(id).then(known -> handling.claim(Actors.of(security), known, task)), headers);
    }

    /** Lets go of a step one has taken. */
    @POST
    @Path("{id}/tasks/{task}/release")
    public Response release(
            @PathParam("id") String id,
            @PathParam("task") String task,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return Answers.of(Asked.caseId(id).then(known -> handling.release(Actors.of(security), known, task)), headers);
    }

    /** Does an operation that the case lists. */
    @POST
    @Path("{id}/operations/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response operate(
            @PathParam("id") String id,
            @PathParam("name") String name,
            ObjectNode request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return Asked.command(
                id,
                request,
                headers,
                (key, known) -> operations.operate(Actors.of(security), key, known, name, request));
    }
}
