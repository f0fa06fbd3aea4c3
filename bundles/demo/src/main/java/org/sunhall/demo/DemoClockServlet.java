package org.sunhall.demo;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.sunhall.identity.SignIn;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Role;

/** {@code GET /api/demo/clock} tells the platform's time; {@code POST ?by=3d} moves it, for the demo operator only. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/demo/clock")
public final class DemoClockServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient DemoClock demo;
    private final transient Clock clock;
    private final transient SignIn signIn;

    /** Takes the clocks and who is signed in. */
    @Activate
    public DemoClockServlet(@Reference DemoClock demo, @Reference Clock clock, @Reference SignIn signIn) {
        this.demo = demo;
        this.clock = clock;
        this.signIn = signIn;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tell(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Actor> actor = actor(request);
        if (actor.filter(known -> known.has(Role.OPERATOR)).isEmpty()) {
            problem(
                    response,
                    actor.isEmpty() ? 401 : 403,
                    "demo.operator-only",
                    "只有演示环境的运行维护人员可以调整时间。Only the demo operator may move time.");
            return;
        }
        try {
            demo.advance(Durations.parse(request.getParameter("by")));
        } catch (IllegalArgumentException e) {
            problem(response, 422, "demo.bad-duration", "请用参数 by 写明时长,如 3d、12h、30m,只能向前。Say how far in “by”: 3d, 12h or 30m, forward only.");
            return;
        }
        tell(response);
    }

    private Optional<Actor> actor(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals("sunhall-session")) {
                    return signIn.actorOf(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private void tell(HttpServletResponse response) throws IOException {
        answer(response, 200, "application/json", "{\"now\":\"" + clock.instant() + "\",\"offset\":\"" + demo.offset() + "\"}");
    }

    private static void problem(HttpServletResponse response, int status, String code, String detail) throws IOException {
        answer(
                response,
                status,
                "application/problem+json",
                "{\"type\":\"urn:sunhall:problem:" + code + "\",\"title\":\"演示时钟\",\"status\":" + status + ",\"detail\":\""
                        + detail + "\"}");
    }

    private static void answer(HttpServletResponse response, int status, String type, String body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(body);
    }
}
