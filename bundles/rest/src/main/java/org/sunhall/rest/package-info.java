/**
 * What all HTTP resources share.
 *
 * <h2>One Jakarta application per domain</h2>
 *
 * <p>The REST whiteboard reloads a whole application when one of its resources changes, so every domain has its own. A
 * domain writes two kinds of class:
 *
 * <pre>{@code
 * @Component(service = Application.class)
 * @JakartarsName("sunhall.cases")
 * @JakartarsApplicationBase("/cases")
 * @SunhallApplication
 * public final class CasesApplication extends Application {
 *     @Activate
 *     public CasesApplication() {}
 * }
 *
 * @Component(service = CaseResource.class)
 * @JakartarsResource
 * @JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.cases)")
 * @Path("/")                                   // below /api/cases
 * @Produces(MediaType.APPLICATION_JSON)
 * public final class CaseResource {
 *     @Activate
 *     public CaseResource(@Reference CaseDesk desk) { … }
 *
 *     @POST @Path("{id}/steps/{step}")
 *     @Consumes(MediaType.APPLICATION_JSON)
 *     public Response complete(@PathParam("id") String id, StepJson step,
 *             @Context HttpHeaders headers, @Context SecurityContext security) {
 *         Actor actor = Actors.of(security);
 *         Outcome<CaseView> outcome = ETags.expected(headers).then(version -> desk.complete(actor, …, version));
 *         return Answers.of(outcome, headers, view -> Response.ok(view).tag(ETags.of(view.version())).build());
 *     }
 * }
 * }</pre>
 *
 * <p>{@link org.sunhall.rest.SunhallApplication} asks for the shared extensions by name ({@code sunhall.json}, {@code
 * sunhall.problems}, {@code sunhall.guards} of this bundle and {@code sunhall.sign-in} of identity): an application is
 * not served while one of them is missing, and the public gets 503 instead. An extension of the platform has {@code
 * @JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.*)")}. Resources are singletons: everything of a request
 * comes by parameters.
 */
@Export
@Version("1.1.0")
package org.sunhall.rest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
