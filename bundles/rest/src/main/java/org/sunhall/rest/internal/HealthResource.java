package org.sunhall.rest.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.kernel.Text;
import org.sunhall.rest.Health;
import org.sunhall.rest.HealthSource;
import org.sunhall.rest.Languages;

/** How the platform is, for whoever watches it. 503 when something nothing works without is down. */
@Component(service = HealthResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.health)")
@Path("/")
public final class HealthResource {

    private static final int DATABASE_SECONDS = 2;

    private final Domains domains;
    private final Version version;

    @Reference(
            target = "(osgi.jndi.service.name=sunhall)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    private volatile DataSource database;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            fieldOption = FieldOption.REPLACE)
    private volatile List<HealthSource> sources;

    /** Created by the component runtime. */
    @Activate
    public HealthResource(BundleContext context, @Reference Domains domains) {
        this.domains = domains;
        this.version = context.getBundle().getVersion();
    }

    /** {@code GET /api/health}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response health(@Context HttpHeaders headers) {
        Locale reader = Languages.of(headers);
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        Health.State worst = put(parts, "database", database(), reader);
        for (HealthSource source : sources) {
            Health.State state = put(parts, source.name(), check(source), reader);
            worst = state.compareTo(worst) > 0 ? state : worst;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", word(worst));
        body.put("version", version.toString());
        ObjectNode domainStates = body.putObject("domains");
        domains.names().keySet().forEach(key -> domainStates.put(key, domains.isServed(key) ? "served" : "absent"));
        body.set("parts", parts);
        return Response.status(worst == Health.State.DOWN ? 503 : 200)
                .entity(body)
                .build();
    }

    private Health database() {
        DataSource source = database;
        if (source == null) {
            return down(Text.of("数据库未就绪", "The database is not ready"));
        }
        try (Connection connection = source.getConnection()) {
            return connection.isValid(DATABASE_SECONDS)
                    ? Health.up()
                    : down(Text.of("数据库没有应答", "The database does not answer"));
        } catch (SQLException e) {
            return down(Text.of("数据库没有应答", "The database does not answer"));
        }
    }

    private static Health check(HealthSource source) {
        try {
            return source.check();
        } catch (RuntimeException e) {
            return new Health(Health.State.DEGRADED, Text.of("无法得知其状态", "It could not say how it is"), Map.of());
        }
    }

    private static Health down(Text detail) {
        return new Health(Health.State.DOWN, detail, Map.of());
    }

    private static Health.State put(ObjectNode parts, String name, Health health, Locale reader) {
        ObjectNode part = parts.putObject(name);
        part.put("status", word(health.state()));
        part.put("detail", health.detail().in(reader));
        health.figures().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(figure -> {
            part.putPOJO(figure.getKey(), figure.getValue());
        });
        return health.state();
    }

    private static String word(Health.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
