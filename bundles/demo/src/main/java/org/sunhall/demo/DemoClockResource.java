package org.sunhall.demo;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;

/** {@code GET /api/demo/clock} tells the platform's time; {@code POST …?by=3d} moves it, for the operator only. */
@Component(service = DemoClockResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.demo)")
@Path("clock")
@Produces(MediaType.APPLICATION_JSON)
public final class DemoClockResource {

    private final DemoClock demo;
    private final Clock clock;

    /** Takes the clocks; exists once the people of the demonstration do, so that whoever waits for it can sign in. */
    @Activate
    public DemoClockResource(@Reference DemoClock demo, @Reference Clock clock, @Reference DemoData seeded) {
        this.demo = demo;
        this.clock = clock;
    }

    /** The platform's time, and how far it is ahead (ISO 8601). */
    public record Reading(Instant now, String offset) {}

    /** What time it is here. */
    @GET
    public Reading tell() {
        return new Reading(clock.instant(), demo.offset().toString());
    }

    /** Moves time forward. */
    @POST
    public Response advance(
            @QueryParam("by") String by, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(advance(Actors.of(security), by), headers);
    }

    Outcome<Reading> advance(Actor actor, String by) {
        if (!actor.has(Role.OPERATOR)) {
            return Outcome.refused(
                    Rejection.of(actor.isAnonymous() ? DemoRejection.SIGN_IN_FIRST : DemoRejection.OPERATOR_ONLY));
        }
        try {
            demo.advance(Durations.parse(by));
        } catch (IllegalArgumentException e) {
            return Outcome.refused(
                    DemoRejection.BAD_DURATION,
                    Text.of(
                            "请用参数 by 写明时长,如 3d、12h、30m;只能向前,总共不超过十年。",
                            "Say how far in “by”: 3d, 12h or 30m; forward only, ten years in all."));
        }
        return Outcome.accepted(tell());
    }
}
