package org.sunhall.catalog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.catalog.application.Comparison;
import org.sunhall.checker.PluginReader;
import org.sunhall.checker.difference.Change;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;
import org.sunhall.rest.BoundedInput;

/** A jar compared with what is in force before anybody lands it: for those who deploy. */
@Component(service = ComparisonResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.catalog)")
@Path("/comparison")
@Produces(MediaType.APPLICATION_JSON)
public final class ComparisonResource {

    private final CatalogDesk desk;

    /** Takes the catalog. */
    @Activate
    public ComparisonResource(@Reference CatalogDesk desk) {
        this.desk = desk;
    }

    /** An item of the jar. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ComparisonJson(String item, Text name, String against, boolean same, List<Change> changes) {

        static ComparisonJson of(Comparison compared) {
            return new ComparisonJson(
                    compared.item().value(),
                    compared.name(),
                    compared.against().map(EditionId::value).orElse(null),
                    compared.same(),
                    compared.changes());
        }
    }

    /** Compares a jar; it is neither stored nor proposed. */
    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response compare(InputStream body, @Context HttpHeaders headers, @Context SecurityContext security)
            throws IOException {
        Outcome<Actor> deployer = deployer(Actors.of(security));
        Outcome<byte[]> jar = deployer.refusal().isPresent()
                ? Outcome.refused(deployer.refusal().get())
                : BoundedInput.read(body, headers, PluginReader.MAX_JAR);
        return Answers.of(jar.then(desk::compare), headers, items -> Response.ok(
                        Map.of("items", items.stream().map(ComparisonJson::of).toList()))
                .build());
    }

    private static Outcome<Actor> deployer(Actor actor) {
        if (actor.isAnonymous()) {
            return Outcome.refused(CatalogRejection.UNAUTHENTICATED, Text.of("请先登录。", "Sign in first."));
        }
        return actor.has(Role.BUREAU_ADMIN) || actor.has(Role.OPERATOR) || actor.has(Role.SYSTEM)
                ? Outcome.accepted(actor)
                : Outcome.refused(
                        CatalogRejection.FORBIDDEN,
                        Text.of("只有部署插件的人员可以比较插件包。", "Only those who deploy plug-ins compare them."));
    }
}
