package org.sunhall.catalog.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.application.CatalogSearch;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;

/** Finds items: for everybody what is published, for officials of a jurisdiction all of its items, whatever their state. */
@Component(service = SearchResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.catalog)")
@Path("/search")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchResource {

    private static final int MOST = 100;
    private static final int LAST_PAGE = 1_000;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile CatalogSearch search;

    /** Created by the component runtime. */
    @Activate
    public SearchResource() {}

    /** A page of what was found. */
    record FoundJson(List<CatalogJson.Item> items, long total, int page, int size, Map<String, Long> types) {}

    /** What fits the words, the best first; without words everything by code. */
    @GET
    public Response find(
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("type") String type,
            @QueryParam("org") String org,
            @QueryParam("jurisdiction") String jurisdiction,
            @QueryParam("division") String division,
            @QueryParam("page") @DefaultValue("1") String page,
            @QueryParam("size") @DefaultValue("20") String size,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Actor actor = Actors.of(security);
        Outcome<Integer> wantedPage = number(page, "?page", LAST_PAGE);
        Outcome<Integer> wantedSize = number(size, "?size", MOST);
        CatalogSearch found = search;
        return Answers.of(
                wantedPage.then(at -> wantedSize.then(most -> found == null
                        ? absent()
                        : found.find(asked(actor, words, type, org, jurisdiction, division, at, most))
                                .map(some -> new FoundJson(
                                        some.items().stream()
                                                .map(item -> CatalogJson.Item.of(
                                                        item, CatalogReading.isInternal(actor, item.jurisdiction())))
                                                .toList(),
                                        some.total(),
                                        at,
                                        most,
                                        some.types())))),
                headers);
    }

    private static Outcome<FoundJson> absent() {
        return Outcome.refused(
                CatalogRejection.SEARCH_ABSENT,
                Text.of(
                        "搜索部件没有运行;目录可以按类型和实施主体浏览。",
                        "The search is not running; the catalog can be browsed by type and organisation."));
    }

    private static Outcome<Integer> number(String written, String name, int most) {
        return CatalogReading.parsed(written, Integer::parseInt)
                .filter(number -> number >= 1 && number <= most)
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(CatalogResource.invalid(name, "range")));
    }

    private static CatalogSearch.Asked asked(
            Actor actor,
            String words,
            String type,
            String org,
            String jurisdiction,
            String division,
            int page,
            int size) {
        boolean everyone = actor.has(Role.OPERATOR) || actor.has(Role.SYSTEM);
        boolean official = Stream.of(Role.LEGAL, Role.STAFF, Role.BUREAU_ADMIN, Role.SUPERVISOR, Role.BUREAU_SUPERVISOR)
                .anyMatch(actor::has);
        return new CatalogSearch.Asked(
                words,
                official ? actor.jurisdiction() : Optional.empty(),
                everyone,
                Optional.ofNullable(type).filter(some -> !some.isBlank()),
                Optional.ofNullable(org).filter(some -> !some.isBlank()),
                Optional.ofNullable(jurisdiction).filter(some -> !some.isBlank()),
                Optional.ofNullable(division).filter(some -> !some.isBlank()),
                page,
                size);
    }
}
