package org.sunhall.catalog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.catalog.application.LawWatch;
import org.sunhall.catalog.model.Declaration;
import org.sunhall.catalog.model.LawChange;
import org.sunhall.clocks.ClockJson;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.packs.ChangeTrigger;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.ETags;

/** Changes of law and functions, and the declarations they make due. Officials only. */
@Component(service = LawResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.catalog)")
@Path("/law-changes")
@Produces(MediaType.APPLICATION_JSON)
public final class LawResource {

    private final CatalogDesk desk;

    /** Takes the catalog. */
    @Activate
    public LawResource(@Reference CatalogDesk desk) {
        this.desk = desk;
    }

    /** What is registered. */
    record ChangeRequest(
            String trigger,
            String law,
            String article,
            String org,
            List<String> items,
            String note,
            LocalDate happenedOn,
            LocalDate publishedOn,
            LocalDate effectiveOn) {}

    /** Why nothing has to change. */
    record UnchangedRequest(String note) {}

    /** A change. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeJson(
            String id,
            String jurisdiction,
            String trigger,
            String law,
            String article,
            String org,
            String note,
            LocalDate happenedOn,
            LocalDate publishedOn,
            LocalDate effectiveOn,
            String by,
            Instant at,
            List<DeclarationJson> declarations) {}

    /** A declaration with what its clock says now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeclarationJson(
            String id,
            String item,
            Text itemName,
            String org,
            String state,
            String edition,
            String note,
            String basis,
            ObjectNode clock,
            long version) {}

    /** An article that ends, and the item that stands on it. */
    record EndingJson(String item, Text itemName, String org, String basis, LocalDate to, boolean repealed) {}

    /**
     * The articles that items of the reader's jurisdiction stand on and that are repealed by a day.
     *
     * @param until that day, today without it
     */
    @GET
    @Path("ending")
    public Response ending(
            @QueryParam("until") String until, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(
                CatalogReading.jurisdiction(Actors.of(security))
                        .then(jurisdiction -> day(until, jurisdiction).map(day -> ending(jurisdiction, day))),
                headers,
                found -> Response.ok(found).build());
    }

    private Map<String, Object> ending(JurisdictionId jurisdiction, LocalDate until) {
        LocalDate today = today(jurisdiction);
        return Map.of(
                "until",
                until,
                "items",
                desk.endingBases(jurisdiction, until).stream()
                        .map(basis -> new EndingJson(
                                basis.item().value(),
                                basis.itemName(),
                                basis.org().value(),
                                basis.basis(),
                                basis.to(),
                                !basis.to().isAfter(today)))
                        .toList());
    }

    private LocalDate today(JurisdictionId jurisdiction) {
        return LocalDate.ofInstant(desk.now(), desk.pack(jurisdiction).zone());
    }

    private Outcome<LocalDate> day(String written, JurisdictionId jurisdiction) {
        if (written == null) {
            return Outcome.accepted(today(jurisdiction));
        }
        try {
            return Outcome.accepted(LocalDate.parse(written));
        } catch (DateTimeException noDay) {
            return Outcome.refused(CatalogResource.invalid("?until", "day"));
        }
    }

    /** The changes of the reader's jurisdiction, the latest first. */
    @GET
    public Response changes(@Context HttpHeaders headers, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(CatalogReading.jurisdiction(actor), headers, jurisdiction -> Response.ok(Map.of(
                        "items",
                        desk.lawChanges(jurisdiction).stream()
                                .map(change -> json(change, null))
                                .toList()))
                .build());
    }

    /** One change with every item it touches and each one's declaration. */
    @GET
    @Path("{id}")
    public Response change(
            @PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(find(actor, id), headers, found -> Response.ok(json(found.change(), found.declarations()))
                .build());
    }

