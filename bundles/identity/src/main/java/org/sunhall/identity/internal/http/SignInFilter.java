package org.sunhall.identity.internal.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.sunhall.identity.SignIn;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Role;
import org.sunhall.rest.ActorPrincipal;

/** Reads the session cookie and says who acts; without a valid one nobody does, and the use case decides. */
@Component(service = ContainerRequestFilter.class, scope = ServiceScope.PROTOTYPE)
@JakartarsExtension
@JakartarsName("sunhall.sign-in")
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.*)")
public final class SignInFilter implements ContainerRequestFilter {

    private final SignIn signIn;

    /** Created by the component runtime. */
    @Activate
    public SignInFilter(@Reference SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(SessionResource.COOKIE);
        Actor actor = cookie == null
                ? Actor.anonymous()
                : signIn.actorOf(cookie.getValue()).orElse(Actor.anonymous());
        boolean secure = request.getSecurityContext() != null
                && request.getSecurityContext().isSecure();
        request.setSecurityContext(new ActorSecurity(actor, secure));
    }

    private record ActorSecurity(Actor actor, boolean secure) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return actor.isAnonymous() ? null : new ActorPrincipal(actor);
        }

        @Override
        public boolean isUserInRole(String role) {
            return actor.roles().stream().map(Role::name).anyMatch(role::equals);
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getAuthenticationScheme() {
            return actor.isAnonymous() ? null : FORM_AUTH;
        }
    }
}
