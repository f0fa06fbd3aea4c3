package org.sunhall.plugins.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.checker.PluginReader;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.plugins.RulesLanding;
import org.sunhall.plugins.application.Authority;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.BoundedInput;

/** Lands signed archives with jurisdiction packs and years of the calendar. */
@Component(service = RulesResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.plugins)")
@Path("rules")
@Produces(MediaType.APPLICATION_JSON)
public final class RulesResource {

    private final RulesLanding rules;

    /** Takes what lands them. */
    @Activate
    public RulesResource(@Reference RulesLanding rules) {
        this.rules = rules;
    }

    /** What landed. */
    record RulesJson(String digest, List<String> packs, List<Integer> years, String signer, long version) {}

    /** Lands an archive: 201. */
    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response land(
            InputStream body,
            @QueryParam("name") @DefaultValue("rules.jar") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext security)
            throws IOException {
        Actor actor = Actors.of(security);
        Optional<Rejection> refusal = Authority.mayNotLandAnything(actor);
        Outcome<byte[]> archive = refusal.isPresent()
                ? Outcome.refused(refusal.get())
                : BoundedInput.read(body, headers, PluginReader.MAX_JAR);
        return Answers.of(archive.then(bytes -> rules.land(actor, name, bytes)), headers, landed -> Response.status(201)
                .entity(new RulesJson(
                        landed.digest().hex(),
                        landed.packs().stream().map(Object::toString).toList(),
                        landed.years(),
                        landed.signer(),
                        landed.version()))
                .build());
    }
}
