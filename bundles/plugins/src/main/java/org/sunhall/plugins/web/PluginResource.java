package org.sunhall.plugins.web;

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
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.checker.PluginReader;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.plugins.ItemNews;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.Plugins;
import org.sunhall.plugins.application.Authority;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.BoundedInput;
import org.sunhall.rest.Languages;

/** Plug-ins over HTTP. */
@Component(service = PluginResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.plugins)")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class PluginResource {

    private final Plugins plugins;
    private final PluginReading reading;

    /** Takes the broker. */
    @Activate
    public PluginResource(@Reference Plugins plugins) {
        this.plugins = plugins;
        this.reading = new PluginReading(plugins);
    }

    /** Every version the reader may see. */
    @GET
    public Response list(@Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(reading.list(Actors.of(security)), headers, views -> Response.ok(
                        Map.of("items", views.stream().map(PluginJson::of).toList()))
                .build());
    }

    /** The refused files of the folder. */
    @GET
    @Path("refusals")
    public Response refusals(@Context HttpHeaders headers, @Context SecurityContext security) {
        Locale reader = Languages.of(headers);
        return Answers.of(reading.refusals(Actors.of(security)), headers, refusals -> Response.ok(Map.of(
                        "items",
                        refusals.stream()
                                .map(refused -> PluginJson.RefusalJson.of(refused, reader))
                                .toList()))
                .build());
    }

    /** One version. */
    @GET
    @Path("{digest}")
    public Response show(
            @PathParam("digest") String digest, @Context HttpHeaders headers, @Context SecurityContext security) {
        return answer(reading.find(Actors.of(security), digest), headers, 200, view -> plugins.news(view.digest()));
    }

    /** Lands a jar: 201 with the stored version, the same for the same bytes again. */
    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response land(
            InputStream body,
            @QueryParam("name") @DefaultValue("upload.jar") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext security)
            throws IOException {
        Actor actor = Actors.of(security);
        Optional<Rejection> refusal = Authority.mayNotLandAnything(actor);
        Outcome<byte[]> jar = refusal.isPresent()
                ? Outcome.refused(refusal.get())
                : BoundedInput.read(body, headers, PluginReader.MAX_JAR);
        return answer(
                jar.then(bytes -> plugins.land(actor, name, bytes)), headers, 201, view -> plugins.news(view.digest()));
    }

    /** Puts a version that was taken out back to work. */
    @POST
    @Path("{digest}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response release(
            @PathParam("digest") String digest,
            ReleaseRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        String reason = request == null || request.reason() == null ? "" : request.reason();
        return answer(
                reading.find(actor, digest).then(view -> plugins.release(actor, view.digest(), reason)),
                headers,
                200,
                view -> plugins.news(view.digest()));
    }

    /** Takes the plug-in out of the folder; its running cases are parked and stay readable. */
    @POST
    @Path("{digest}/removal")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response remove(
            @PathParam("digest") String digest,
            ReleaseRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        String reason = request == null || request.reason() == null ? "" : request.reason();
        return answer(
                reading.find(actor, digest).then(view -> plugins.remove(actor, view.digest(), reason)),
                headers,
                200,
                view -> List.of());
    }

    /** Asks for an earlier version to be used again: its items are proposed anew. */
    @POST
    @Path("{digest}/back")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response back(
            @PathParam("digest") String digest,
            ReleaseRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        String reason = request == null || request.reason() == null ? "" : request.reason();
        return answer(
                reading.find(actor, digest).then(view -> plugins.back(actor, view.digest(), reason)),
                headers,
                200,
                view -> unchanged(view.digest()));
    }

    /** What is asked back is proposed in a moment; what is not, because it is in use as it is, is said at once. */
    private List<ItemNews.News> unchanged(Digest digest) {
        return plugins.news(digest).stream().filter(news -> !news.isNew()).toList();
    }

    private static Response answer(
            Outcome<PluginView> outcome,
            HttpHeaders headers,
            int status,
            Function<PluginView, List<ItemNews.News>> news) {
        return Answers.of(outcome, headers, view -> Response.status(status)
                .entity(PluginJson.of(view, news.apply(view)))
                .build());
    }

    /** Why. */
    record ReleaseRequest(String reason) {}
}
