package org.sunhall.rest.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.sunhall.rest.Languages;
import org.sunhall.rest.Problem;
import org.sunhall.rest.Problems;

/**
 * Answers in our words what the HTTP server refuses before any of our code is asked, for example an address that cannot be
 * read ({@code /%zz}): a page for people, problem+json for whoever asked for JSON.
 *
 * <p>A connector is the only thing the HTTP service takes from others with its server in hand; the one made here listens
 * nowhere.
 */
@Component(service = ConnectorFactory.class)
public final class RefusedRequests implements ConnectorFactory {

    private static final String PAGE = "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>%1$s · 阳光大厅</title>"
            + "<style>body{font-family:sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem;line-height:1.7;color:#1b2733}"
            + "</style></head><body><main><h1>%1$s</h1><p>%2$s</p><p lang=\"en\">%3$s</p>"
            + "<p><a href=\"/\">返回首页 / Home</a></p></main></body></html>\n";

    /**
     * Created by the component runtime.
     *
     * @param serving there only while the HTTP server runs: it cannot start beside a connector that listens nowhere
     */
    @Activate
    public RefusedRequests(@Reference HttpServiceRuntime serving) {}

    @Override
    public Connector createConnector(Server server) {
        server.setErrorHandler(RefusedRequests::answer);
        return new LocalConnector(server);
    }

    private static boolean answer(Request request, Response response, Callback callback) {
        int status = response.getStatus() < 400 ? 500 : response.getStatus();
        Problem problem = Faults.ofStatus(status);
        String accepted = Optional.ofNullable(request.getHeaders().get(HttpHeader.ACCEPT))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        boolean json = accepted.contains("json");
        byte[] body = json
                ? Problems.bytes(
                        problem, Languages.of(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE)), UUID.randomUUID())
                : page(problem).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, json ? Problems.MEDIA_TYPE : "text/html; charset=utf-8");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    /** A page in both languages: what the reader prefers cannot be told of a request that cannot be read. */
    static String page(Problem problem) {
        return PAGE.formatted(
                problem.title().zh(), problem.detail().zh(), problem.detail().en());
    }
}
