package org.sunhall.identity.internal.http;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.identity.Directory;
import org.sunhall.identity.internal.http.AdminJson.DivisionView;
import org.sunhall.rest.Answers;

/** The administrative divisions. Public. */
@Component(service = DivisionsResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.identity)")
@Path("divisions")
@Produces(MediaType.APPLICATION_JSON)
public final class DivisionsResource {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Directory directory;
    private final Clock clock;

    /** Created by the component runtime. */
    @Activate
    public DivisionsResource(@Reference Directory directory, @Reference Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The divisions right below one, or the provinces; as of today or of another day. */
    @GET
    public Response below(
            @QueryParam("above") @DefaultValue("") String above,
            @QueryParam("on") @DefaultValue("") String on,
            @Context HttpHeaders headers) {
        Input in = new Input();
        LocalDate day =
                in.maybe("/on", on, LocalDate::parse).orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZONE));
        Optional<String> code = in.maybe("/above", above, Function.identity());
        return Answers.of(in.build(() -> day), headers, one -> Response.ok(directory.divisions(code, one).stream()
                        .map(DivisionView::of)
                        .toList())
                .build());
    }
}
