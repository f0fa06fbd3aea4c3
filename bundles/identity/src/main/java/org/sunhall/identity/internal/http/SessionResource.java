package org.sunhall.identity.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.identity.SignIn;
import org.sunhall.identity.internal.SignInConfig;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Role;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;

/** Signing in and out, and who one is. Open to everybody. */
@Component(service = SessionResource.class, configurationPid = "org.sunhall.identity")
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.identity)")
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {

    /** The name of the session cookie. */
    static final String COOKIE = "sunhall-session";

    private final SignIn signIn;
    private final boolean secureCookie;

    /** Created by the component runtime. */
    @Activate
    public SessionResource(@Reference SignIn signIn, SignInConfig config) {
        this(signIn, config.secureCookie());
    }

    SessionResource(SignIn signIn, boolean secureCookie) {
        this.signIn = signIn;
        this.secureCookie = secureCookie;
    }

    /** What is sent to sign in. */
    public record SignInJson(String login, String password) {

        @Override
        public String toString() {
            return "SignInJson";
        }
    }

    /** Who is signed in; everything but {@code signedIn} is empty when nobody is. */
    public record WhoJson(
            boolean signedIn,
            Optional<String> person,
            Optional<String> name,
            Optional<String> org,
            Optional<String> jurisdiction,
            List<String> roles,
            List<PostJson> posts) {

        static WhoJson of(Actor actor) {
            return new WhoJson(
                    !actor.isAnonymous(),
                    actor.person().map(Object::toString),
                    actor.person().map(person -> actor.name()),
                    actor.org().map(Object::toString),
                    actor.jurisdiction().map(Object::toString),
                    actor.roles().stream().map(Role::name).sorted().toList(),
                    actor.posts().stream()
                            .sorted(java.util.Comparator.comparing(Post::toString))
                            .map(post -> new PostJson(post.org().value(), post.name()))
                            .toList());
        }
    }

    /** A post held. */
    public record PostJson(String org, String name) {}

    /** Signs in; a session that the caller already had ends, so that nobody can plant one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(
            SignInJson given,
            @CookieParam(COOKIE) String former,
            @Context HttpServletRequest request,
            @Context HttpHeaders headers) {
        String login = given == null ? null : given.login();
        char[] password = given == null || given.password() == null
                ? null
                : given.password().toCharArray();
        return Answers.of(signIn.signIn(login, password, request.getRemoteAddr()), headers, session -> {
            signIn.signOut(former);
            return Response.ok(WhoJson.of(session.actor()))
                    .cookie(cookie(session.token(), -1))
                    .build();
        });
    }

    /** Who am I. */
    @GET
    public WhoJson who(@Context SecurityContext security) {
        return WhoJson.of(Actors.of(security));
    }

    /** Signs out. */
    @DELETE
    public Response signOut(@CookieParam(COOKIE) String token) {
        signIn.signOut(token);
        return Response.noContent().cookie(cookie("", 0)).build();
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secureCookie)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
