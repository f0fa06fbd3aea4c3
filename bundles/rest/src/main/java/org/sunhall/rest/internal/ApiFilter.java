package org.sunhall.rest.internal;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Languages;
import org.sunhall.rest.Problem;
import org.sunhall.rest.Problems;

/**
 * Stands before everything below {@code /api}: a domain that is absent answers 503 with a sentence, and what a servlet
 * would answer with an error page becomes problem+json. The whiteboard gives every application a servlet context of its
 * own ({@code /api/cases}) and one for the rest ({@code /api}); the filter stands in all of them.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterName("sunhall.api")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=ContextForRestWhiteboard.*)")
public final class ApiFilter implements Filter {

    private final Domains domains;

    /** Created by the component runtime. */
    @Activate
    public ApiFilter(@Reference Domains domains) {
        this.domains = domains;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        Locale reader = Languages.of(asked.getHeader("Accept-Language"));
        String key = domain(asked.getRequestURI());
        Text name = domains.names().get(key);
        if (name != null && !domains.isServed(key)) {
            answer.setHeader("Retry-After", "5");
            write(absent(name), reader, answer);
            return;
        }
        chain.doFilter(request, new HttpServletResponseWrapper(answer) {
            @Override
            public void sendError(int status) throws IOException {
                write(Faults.ofStatus(status), reader, answer);
            }

            @Override
            public void sendError(int status, String message) throws IOException {
                sendError(status);
            }
        });
    }

    /** The segment after {@code /api/}. */
    static String domain(String uri) {
        String[] parts = uri.split("/", 4);
        return parts.length > 2 ? parts[2] : "";
    }

    private static void write(Problem problem, Locale reader, HttpServletResponse answer) throws IOException {
        if (answer.isCommitted()) {
            return;
        }
        answer.resetBuffer();
        byte[] body = Problems.bytes(problem, reader, UUID.randomUUID());
        answer.setStatus(problem.status());
        answer.setContentType(Problems.MEDIA_TYPE);
        answer.setHeader("Content-Language", reader.toLanguageTag());
        answer.setHeader("Cache-Control", "no-store");
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setContentLength(body.length);
        answer.getOutputStream().write(body);
        answer.flushBuffer();
    }

    private static Problem absent(Text name) {
        return new Problem(
                HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                "rest.domain-absent",
                Text.of("该功能暂时停用", "This part is switched off at the moment"),
                Text.of(
                                "“{0}”功能目前没有运行,其他功能不受影响;数据没有丢失,恢复后即可继续。",
                                "{0}: this part is not running at the moment. Everything else is; nothing is lost, "
                                        + "and it goes on when it is back.")
                        .with(name),
                List.of());
    }
}
