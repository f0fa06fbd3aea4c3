package org.sunhall.catalog.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URLEncoder;
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
import org.sunhall.checker.Material;
import org.sunhall.checker.PluginContent;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.plugins.Plugins;
import org.sunhall.rest.Actors;
import org.sunhall.rest.Answers;

/**
 * The filled sample and the blank form of a material, to take away. Whoever may read the edition may take them; they are
 * part of what was reviewed and never change for this edition.
 */
@Component(service = MaterialFileResource.class)
@JakartarsResource
@JakartarsApplicationSelect("(osgi.jakartars.name=sunhall.catalog)")
@Path("editions/{id}/materials/{key}/{which}")
public final class MaterialFileResource {

    private static final Map<String, String> TYPES = Map.of(
            "pdf",
            "application/pdf",
            "png",
            "image/png",
            "jpg",
            "image/jpeg",
            "jpeg",
            "image/jpeg",
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final CatalogReading reading;
    private final Plugins plugins;

    /** Takes the catalog and the store of plug-ins. */
    @Activate
    public MaterialFileResource(@Reference CatalogDesk desk, @Reference Plugins plugins) {
        this.reading = new CatalogReading(desk);
        this.plugins = plugins;
    }

    private record Found(Material material, String file, byte[] bytes) {}

    /** The file, named as people know the material. */
    @GET
    public Response file(
            @PathParam("id") String id,
            @PathParam("key") String key,
            @PathParam("which") String which,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Outcome<Found> outcome = reading.edition(Actors.of(security), id).then(edition -> found(edition, key, which));
        return Answers.of(outcome, headers, found -> {
            String ending = found.file().substring(found.file().lastIndexOf('.') + 1);
            String name = found.material().name().zh() + (which.equals("sample") ? "(样表)" : "(空白表格)") + "." + ending;
            return Response.ok(found.bytes(), TYPES.get(ending))
                    // RFC 6266 and RFC 8187: a name that every reader takes, and the name as it is.
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"" + key + "-" + which + "." + ending + "\"; filename*=UTF-8''"
                                    + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                            .replace("+", "%20"))
                    .header("X-Content-Type-Options", "nosniff")
                    .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400")
                    .build();
        });
    }

    private Outcome<Found> found(EditionView edition, String key, String which) {
        Optional<PluginContent> content = edition.isOnline() ? plugins.content(edition.plugin()) : Optional.empty();
        return content.flatMap(files -> files.item(edition.item())
                        .flatMap(item -> item.material(key))
                        .flatMap(
                                material -> Optional.ofNullable(material.files().get(which))
                                        .flatMap(file -> files.file(PluginContent.ROOT + "materials/" + file)
                                                .map(bytes -> new Found(material, file, bytes)))))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(
                        CatalogRejection.FILE_UNKNOWN,
                        Text.of("该材料没有可下载的样表或空白表格。", "There is nothing to take away for this material.")));
    }
}
