package org.sunhall.casework;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.sunhall.clocks.ClockJson;
import org.sunhall.clocks.StatutoryClock;

/** A state as text, so that a step loads one row instead of folding the whole history. */
public final class CaseSnapshot {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(StatutoryClock.class, new ClockWriter())
                    .addDeserializer(StatutoryClock.class, new ClockParser()))
            .visibility(PropertyAccessor.FIELD, Visibility.NON_PRIVATE)
            .build();

    private CaseSnapshot() {}

    /** The state as JSON text. */
    public static String write(CaseState state) {
        try {
            return JSON.writeValueAsString(state.fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state can always be written", e);
        }
    }

    /**
     * The state that was written.
     *
     * @throws IllegalArgumentException when the text is no state
     */
    public static CaseState read(String json) {
        try {
            return new CaseState(JSON.readValue(json, CaseState.Fields.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the stored state cannot be read", e);
        }
    }

    private static final class ClockWriter extends JsonSerializer<StatutoryClock> {
        @Override
        public void serialize(StatutoryClock clock, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeTree(ClockJson.write(clock));
        }
    }

    private static final class ClockParser extends JsonDeserializer<StatutoryClock> {
        @Override
        public StatutoryClock deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return ClockJson.read(in.readValueAsTree());
        }
    }
}
