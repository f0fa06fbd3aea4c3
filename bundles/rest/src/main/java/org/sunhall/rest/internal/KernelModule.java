package org.sunhall.rest.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.util.function.Function;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.SupervisionCode;

/** Ids and codes of the kernel are plain strings in JSON, both ways. */
final class KernelModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    KernelModule() {
        super("sunhall-kernel");
        asString(CaseId.class, CaseId::new);
        asString(EditionId.class, EditionId::new);
        asString(ItemCode.class, ItemCode::new);
        asString(JurisdictionId.class, JurisdictionId::new);
        asString(OrgId.class, OrgId::new);
        asString(PersonId.class, PersonId::new);
        asString(PluginId.class, PluginId::new);
        asString(Digest.class, Digest::new);
        asString(SupervisionCode.class, SupervisionCode::new);
    }

    private <T> void asString(Class<T> type, Function<String, T> parse) {
        addSerializer(type, ToStringSerializer.instance);
        addDeserializer(type, new Parsed<>(type, parse));
    }

    private static final class Parsed<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> parse;

        Parsed(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String value = parser.getValueAsString();
            try {
                return parse.apply(value);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(value, _valueClass, "not valid");
            }
        }
    }
}
