package org.sunhall.plugins.web;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.time.Instant;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.plugins.Incident;
import org.sunhall.plugins.Incidents;
import org.sunhall.plugins.PluginRejection;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;

/** {@code /api/plugins/incidents}: operators see all of them, a jurisdiction's administrators and legal office its own. */
@Component(service = IncidentResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.plugins)")
@Path("/incidents")
@Produces(MediaType.APPLICATION_JSON)
public final class IncidentResource {

    private final Incidents incidents;

    /** Takes the book of incidents. */
    @Activate
    public IncidentResource(@Reference Incidents incidents) {
        this.incidents = incidents;
    }

    /** The latest first; those that are open, or all. */
    @GET
    public Response list(
            @QueryParam("all") @DefaultValue("false") boolean all,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(
                Readers.mayRead(actor)
                        .then(yes -> Outcome.accepted(incidents.list(!all).stream()
                                .filter(incident -> Readers.maySee(actor, incident.jurisdiction()))
                                .map(IncidentJson::of)
                                .toList())),
                headers,
                items -> Response.ok(Map.of("items", items)).build());
    }

    /** One of them. */
    @GET
    @Path("{id}")
    public Response show(@PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        return answer(find(Actors.of(security), id), headers);
    }

    private Outcome<Incident> find(Actor actor, String id) {
        return Readers.mayRead(actor).then(yes -> incidents
                .find(id)
                .filter(incident -> Readers.maySee(actor, incident.jurisdiction()))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(
                        PluginRejection.UNKNOWN_INCIDENT, Text.of("没有这个事件。", "There is no such incident."))));
    }

    /** Closes one. */
    @POST
    @Path("{id}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response close(
            @PathParam("id") String id,
            CloseRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        String note = request == null || request.note() == null ? "" : request.note();
        return answer(find(actor, id).then(found -> incidents.close(actor, found.id(), note)), headers);
    }

    private static Response answer(Outcome<Incident> outcome, HttpHeaders headers) {
        return Answers.of(outcome, headers, incident -> Response.ok(IncidentJson.of(incident))
                .build());
    }

    /** What was done about it. */
    record CloseRequest(String note) {}

    /** An incident as HTTP shows it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IncidentJson(
            String id,
            String kind,
            Text title,
            String digest,
            String plugin,
            String version,
            String jurisdiction,
            String caseId,
            Text what,
            String detail,
            Instant firstAt,
            Instant lastAt,
            long count,
            boolean open,
            Instant closedAt,
            String closedBy,
            String note) {

        static IncidentJson of(Incident incident) {
            return new IncidentJson(
                    incident.id(),
                    incident.kind().name(),
                    incident.kind().title(),
                    incident.plugin().map(Object::toString).orElse(null),
                    incident.pluginId().map(Object::toString).orElse(null),
                    incident.version().orElse(null),
                    incident.jurisdiction().map(Object::toString).orElse(null),
                    incident.caseId().map(Object::toString).orElse(null),
                    incident.what(),
                    incident.detail(),
                    incident.firstAt(),
                    incident.lastAt(),
                    incident.count(),
                    incident.isOpen(),
                    incident.closing().map(Incident.Closing::at).orElse(null),
                    incident.closing().map(Incident.Closing::by).orElse(null),
                    incident.closing().map(Incident.Closing::note).orElse(null));
        }
    }
}
