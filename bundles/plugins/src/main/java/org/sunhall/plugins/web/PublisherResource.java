package org.sunhall.plugins.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.plugins.Publisher;
import org.sunhall.plugins.Publishers;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;

/** {@code /api/plugins/publishers}. */
@Component(service = PublisherResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.plugins)")
@Path("/publishers")
@Produces(MediaType.APPLICATION_JSON)
public final class PublisherResource {

    private final Publishers publishers;

    /** Takes the book of publishers. */
    @Activate
    public PublisherResource(@Reference Publishers publishers) {
        this.publishers = publishers;
    }

    /** All that the reader may see: who signs for a jurisdiction is no secret to those who answer for it. */
    @GET
    public Response list(@Context HttpHeaders headers, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(
                Readers.mayRead(actor)
                        .then(yes -> Outcome.accepted(publishers.list().stream()
                                .filter(publisher -> Readers.maySee(actor, Optional.of(publisher.jurisdiction())))
                                .map(PublisherJson::of)
                                .toList())),
                headers,
                items -> Response.ok(Map.of("items", items)).build());
    }

    /** Trusts one: 201. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response trust(TrustRequest request, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(trust(Actors.of(security), request), headers, publisher -> Response.status(201)
                .entity(PublisherJson.of(publisher))
                .build());
    }

    private Outcome<Publisher> trust(Actor actor, TrustRequest request) {
        String jurisdiction = request == null || request.jurisdiction() == null ? "" : request.jurisdiction();
        String name = request == null || request.name() == null ? "" : request.name();
        String certificate = request == null || request.certificate() == null ? "" : request.certificate();
        JurisdictionId place;
        try {
            place = new JurisdictionId(jurisdiction);
        } catch (IllegalArgumentException e) {
            // Who may not decide this is told that first, whatever they sent.
            place = new JurisdictionId("unknown");
        }
        byte[] bytes = certificate.getBytes(StandardCharsets.US_ASCII);
        return request != null && Boolean.TRUE.equals(request.rules())
                ? publishers.trustForRules(actor, place, name, bytes)
                : publishers.trust(actor, place, name, bytes);
    }

    /** Ends the trust in one. */
    @POST
    @Path("{id}/revocation")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response revoke(
            @PathParam("id") String id,
            RevokeRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        String why = request == null || request.reason() == null ? "" : request.reason();
        return Answers.of(publishers.revoke(Actors.of(security), id, why), headers, publisher -> Response.ok(
                        PublisherJson.of(publisher))
                .build());
    }

    /** Whom to trust; the certificate in PEM; whether as the information centre, whose signature rules land with. */
    record TrustRequest(String jurisdiction, String name, String certificate, Boolean rules) {}

    /** Why not any more. */
    record RevokeRequest(String reason) {}

    /** A publisher as HTTP shows it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublisherJson(
            String id,
            String jurisdiction,
            String name,
            String subject,
            String fingerprint,
            Instant notAfter,
            Instant since,
            String by,
            boolean trusted,
            boolean rules,
            Instant revokedAt,
            String revokedBy,
            String revokedWhy) {

        static PublisherJson of(Publisher publisher) {
            return new PublisherJson(
                    publisher.id(),
                    publisher.jurisdiction().value(),
                    publisher.name(),
                    publisher.subject(),
                    publisher.fingerprint(),
                    publisher.notAfter(),
                    publisher.since(),
                    publisher.by(),
                    publisher.isTrusted(),
                    publisher.rules(),
                    publisher.revocation().map(Publisher.Revocation::at).orElse(null),
                    publisher.revocation().map(Publisher.Revocation::by).orElse(null),
                    publisher.revocation().map(Publisher.Revocation::why).orElse(null));
        }
    }
}
