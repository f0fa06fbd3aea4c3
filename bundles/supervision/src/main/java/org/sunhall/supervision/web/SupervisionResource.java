package org.sunhall.supervision.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.clocks.Lamp;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.Page;
import org.sunhall.supervision.api.LampFilter;
import org.sunhall.supervision.api.Supervision;
import org.sunhall.supervision.api.SupervisionRejection;

/** Supervision over HTTP: read only; who may is the use case's to say. */
@Component(service = SupervisionResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.supervision)")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class SupervisionResource {

    private static final int USUAL = 50;

    private final Supervision supervision;

    /** Takes the use cases. */
    @Activate
    public SupervisionResource(@Reference Supervision supervision) {
        this.supervision = supervision;
    }

    /** Running clocks, worst lamp first. */
    @GET
    @Path("lamps")
    public Response lamps(
            @QueryParam("lamp") String lamp,
            @QueryParam("org") String org,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(
                filter(lamp, org, after, limit).then(filter -> supervision.lamps(actor, filter)),
                headers,
                page -> fresh(SupervisionJson.page(page)));
    }

    /** The clocks of one case with their working, and how its lamps changed. */
    @GET
    @Path("cases/{id}/clocks")
    public Response clocks(
            @PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(
                caseId(id).then(found -> supervision.clocksOf(actor, found).then(clocks -> supervision
                        .historyOf(actor, found)
                        .map(history -> SupervisionJson.clocks(found, clocks, history)))),
                headers,
                SupervisionResource::fresh);
    }

    /** Why one of them is due when it is, day by day. */
    @GET
    @Path("cases/{id}/clocks/{clock}/days")
    public Response days(
            @PathParam("id") String id,
            @PathParam("clock") String clock,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(
                caseId(id)
                        .then(found -> supervision.explain(actor, found, clock))
                        .map(SupervisionJson::days),
                headers,
                SupervisionResource::fresh);
    }

    /** How many clocks run under each lamp, how many cases stand at each stage. */
    @GET
    @Path("counts")
    public Response counts(@Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(
                supervision.counts(Actors.of(security)), headers, counts -> fresh(SupervisionJson.counts(counts)));
    }

    private static Response fresh(Object body) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(body).cacheControl(never).build();
    }

    private static Outcome<LampFilter> filter(String lamp, String org, String after, Integer limit) {
        Optional<Lamp> wanted = Optional.empty();
        if (lamp != null && !lamp.isEmpty()) {
            wanted = List.of(Lamp.values()).stream()
                    .filter(each -> each.name().equalsIgnoreCase(lamp))
                    .findFirst();
            if (wanted.isEmpty()) {
                return wrong("lamp", Text.of("亮灯只能是 green、yellow 或 red。", "A lamp is green, yellow or red."));
            }
        }
        Optional<OrgId> whose = Optional.empty();
        if (org != null && !org.isEmpty()) {
            try {
                whose = Optional.of(new OrgId(org));
            } catch (IllegalArgumentException e) {
                return wrong("org", Text.of("机构编号不正确。", "That is no id of an organisation."));
            }
        }
        Optional<String> from = Optional.ofNullable(after).filter(mark -> !mark.isEmpty());
        return Outcome.accepted(new LampFilter(wanted, whose, from, Page.limit(limit, USUAL, LampFilter.MOST)));
    }

    private static Outcome<CaseId> caseId(String id) {
        try {
            return Outcome.accepted(new CaseId(id));
        } catch (IllegalArgumentException e) {
            return Outcome.refused(SupervisionRejection.UNKNOWN_CASE, SupervisionRejection.UNKNOWN_CASE.title());
        }
    }

    private static <T> Outcome<T> wrong(String parameter, Text message) {
        return Outcome.refused(new Rejection(
                SupervisionRejection.BAD_QUERY, message, List.of(new FieldProblem("/" + parameter, "query", message))));
    }
}
