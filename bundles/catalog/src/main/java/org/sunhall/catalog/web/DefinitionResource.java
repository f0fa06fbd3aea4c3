package org.sunhall.catalog.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.forms.Form;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.plugins.Plugins;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;

/**
 * What pages draw an edition from: the item as written, its form and its flow chart. Whoever may read the edition
 * may read its definition.
 */
@Component(service = DefinitionResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.catalog)")
@Path("editions/{id}/definition")
@Produces(MediaType.APPLICATION_JSON)
public final class DefinitionResource {

    private static final String SAMPLES = PluginContent.ROOT + "samples/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CatalogReading reading;
    private final Plugins plugins;

    /** Takes the catalog and the store of plug-ins. */
    @Activate
    public DefinitionResource(@Reference CatalogDesk desk, @Reference Plugins plugins) {
        this.reading = new CatalogReading(desk);
        this.plugins = plugins;
    }

    /** The definition; it never changes for this edition. */
    @GET
    public Response definition(
            @PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        Outcome<ObjectNode> outcome = reading.edition(Actors.of(security), id).then(this::definition);
        return Answers.of(outcome, headers, body -> Response.ok(body).build());
    }

    private Outcome<ObjectNode> definition(EditionView edition) {
        if (!edition.isOnline()) {
            return Outcome.refused(
                    CatalogRejection.EDITION_UNKNOWN,
                    Text.of("该事项尚未实行网上运行,没有流程和表单。", "The item does not run online yet; it has neither flow nor form."));
        }
        Optional<PluginContent> content = plugins.content(edition.plugin());
        return content.flatMap(files -> files.item(edition.item()).map(item -> json(edition, files, item)))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(
                        CatalogRejection.EDITION_UNKNOWN,
                        Text.of("该版本的定义无法读取。", "The definition of this edition cannot be read.")));
    }

    private static ObjectNode json(EditionView edition, PluginContent files, ItemDefinition item) {
        Form form = files.form(item);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("edition", edition.id().value());
        json.put("digest", edition.digest().hex());
        json.set("item", item.raw());
        json.putObject("form").<ObjectNode>set("schema", form.schema()).set("ui", form.ui());
        json.put("bpmn", new String(files.bpmn(item), StandardCharsets.UTF_8));
        json.set("samples", samples(files, item));
        return json;
    }

    /** The filled forms a plug-in brings, for applicants to look at; their scripted stories stay inside. */
    private static ArrayNode samples(PluginContent files, ItemDefinition item) {
        ArrayNode samples = JsonNodeFactory.instance.arrayNode();
        files.files().entrySet().stream()
                .filter(file -> file.getKey().startsWith(SAMPLES))
                .sorted(Map.Entry.comparingByKey())
                .forEach(file -> {
                    try {
                        JsonNode sample = JSON.readTree(file.getValue());
                        if (sample.path("item").asText().equals(item.code().value())
                                && sample.path("form").isObject()) {
                            samples.addObject()
                                    .<ObjectNode>set("title", sample.path("title"))
                                    .set("form", sample.path("form"));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException("a checked sample cannot be read", e);
                    }
                });
        return samples;
    }
}
