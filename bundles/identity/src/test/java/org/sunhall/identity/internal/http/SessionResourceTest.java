package org.sunhall.identity.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunhall.identity.IdentityRejection;
import org.sunhall.identity.Session;
import org.sunhall.identity.SignIn;
import org.sunhall.identity.internal.http.SessionResource.SignInJson;
import org.sunhall.identity.internal.http.SessionResource.WhoJson;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Role;
import org.sunhall.rest.Actors;

class SessionResourceTest {

    private static final Actor LI = new Actor(
            Optional.of(new PersonId("li")),
            "李",
            Optional.of(new OrgId("bureau")),
            Optional.empty(),
            Set.of(Role.STAFF),
            Set.of(new Post(new OrgId("bureau"), "window")));

    private final List<String> signedOut = new ArrayList<>();
    private final SignIn signIn = new SignIn() {
        @Override
        public Outcome<Session> signIn(String login, char[] password, String remote) {
            return "li".equals(login) && "10.0.0.9".equals(remote)
                    ? Outcome.accepted(new Session("fresh", LI, Instant.EPOCH))
                    : Outcome.refused(IdentityRejection.SIGN_IN_FAILED, IdentityRejection.SIGN_IN_FAILED.title());
        }

        @Override
        public Optional<Actor> actorOf(String token) {
            return "fresh".equals(token) ? Optional.of(LI) : Optional.empty();
        }

        @Override
        public void signOut(String token) {
            signedOut.add(token);
        }
    };

    @Test
    void setsACookieThatScriptsAndOtherSitesCannotUseAndEndsTheFormerSession() {
        for (boolean secure : new boolean[] {false, true}) {
            Response answer = new SessionResource(signIn, secure)
                    .signIn(new SignInJson("li", "secret"), "former", request(), headers());

            assertThat(answer.getStatus()).isEqualTo(200);
            NewCookie cookie = answer.getCookies().get("sunhall-session");
            assertThat(cookie.getValue()).isEqualTo("fresh");
            assertThat(cookie.getPath()).isEqualTo("/");
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.isSecure()).isEqualTo(secure);
            assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.STRICT);
            assertThat(answer.getEntity().toString()).doesNotContain("fresh");
        }
        assertThat(signedOut).containsExactly("former", "former");
        assertThat(new SignInJson("li", "secret").toString()).doesNotContain("secret");
    }

    @Test
    void aFailureIs401WithoutACookieAndKeepsTheFormerSession() {
        Response answer =
                new SessionResource(signIn, true).signIn(new SignInJson("x", "y"), "former", request(), headers());

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getCookies()).isEmpty();
        assertThat(signedOut).isEmpty();
    }

    @Test
    void signingOutEndsTheSessionAndClearsTheCookie() {
        Response answer = new SessionResource(signIn, true).signOut("fresh");

        assertThat(answer.getStatus()).isEqualTo(204);
        assertThat(answer.getCookies().get("sunhall-session").getMaxAge()).isZero();
        assertThat(signedOut).containsExactly("fresh");
    }

    @Test
    void theFilterMakesTheActorOfTheCookieAndNobodyOfAWrongOne() {
        assertThat(Actors.of(filtered("fresh"))).isEqualTo(LI);
        assertThat(filtered("fresh").isUserInRole("STAFF")).isTrue();
        assertThat(Actors.of(filtered("stolen")).isAnonymous()).isTrue();
        assertThat(Actors.of(filtered(null)).isAnonymous()).isTrue();
        assertThat(filtered(null).getUserPrincipal()).isNull();

        WhoJson who = new SessionResource(signIn, true).who(filtered("fresh"));
        assertThat(who.signedIn()).isTrue();
        assertThat(who.posts()).extracting(SessionResource.PostJson::name).containsExactly("window");
        assertThat(new SessionResource(signIn, true).who(filtered(null)))
                .isEqualTo(new WhoJson(
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of()));
    }

    private SecurityContext filtered(String token) {
        SecurityContext[] set = new SecurityContext[1];
        ContainerRequestContext context = proxy(ContainerRequestContext.class, (name, arguments) -> {
            switch (name) {
                case "getCookies":
                    return token == null
                            ? Map.of()
                            : Map.of(
                                    "sunhall-session",
                                    new Cookie.Builder("sunhall-session")
                                            .value(token)
                                            .build());
                case "setSecurityContext":
                    set[0] = (SecurityContext) arguments[0];
                    return null;
                default:
                    return null;
            }
        });
        new SignInFilter(signIn).filter(context);
        return set[0];
    }

    private static HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (name, arguments) -> name.equals("getRemoteAddr") ? "10.0.0.9" : null);
    }

    private static HttpHeaders headers() {
        return proxy(HttpHeaders.class, (name, arguments) -> List.of(Locale.SIMPLIFIED_CHINESE));
    }

    private interface Call {
        Object of(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.of(method.getName(), arguments)));
    }
}
