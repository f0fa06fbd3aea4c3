package org.sunhall.rest;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Text;

/**
 * Serves one web application from its bundle: files named after their content for ever, everything else never stored; compressed
 * beforehand ({@code .br}, {@code .gz} beside the file); an address that only the application knows gets its first page. The
 * security policy allows nothing from elsewhere and no script but the files.
 */
public class WebPages extends HttpServlet {

    /** What a page may do; antd writes its styles into the page, hence inline styles (and nothing else inline). */
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self' blob:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final long serialVersionUID = 1L;
    private static final Problem STARTING = new Problem(
            HttpServletResponse.SC_SERVICE_UNAVAILABLE,
            "rest.domain-absent",
            Text.of("该功能暂时停用", "This part is switched off at the moment"),
            Text.of(
                    "平台正在启动或者该功能没有运行,请稍后再试;数据没有丢失。",
                    "The platform is starting, or this part is not running; try again soon. Nothing is lost."),
            List.of());
    private static final String FIRST_PAGE = "/index.html";
    private static final Pattern NAME = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "woff", "font/woff",
            "txt", "text/plain; charset=utf-8");

    private final transient Function<String, URL> files;

    /**
     * Pages from these files.
     *
     * @param files finds a file by its absolute name inside the bundle's folder of pages, null where there is none
     */
    protected WebPages(Function<String, URL> files) {
        this.files = files;
    }

    /** Below {@code /api} programs ask: while nobody else answers there (the platform is starting), they get no page. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String asked = request.getPathInfo() == null ? "/" : request.getPathInfo();
        if (!asked.equals("/api") && !asked.startsWith("/api/")) {
            super.service(request, response);
            return;
        }
        Locale reader = Languages.of(request.getHeader("Accept-Language"));
        byte[] body = Problems.bytes(STARTING, reader, UUID.randomUUID());
        secure(response);
        response.setStatus(STARTING.status());
        response.setHeader("Retry-After", "5");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Language", reader.toLanguageTag());
        response.setContentType(Problems.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = request.getPathInfo() == null ? "/" : request.getPathInfo();
        boolean known = NAME.matcher(asked).matches() && type(asked).isPresent() && files.apply(asked) != null;
        secure(response);
        if (!known && asked.startsWith("/assets/")) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType(TYPES.get("txt"));
            response.getOutputStream().write("没有这个文件 / no such file\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        String name = known ? asked : FIRST_PAGE;
        response.setHeader(
                "Cache-Control", name.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        response.setContentType(type(name).orElseThrow());
        send(name, request, response);
    }

    private void send(String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accepted = Optional.ofNullable(request.getHeader("Accept-Encoding"))
                .map(value -> value.toLowerCase(Locale.ROOT))
                .orElse("");
        byte[] content = null;
        if (accepts(accepted, "br")) {
            content = packed(name + ".br", "br", response);
        }
        if (content == null && accepts(accepted, "gzip")) {
            content = packed(name + ".gz", "gzip", response);
        }
        if (content == null) {
            content = read(name);
        }
        if (content == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String tag = "\"" + Digest.of(content).abbreviated() + "\"";
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private static boolean accepts(String accepted, String coding) {
        return accepted.matches("(.*,)?\\s*" + coding + "\\s*(;\\s*q=(1|0?\\.[0-9]*[1-9]).*)?(,.*)?");
    }

    private byte[] packed(String name, String coding, HttpServletResponse response) throws IOException {
        byte[] content = read(name);
        if (content != null) {
            response.setHeader("Content-Encoding", coding);
        }
        return content;
    }

    private byte[] read(String name) throws IOException {
        URL file = files.apply(name);
        if (file == null) {
            return null;
        }
        try (InputStream in = file.openStream()) {
            return in.readAllBytes();
        }
    }

    private static Optional<String> type(String name) {
        return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    }

    private static void secure(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    }
}