    private Outcome<LawWatch.Registered> find(Actor actor, String id) {
        return CatalogReading.official(actor).then(signed -> desk.lawChange(id)
                .filter(found -> CatalogReading.isInternal(actor, found.change().jurisdiction()))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(
                        CatalogRejection.CHANGE_UNKNOWN, Text.of("没有这项变更。", "There is no such change."))));
    }

    /** Registers a change; answers with every item it touches. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(ChangeRequest request, @Context HttpHeaders headers, @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        return Answers.of(
                CatalogReading.jurisdiction(actor)
                        .then(jurisdiction -> asked(request, jurisdiction))
                        .then(change -> desk.register(actor, change)),
                headers,
                found -> Response.status(Response.Status.CREATED)
                        .entity(json(found.change(), found.declarations()))
                        .build());
    }

    private Outcome<LawChange> asked(ChangeRequest request, JurisdictionId jurisdiction) {
        Optional<ChangeTrigger> trigger =
                request == null ? Optional.empty() : CatalogReading.parsed(request.trigger(), ChangeTrigger::valueOf);
        if (trigger.isEmpty()) {
            return Outcome.refused(CatalogResource.invalid("/trigger", "enum"));
        }
        List<ItemCode> items = new ArrayList<>();
        for (String code : request.items() == null ? List.<String>of() : request.items()) {
            Optional<ItemCode> parsed = CatalogReading.parsed(code, ItemCode::new);
            if (parsed.isEmpty()) {
                return Outcome.refused(CatalogResource.invalid("/items", "code"));
            }
            items.add(parsed.get());
        }
        Optional<OrgId> org =
                Optional.ofNullable(request.org()).flatMap(some -> CatalogReading.parsed(some, OrgId::new));
        if (request.org() != null && org.isEmpty()) {
            return Outcome.refused(CatalogResource.invalid("/org", "code"));
        }
        return Outcome.accepted(new LawChange(
                "",
                jurisdiction,
                trigger.get(),
                words(request.law()),
                words(request.article()),
                org,
                items,
                request.note() == null ? "" : request.note(),
                Optional.ofNullable(request.happenedOn()),
                Optional.ofNullable(request.publishedOn()),
                Optional.ofNullable(request.effectiveOn()),
                "",
                desk.now()));
    }

    private static Optional<String> words(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
    }

    /** The office says that an item does not have to change. */
    @POST
    @Path("{id}/declarations/{declaration}/unchanged")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response unchanged(
            @PathParam("id") String id,
            @PathParam("declaration") String declaration,
            UnchangedRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        String note = request == null ? null : request.note();
        return Answers.of(
                find(actor, id).then(found -> ETags.expected(headers)
                        .then(version -> desk.unchanged(actor, declaration, note, version))),
                headers,
                answered -> Response.ok(json(answered))
                        .tag(ETags.of(answered.version()))
                        .build());
    }

    private ChangeJson json(LawChange change, List<Declaration> declarations) {
        return new ChangeJson(
                change.id(),
                change.jurisdiction().value(),
                change.trigger().name(),
                change.law().orElse(null),
                change.article().orElse(null),
                change.org().map(OrgId::value).orElse(null),
                change.note(),
                change.happenedOn().orElse(null),
                change.publishedOn().orElse(null),
                change.effectiveOn().orElse(null),
                change.by(),
                change.at(),
                declarations == null
                        ? null
                        : declarations.stream().map(this::json).toList());
    }

    private DeclarationJson json(Declaration declaration) {
        return new DeclarationJson(
                declaration.id(),
                declaration.item().value(),
                declaration.itemName(),
                declaration.org().value(),
                declaration.state().name(),
                declaration.edition().map(EditionId::value).orElse(null),
                declaration.note().orElse(null),
                declaration.clock().map(clock -> clock.terms().legalBasis()).orElse(null),
                declaration
                        .clock()
                        .map(clock -> ClockJson.write(
                                desk.reader(declaration.jurisdiction()).read(clock, desk.now())))
                        .orElse(null),
                declaration.version());
    }
}
