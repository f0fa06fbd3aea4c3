package org.sunhall.cases.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.cases.api.CaseDrafts;
import org.sunhall.cases.api.CaseDrafts.Draft;
import org.sunhall.kernel.Outcome;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.ETags;
import org.sunhall.rest.Page;

/** Drafts over HTTP. */
@Component(service = DraftResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.cases)")
@Path("/drafts")
@Produces(MediaType.APPLICATION_JSON)
public final class DraftResource {

    private final CaseDrafts drafts;

    /** Takes the use cases. */
    @Activate
    public DraftResource(@Reference CaseDrafts drafts) {
        this.drafts = drafts;
    }

    /** The signed-in person's drafts. */
    @GET
    public Response list(@Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(drafts.list(Actors.of(security)).map(Page::last), headers);
    }

    /** One of them. */
    @GET
    @Path("{draft}")
    public Response find(
            @PathParam("draft") String draft, @Context HttpHeaders headers, @Context SecurityContext security) {
        return answer(drafts.find(Actors.of(security), draft), 200, headers);
    }

    /** Begins one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(NewDraft request, @Context HttpHeaders headers, @Context SecurityContext security) {
        return answer(
                Asked.body(request).then(given -> Asked.item(given.item())
                        .then(item -> drafts.begin(Actors.of(security), item, given.content()))),
                201,
                headers);
    }

    /** Saves one. */
    @PUT
    @Path("{draft}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(
            @PathParam("draft") String draft,
            ObjectNode request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return answer(
                Asked.body(request).then(body -> version(headers)
                        .then(expected -> drafts.save(Actors.of(security), draft, expected, body))),
                200,
                headers);
    }

    /** Throws one away. */
    @DELETE
    @Path("{draft}")
    public Response discard(
            @PathParam("draft") String draft, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(drafts.discard(Actors.of(security), draft), headers, gone -> Response.noContent()
                .build());
    }

    /** What is known already for an application of an item. */
    @GET
    @Path("known/{item}")
    public Response known(
            @PathParam("item") String item, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(Asked.item(item).then(code -> drafts.known(Actors.of(security), code)), headers);
    }

    private static Outcome<OptionalLong> version(HttpHeaders headers) {
        return headers.getHeaderString(HttpHeaders.IF_MATCH) == null
                ? Outcome.accepted(OptionalLong.empty())
                : ETags.expected(headers).map(OptionalLong::of);
    }

    private static Response answer(Outcome<Draft> outcome, int status, HttpHeaders headers) {
        return Answers.of(outcome, headers, draft -> Response.status(status)
                .tag(ETags.of(draft.version()))
                .entity(draft)
                .build());
    }

    /** What begins a draft. */
    record NewDraft(String item, ObjectNode body) {
        ObjectNode content() {
            return body == null ? JsonNodeFactory.instance.objectNode() : body;
        }
    }
}
