package org.sunhall.bench.hello;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.stream.IntStream;

/** {@code GET /api/hello}: a kilobyte of JSON, written by Jackson, nothing read. */
@Path("hello")
public final class HelloResource {

    private static final int LINES = 16;

    private final ObjectMapper json = new ObjectMapper();

    /** Created by the activator. */
    public HelloResource() {}

    /** A line of the answer. */
    public record Line(int number, String text, boolean last) {}

    /** The kilobyte. */
    @GET
    @Produces("application/json")
    public byte[] hello() throws JsonProcessingException {
        List<Line> lines = IntStream.range(0, LINES)
                .mapToObj(number -> new Line(number, "a line of the hello", number == LINES - 1))
                .toList();
        return json.writeValueAsBytes(lines);
    }
}
