package org.sunhall.checker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sunhall.kernel.Text;

/** JSON Schema 2020-12 as the checker needs it: the product's own schemas of plug-in files, and conditions on form data. */
public final class Schemas {

    /** The schema of {@code plugin.json}. */
    public static final String PLUGIN = "plugin.schema.json";
    /** The schema of an item. */
    public static final String ITEM = "item.schema.json";
    /** The schema of a form file, around the form's own schema. */
    public static final String FORM = "form.schema.json";
    /** The schema of a sample. */
    public static final String SAMPLE = "sample.schema.json";
    /** The schema of a discretion table. */
    public static final String DISCRETION = "discretion.schema.json";
    /** The schema of a migration. */
    public static final String MIGRATION = "migration.schema.json";

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .pathType(PathType.JSON_POINTER)
                    .build()));
    private static final Map<String, Schema> OWN = new ConcurrentHashMap<>();

    private Schemas() {}

    /** Whether the data fits the condition; one that is no schema holds never. */
    public static boolean holds(ObjectNode schema, JsonNode data) {
        try {
            return REGISTRY.getSchema(schema).validate(data).isEmpty();
        } catch (SchemaException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Whether this is a JSON Schema 2020-12 fit for a condition: valid by the meta-schema, no reference outside itself, no regular
     * expression (one of those can keep a processor busy for ever).
     */
    public static boolean isSchema(ObjectNode schema) {
        try {
            boolean valid = MetaSchema.VALUE.validate(schema).isEmpty();
            boolean alone = schema.findValuesAsText("$ref").stream().allMatch(ref -> ref.startsWith("#"))
                    && schema.findValue("$dynamicRef") == null
                    && schema.findValue("$schema") == null
                    && schema.findValue("$id") == null
                    && schema.findValue("pattern") == null
                    && schema.findValue("patternProperties") == null;
            if (valid && alone) {
                REGISTRY.getSchema(schema).validate(new ObjectMapper().createObjectNode());
            }
            return valid && alone;
        } catch (SchemaException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a file of the plug-in fits one of the product's schemas. */
    public static boolean fits(String schema, JsonNode data) {
        return own(schema).validate(data).isEmpty();
    }

    /** Holds a file of the plug-in against one of the product's schemas; every deviation is a finding with its JSON pointer. */
    public static void check(String schema, String file, JsonNode data, Findings findings) {
        for (Error error : own(schema).validate(data)) {
            String keyword = error.getKeyword();
            if ("if".equals(keyword) || "allOf".equals(keyword)) {
                continue;
            }
            String pointer = error.getInstanceLocation().toString();
            if (error.getProperty() != null && ("additionalProperties".equals(keyword) || "required".equals(keyword))) {
                pointer += "/" + error.getProperty().replace("~", "~0").replace("/", "~1");
            }
            findings.add(
                    file, pointer, "schema." + keyword, message(keyword, error), SchemaMend.of(own(schema), error));
        }
    }

    private static Text message(String keyword, Error error) {
        String expected = error.getSchemaNode() == null ? "" : String.valueOf(error.getSchemaNode());
        String shown = expected.length() > 160 ? expected.substring(0, 160) + "…" : expected;
        return switch (keyword) {
            case "required", "dependentRequired" -> Text.of("缺少必填字段。", "A required field is missing.");
            case "additionalProperties", "unevaluatedProperties" -> Text.of("未知字段。", "Unknown field.");
            case "type" -> Text.of("类型应为" + shown + "。", "Its type must be " + shown + ".");
            case "enum", "const" -> Text.of("取值应为" + shown + "。", "It must be one of " + shown + ".");
            case "pattern" -> Text.of("格式不符:" + shown + "。", "It does not fit the pattern " + shown + ".");
            case "minLength", "minItems", "minProperties" ->
                Text.of("不得少于" + shown + "。", "It needs at least " + shown + ".");
            case "maxLength", "maxItems" -> Text.of("不得多于" + shown + "。", "It may have at most " + shown + ".");
            case "uniqueItems" -> Text.of("不得重复。", "Nothing in it may be there twice.");
            case "not", "oneOf", "anyOf" -> Text.of("字段组合不允许。", "These fields do not go together.");
            case "format" -> Text.of("格式应为" + shown + "。", "It must have the format " + shown + ".");
            default ->
                Text.of("不符合规则 " + keyword + " " + shown + "。", "It breaks the rule " + keyword + " " + shown + ".");
        };
    }

    private static Schema own(String name) {
        return OWN.computeIfAbsent(name, Schemas::load);
    }

    private static Schema load(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream("/SUNHALL-SCHEMA/" + name)) {
            return REGISTRY.getSchema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the schema " + name + " cannot be read", e);
        }
    }

    private static final class MetaSchema {
        private static final Schema VALUE =
                REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    }
}
