package org.sunhall.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.sunhall.identity.SignIn;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Languages;
import org.sunhall.rest.Problem;
import org.sunhall.rest.Problems;

/** {@code GET /api/events}: server-sent events (WHATWG HTML §9.2) that say to officials what has changed. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardServletAsyncSupported
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + EventsContext.NAME + ")")
public final class EventsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String COOKIE = "sunhall-session";
    private static final long RETRY_MILLIS = 3000;
    /** A line ends by itself, so that nobody hears longer than a session may last; the browser opens the next one. */
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final Problem ONLY_GET = new Problem(
            HttpServletResponse.SC_METHOD_NOT_ALLOWED,
            "live.only-get",
            Text.of("只能用 GET 读取", "This can only be read, by GET"),
            Text.of("只能用 GET 读取", "This can only be read, by GET"),
            List.of());

    private final transient SignIn signIn;
    private final transient Wires wires;

    /** Created by the component runtime. */
    @Activate
    public EventsServlet(@Reference SignIn signIn, @Reference Wires wires) {
        this.signIn = signIn;
        this.wires = wires;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("GET")) {
            answer(request, response);
        } else {
            response.setHeader("Allow", "GET");
            refuse(ONLY_GET, request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getPathInfo() != null && !request.getPathInfo().equals("/")) {
            refuse(problem(Refusal.NOTHING_HERE), request, response);
            return;
        }
        Actor actor = actor(request);
        if (actor.isAnonymous()) {
            refuse(problem(Refusal.SIGN_IN), request, response);
            return;
        }
        if (!Audience.isOfficial(actor)) {
            refuse(problem(Refusal.OFFICIALS_ONLY), request, response);
            return;
        }
        Optional<Set<Topic>> topics = topics(request.getParameter("topics"));
        if (topics.isEmpty()) {
            refuse(unknownTopic(), request, response);
            return;
        }
        Optional<Refusal> full = wires.take(actor.person().orElseThrow());
        if (full.isPresent()) {
            response.setHeader("Retry-After", "30");
            refuse(problem(full.get()), request, response);
            return;
        }
        open(actor, topics.get(), request, response);
    }

    private void open(Actor actor, Set<Topic> topics, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean opened = false;
        try {
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store, no-transform");
            response.setHeader("X-Content-Type-Options", "nosniff");
            // Reverse proxies hold answers back until they are complete, unless told.
            response.setHeader("X-Accel-Buffering", "no");
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            Wire wire = new Wire(
                    actor, topics, context, response.getOutputStream(), System.nanoTime() + LONGEST_NANOS, wires::gone);
            wire.greet(RETRY_MILLIS);
            context.addListener(new Ending(wire));
            wires.add(wire);
            opened = true;
            response.getOutputStream().setWriteListener(wire);
        } finally {
            if (!opened) {
                wires.leave(actor.person().orElseThrow());
            }
        }
    }

    private Actor actor(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst()
                .flatMap(cookie -> signIn.actorOf(cookie.getValue()))
                .orElse(Actor.anonymous());
    }

    private static Optional<Set<Topic>> topics(String asked) {
        if (asked == null) {
            return Optional.of(EnumSet.allOf(Topic.class));
        }
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        for (String word : asked.split(",", -1)) {
            Optional<Topic> topic = Topic.of(word.trim().toLowerCase(Locale.ROOT));
            if (topic.isEmpty()) {
                return Optional.empty();
            }
            topics.add(topic.get());
        }
        return Optional.of(topics);
    }

    private static Problem unknownTopic() {
        Text detail = Text.of(
                "主题只能是 cases、lamps、catalog、plugins、organisations,用逗号分隔。",
                "Topics are cases, lamps, catalog, plugins and organisations, separated by commas.");
        return Problem.of(
                new Rejection(Refusal.UNKNOWN_TOPIC, detail, List.of(new FieldProblem("/topics", "enum", detail))));
    }

    private static Problem problem(Refusal refusal) {
        return Problem.of(Rejection.of(refusal));
    }

    private static void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Locale reader = Languages.of(request.getHeader("Accept-Language"));
        byte[] body = Problems.bytes(problem, reader, UUID.randomUUID());
        response.setStatus(problem.status());
        response.setContentType(Problems.MEDIA_TYPE);
        response.setHeader("Content-Language", reader.toLanguageTag());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** However a line ends, its room is given back. */
    private record Ending(Wire wire) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            wire.close();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            wire.close();
        }

        @Override
        public void onError(AsyncEvent event) {
            wire.close();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
