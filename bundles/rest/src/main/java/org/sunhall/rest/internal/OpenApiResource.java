package org.sunhall.rest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Describes what runs now: the {@code OPENAPI-INF/*.json} of every started bundle in one document. */
@Component(service = OpenApiResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.openapi)")
@Path("/")
public final class OpenApiResource {

    private static final String FOLDER = "OPENAPI-INF";
    private static final Logger LOG = LoggerFactory.getLogger(OpenApiResource.class);

    private final ObjectMapper json = new ObjectMapper();
    private final String version;
    private final BundleTracker<List<JsonNode>> described;

    /** Follows the bundles that come and go. */
    @Activate
    public OpenApiResource(BundleContext context) {
        this.version = context.getBundle().getVersion().toString();
        this.described = new BundleTracker<>(context, Bundle.ACTIVE | Bundle.STARTING, null) {
            @Override
            public List<JsonNode> addingBundle(Bundle bundle, BundleEvent event) {
                List<JsonNode> parts = descriptions(bundle);
                return parts.isEmpty() ? null : parts;
            }
        };
        described.open();
    }

    /** Stops following. */
    @Deactivate
    public void stop() {
        described.close();
    }

    /** The whole description. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode describe() {
        List<JsonNode> parts = described.getTracked().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().getSymbolicName()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        return OpenApiMerge.merge(parts, version);
    }

    private List<JsonNode> descriptions(Bundle bundle) {
        Enumeration<URL> files = bundle.findEntries(FOLDER, "*.json", false);
        if (files == null) {
            return List.of();
        }
        List<JsonNode> parts = new ArrayList<>();
        for (URL file : Collections.list(files)) {
            try (InputStream in = file.openStream()) {
                parts.add(json.readTree(in));
            } catch (IOException e) {
                LOG.warn("The API description {} cannot be read", file, e);
            }
        }
        return parts;
    }
}
