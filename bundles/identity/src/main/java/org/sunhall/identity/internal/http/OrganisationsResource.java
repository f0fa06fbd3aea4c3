package org.sunhall.identity.internal.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Jurisdiction;
import org.sunhall.identity.Organisation;
import org.sunhall.kernel.Text;

/** The organisations, where they are and how to reach them. Public. */
@Component(service = OrganisationsResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.identity)")
@Path("organisations")
@Produces(MediaType.APPLICATION_JSON)
public final class OrganisationsResource {

    private final Directory directory;

    /** Created by the component runtime. */
    @Activate
    public OrganisationsResource(@Reference Directory directory) {
        this.directory = directory;
    }

    /** An organisation as the public sees it. */
    public record OrganisationJson(
            String id,
            Text name,
            String jurisdiction,
            Text jurisdictionName,
            Optional<String> parent,
            List<String> functions,
            String address,
            String phone,
            String supervisionPhone) {

        static OrganisationJson of(Organisation one, Directory directory) {
            return new OrganisationJson(
                    one.id().value(),
                    one.name(),
                    one.jurisdiction().value(),
                    directory
                            .jurisdiction(one.jurisdiction())
                            .map(Jurisdiction::name)
                            .orElseGet(() -> Text.same(one.jurisdiction().value())),
                    one.parent().map(Object::toString),
                    one.functions().stream().sorted().toList(),
                    one.address(),
                    one.phone(),
                    one.supervisionPhone());
        }
    }

    /** All of them, by id. */
    @GET
    public List<OrganisationJson> all() {
        return directory.organisations().stream()
                .map(one -> OrganisationJson.of(one, directory))
                .toList();
    }
}
