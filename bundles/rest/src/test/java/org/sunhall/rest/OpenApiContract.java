package org.sunhall.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Holds a domain's {@code OPENAPI-INF/<domain>.json} against its JAX-RS resources: the same methods on the same paths, every
 * operation named once, every reference leading somewhere.
 *
 * <pre>{@code
 * OpenApiContract.verify("cases", CaseResource.class, CountResource.class);
 * }</pre>
 */
public final class OpenApiContract {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private OpenApiContract() {}

    /** Fails with the differences between the description of {@code /api/<domain>} and these resources. */
    public static void verify(String domain, Class<?>... resources) {
        JsonNode description = read(domain, resources[0]);
        assertThat(operations(description))
                .as("methods and paths of OPENAPI-INF/%s.json", domain)
                .isEqualTo(annotated("/api/" + domain, resources));
        assertThat(operationIds(description))
                .as("operationId")
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(dangling(description)).as("references that lead nowhere").isEmpty();
    }

    private static JsonNode read(String domain, Class<?> resource) {
        String file = "/OPENAPI-INF/" + domain + ".json";
        try (InputStream in = resource.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static SortedSet<String> operations(JsonNode description) {
        SortedSet<String> found = new TreeSet<>();
        description.path("paths").properties().forEach(path -> METHODS.stream()
                .filter(path.getValue()::has)
                .forEach(method -> found.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return found;
    }

    private static List<String> operationIds(JsonNode description) {
        List<String> ids = new ArrayList<>();
        description.path("paths").properties().forEach(path -> METHODS.stream()
                .filter(path.getValue()::has)
                .forEach(method ->
                        ids.add(path.getValue().path(method).path("operationId").asText(""))));
        return ids;
    }

    private static List<String> dangling(JsonNode description) {
        return description.findValuesAsText("$ref").stream()
                .filter(reference -> reference.startsWith("#"))
                .filter(reference -> description.at(reference.substring(1)).isMissingNode())
                .toList();
    }

    private static SortedSet<String> annotated(String base, Class<?>... resources) {
        SortedSet<String> found = new TreeSet<>();
        for (Class<?> resource : resources) {
            String root = path(resource.getAnnotation(Path.class));
            for (Method method : resource.getMethods()) {
                Arrays.stream(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .map(type -> type.getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .forEach(verb ->
                                found.add(verb.value() + " " + base + root + path(method.getAnnotation(Path.class))));
            }
        }
        return found;
    }

    private static String path(Path path) {
        String plain = path == null ? "" : path.value().replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
        String bare = plain.replaceAll("^/|/$", "");
        return bare.isEmpty() ? "" : "/" + bare;
    }
}
