package org.sunhall.notices.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.notices.application.NoticeDesk;
import org.sunhall.notices.application.NoticeRejection;
import org.sunhall.notices.model.Delivery;
import org.sunhall.notices.model.Notice;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.Page;

/** Notices over HTTP; who may is the use case's to say. */
@Component(service = NoticesResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.notices)")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class NoticesResource {

    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final NoticeDesk desk;

    /** Takes the use cases. */
    @Activate
    public NoticesResource(@Reference NoticeDesk desk) {
        this.desk = desk;
    }

    /** The reader's own notices, the latest first. */
    @GET
    public Response own(
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        int size = Page.limit(limit, USUAL, MOST);
        return Answers.of(
                desk.own(Actors.of(security), Optional.ofNullable(after).filter(mark -> !mark.isEmpty()), size + 1),
                headers,
                mailbox -> {
                    List<Notice> notices = mailbox.notices();
                    ObjectNode json = JsonNodeFactory.instance.objectNode();
                    json.put("unread", mailbox.unread());
                    ArrayNode items = json.putArray("items");
                    notices.stream().limit(size).forEach(notice -> items.add(notice(notice)));
                    if (notices.size() > size) {
                        json.put("next", notices.get(size - 1).id());
                    }
                    return fresh(json);
                });
    }

    /** Marks an own notice as read. */
    @POST
    @Path("{id}/read")
    public Response read(@PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(desk.read(Actors.of(security), id), headers, notice -> fresh(notice(notice)));
    }

    /** The ways to be reached, with the reader's own addresses. */
    @GET
    @Path("channels")
    public Response channels(@Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(desk.ways(Actors.of(security)), headers, ways -> {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            ArrayNode items = json.putArray("items");
            ways.forEach(way -> items.add(way(way)));
            return fresh(json);
        });
    }

    /** Puts down the reader's address for a channel; a code goes there. */
    @PUT
    @Path("channels/{channel}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response putAddress(
            @PathParam("channel") String channel,
            JsonNode body,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        boolean chinese = !text(body, "language").orElse("zh").equals("en");
        return Answers.of(
                text(body, "address")
                        .map(address -> desk.putAddress(Actors.of(security), channel, address, chinese))
                        .orElseGet(() -> lacking("address")),
                headers,
                way -> fresh(way(way)));
    }

    /** Confirms the address with the code that went there. */
    @POST
    @Path("channels/{channel}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response confirm(
            @PathParam("channel") String channel,
            JsonNode body,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return Answers.of(
                text(body, "code")
                        .map(code -> desk.confirm(Actors.of(security), channel, code))
                        .orElseGet(() -> lacking("code")),
                headers,
                way -> fresh(way(way)));
    }

    /** Takes the address back. */
    @DELETE
    @Path("channels/{channel}")
    public Response removeAddress(
            @PathParam("channel") String channel, @Context HttpHeaders headers, @Context SecurityContext security) {
        return Answers.of(desk.removeAddress(Actors.of(security), channel), headers, done -> Response.noContent()
                .build());
    }

    /** Deliveries in a state, for operators. */
    @GET
    @Path("deliveries")
    public Response deliveries(
            @QueryParam("state") String state,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        int size = Page.limit(limit, USUAL, MOST);
        return Answers.of(
                state(state)
                        .then(wanted ->
                                desk.deliveries(Actors.of(security), wanted, Optional.ofNullable(after), size + 1)),
                headers,
                found -> {
                    ObjectNode json = JsonNodeFactory.instance.objectNode();
                    ArrayNode items = json.putArray("items");
                    found.stream().limit(size).forEach(each -> items.add(delivery(each)));
                    if (found.size() > size) {
                        json.put("next", found.get(size - 1).id());
                    }
                    return fresh(json);
                });
    }

    /** Sends a delivery off again that was given up. */
    @POST
    @Path("deliveries/{notice}/{channel}/retry")
    public Response again(
            @PathParam("notice") String notice,
            @PathParam("channel") String channel,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return Answers.of(
                desk.again(Actors.of(security), notice + "/" + channel), headers, each -> fresh(delivery(each)));
    }

    private static Outcome<Delivery.State> state(String name) {
        String wanted = name == null || name.isEmpty() ? "failed" : name;
        for (Delivery.State state : Delivery.State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(wanted)) {
                return Outcome.accepted(state);
            }
        }
        Text message = Text.of("状态只能是 waiting、sent 或 failed。", "A state is waiting, sent or failed.");
        return Outcome.refused(new Rejection(
                NoticeRejection.BAD_REQUEST, message, List.of(new FieldProblem("/state", "query", message))));
    }

    private static Optional<String> text(JsonNode body, String field) {
        return body != null && body.path(field).isTextual()
                ? Optional.of(body.get(field).asText().strip())
                : Optional.empty();
    }

    private static <T> Outcome<T> lacking(String field) {
        Text message = Text.of("缺少文本字段 " + field + "。", "The text field " + field + " is missing.");
        return Outcome.refused(new Rejection(
                NoticeRejection.BAD_REQUEST, message, List.of(new FieldProblem("/" + field, "required", message))));
    }

    private static Response fresh(Object body) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(body).cacheControl(never).build();
    }

    private static ObjectNode notice(Notice notice) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", notice.id());
        json.put("kind", notice.kind());
        json.put("case", notice.caseId());
        json.putObject("title")
                .put("zh", notice.title().zh())
                .put("en", notice.title().en());
        json.putObject("body")
                .put("zh", notice.body().zh())
                .put("en", notice.body().en());
        json.put("createdAt", notice.createdAt().toString());
        notice.readAt().ifPresent(at -> json.put("readAt", at.toString()));
        return json;
    }

    private static ObjectNode way(NoticeDesk.Way way) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("channel", way.channel());
        json.putObject("label")
                .put("zh", way.label().zh())
                .put("en", way.label().en());
        json.put("available", way.available());
        way.entry().ifPresent(entry -> json.put("address", entry.address()).put("confirmed", entry.confirmed()));
        return json;
    }

    private static ObjectNode delivery(Delivery delivery) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", delivery.id());
        json.put("notice", delivery.notice());
        json.put("channel", delivery.channel());
        json.put("state", delivery.state().name().toLowerCase(Locale.ROOT));
        json.put("tries", delivery.tries());
        delivery.nextTry().ifPresent(at -> json.put("nextTryAt", at.toString()));
        delivery.trouble().ifPresent(trouble -> json.put("trouble", trouble));
        return json;
    }
}
