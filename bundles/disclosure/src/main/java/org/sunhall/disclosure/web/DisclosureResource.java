package org.sunhall.disclosure.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.disclosure.api.Disclosure;
import org.sunhall.disclosure.api.DisclosurePage;
import org.sunhall.disclosure.api.DisclosureRejection;
import org.sunhall.disclosure.api.ItemQuery;
import org.sunhall.disclosure.api.ResultQuery;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.Page;

/** What the public may read over HTTP: nobody needs to sign in, nothing can be changed. */
@Component(service = DisclosureResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.disclosure)")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class DisclosureResource {

    private static final int USUAL = 20;
    private static final int LONGEST_TYPE = 60;
    private static final int LONGEST_FACT = 200;
    private static final int SECONDS_CACHED = 30;

    private final Disclosure disclosure;

    /** Takes the use cases. */
    @Activate
    public DisclosureResource(@Reference Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    /** The published items. */
    @GET
    @Path("items")
    public Response items(
            @QueryParam("q") String words,
            @QueryParam("type") String type,
            @QueryParam("org") String org,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Request request,
            @Context HttpHeaders headers) {
        if (words != null && words.length() > ItemQuery.LONGEST_WORDS) {
            return Answers.of(wrong("q", Text.of("搜索内容最多100个字。", "A search has at most 100 characters.")), headers);
        }
        if (type != null && type.length() > LONGEST_TYPE) {
            return Answers.of(wrong("type", Text.of("事项类型不正确。", "That is no type of items.")), headers);
        }
        return Answers.of(
                org(org).then(whose ->
                        disclosure.items(new ItemQuery(given(words), given(type), whose, given(after), limit(limit)))),
                headers,
                page -> cached(DisclosureJson.page(page, DisclosureJson::brief), request));
    }

    /** One published item, the whole public field set. */
    @GET
    @Path("items/{code}")
    public Response item(@PathParam("code") String code, @Context Request request, @Context HttpHeaders headers) {
        return Answers.of(
                itemCode(code).then(disclosure::item), headers, item -> cached(DisclosureJson.item(item), request));
    }

    /** State and result of a case, by receipt or supervision code. */
    @GET
    @Path("progress/{code}")
    public Response progress(@PathParam("code") String code, @Context HttpHeaders headers) {
        return Answers.of(disclosure.progress(code), headers, progress -> fresh(DisclosureJson.state(progress)));
    }

    /** The same with limits, papers and the masked name, for whoever knows a second fact. */
    @POST
    @Path("progress/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response progressOfOne(
            @PathParam("code") String code,
            SecondFactJson given,
            @Context HttpServletRequest request,
            @Context HttpHeaders headers) {
        String fact = given == null ? null : given.fact();
        if (given(fact).isEmpty() || fact.length() > LONGEST_FACT) {
            Text message = Text.of(
                    "请填写申请人全名,或申请时所留电话、证件号码的后四位。",
                    "Give the applicant's full name, or the last four characters of the telephone or number in the application.");
            return Answers.of(wrong("fact", message), headers);
        }
        return Answers.of(
                disclosure.progress(code, fact, request.getRemoteAddr()),
                headers,
                progress -> fresh(DisclosureJson.progress(progress)));
    }

    /** What an asker knows beside the code. */
    public record SecondFactJson(String fact) {}

    /** Whether a paper is genuine. */
    @GET
    @Path("verification/{code}")
    public Response verification(
            @PathParam("code") String code, @QueryParam("number") String number, @Context HttpHeaders headers) {
        return Answers.of(disclosure.verify(code, given(number)), headers, proof -> fresh(DisclosureJson.proof(proof)));
    }

    /** Published decisions, latest first. */
    @GET
    @Path("results")
    public Response results(
            @QueryParam("item") String item,
            @QueryParam("org") String org,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context HttpHeaders headers) {
        Outcome<Optional<ItemCode>> which = given(item).isEmpty()
                ? Outcome.accepted(Optional.empty())
                : itemCode(item).map(Optional::of);
        return Answers.of(
                which.then(code -> org(org).then(
                                whose -> disclosure.results(new ResultQuery(code, whose, given(after), limit(limit))))),
                headers,
                page -> fresh(DisclosureJson.page(page, DisclosureJson::result)));
    }

    /** How applicants rated the service, of an item, of an organisation, or all together. */
    @GET
    @Path("ratings")
    public Response ratings(
            @QueryParam("item") String item, @QueryParam("org") String org, @Context HttpHeaders headers) {
        Outcome<Optional<ItemCode>> which = given(item).isEmpty()
                ? Outcome.accepted(Optional.empty())
                : itemCode(item).map(Optional::of);
        return Answers.of(
                which.then(code -> org(org).map(whose -> disclosure.ratings(code, whose))),
                headers,
                ratings -> fresh(DisclosureJson.ratings(ratings)));
    }

    /** The cases of whoever is signed in. */
    @GET
    @Path("mine")
    public Response mine(
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return Answers.of(
                disclosure.mine(Actors.of(security), given(after), limit(limit)),
                headers,
                page -> fresh(DisclosureJson.page(page, DisclosureJson::progress)));
    }

    private static Response cached(ObjectNode body, Request request) {
        CacheControl shortly = new CacheControl();
        shortly.setMaxAge(SECONDS_CACHED);
        EntityTag tag = new EntityTag(Digest.of(body.toString()).abbreviated());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(body) : unchanged;
        return answer.tag(tag).cacheControl(shortly).build();
    }

    private static Response fresh(ObjectNode body) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(body).cacheControl(never).build();
    }

    private static int limit(Integer asked) {
        return Page.limit(asked, USUAL, DisclosurePage.MOST);
    }

    private static Optional<String> given(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static Outcome<Optional<OrgId>> org(String org) {
        return parsed(given(org), OrgId::new, wrong("org", Text.of("机构编号不正确。", "That is no id of an organisation.")));
    }

    private static Outcome<ItemCode> itemCode(String code) {
        try {
            return Outcome.accepted(new ItemCode(code));
        } catch (IllegalArgumentException e) {
            return Outcome.refused(DisclosureRejection.UNKNOWN_ITEM, DisclosureRejection.UNKNOWN_ITEM.title());
        }
    }

    private static <T> Outcome<Optional<T>> parsed(
            Optional<String> given, Function<String, T> parse, Outcome<Optional<T>> otherwise) {
        try {
            return Outcome.accepted(given.map(parse));
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    private static <T> Outcome<T> wrong(String parameter, Text message) {
        return Outcome.refused(new Rejection(
                DisclosureRejection.BAD_QUERY, message, List.of(new FieldProblem("/" + parameter, "query", message))));
    }
}
