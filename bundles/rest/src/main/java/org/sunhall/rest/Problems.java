package org.sunhall.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Rejection;

/** Writes problem+json answers (RFC 9457): one sentence in the reader's language, never a class name or a stack trace. */
public final class Problems {

    /** The media type of every problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    /** The answer to a refused command. */
    public static Response of(Rejection rejection, Locale reader) {
        return of(Problem.of(rejection), reader);
    }

    /** The answer to any problem, with a correlation id of its own. */
    public static Response of(Problem problem, Locale reader) {
        return of(problem, reader, UUID.randomUUID());
    }

    /** The answer to a problem that was also logged under this correlation id. */
    public static Response of(Problem problem, Locale reader, UUID correlation) {
        return Response.status(problem.status())
                .type(MEDIA_TYPE)
                .language(reader)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(bytes(problem, reader, correlation))
                .build();
    }

    /** The body alone, in UTF-8, for answers outside the REST applications. */
    public static byte[] bytes(Problem problem, Locale reader, UUID correlation) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", Problem.TYPE + problem.code());
        body.put("title", problem.title().in(reader));
        body.put("status", problem.status());
        body.put("detail", problem.detail().in(reader));
        body.put("instance", "urn:uuid:" + correlation);
        if (!problem.fields().isEmpty()) {
            ArrayNode errors = body.putArray("errors");
            for (FieldProblem field : problem.fields()) {
                errors.addObject()
                        .put("pointer", field.pointer())
                        .put("rule", field.rule())
                        .put("detail", field.message().in(reader));
            }
        }
        try {
            return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can always be written", e);
        }
    }
}
