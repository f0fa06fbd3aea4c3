package org.sunhall.rest.internal;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Languages;
import org.sunhall.rest.Problem;
import org.sunhall.rest.Problems;

/**
 * Refuses changes that a page of another origin asks for in a signed-in reader's name, beside the session cookie's
 * {@code SameSite=Strict}; and marks every answer as not to be guessed at or stored.
 */
@Component(
        service = {ContainerRequestFilter.class, ContainerResponseFilter.class},
        scope = ServiceScope.PROTOTYPE)
@JakartarsExtension
@JakartarsName("sunhall.guards")
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.*)")
@PreMatching
public final class Guards implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Problem FOREIGN = new Problem(
            403,
            "rest.foreign-origin",
            Text.of("来源不受信任", "The origin is not trusted"),
            Text.of(
                    "该请求由其他网站的页面发出,已被拒绝。请从本平台的页面操作。",
                    "A page of another site sent this request; it was refused. Use the pages of this platform."),
            List.of());

    /** Created by the component runtime. */
    @Activate
    public Guards() {}

    @Override
    public void filter(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        String origin = request.getHeaderString("Origin");
        boolean foreign = origin == null
                ? "cross-site".equals(request.getHeaderString("Sec-Fetch-Site"))
                : !sameHost(origin, request.getHeaderString(HttpHeaders.HOST));
        if (foreign) {
            request.abortWith(Problems.of(FOREIGN, Languages.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))));
        }
    }

    static boolean sameHost(String origin, String host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && host != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
