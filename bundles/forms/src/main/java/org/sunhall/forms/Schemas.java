package org.sunhall.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import com.networknt.schema.path.PathType;

/** The validator behind the forms; nothing outside the file is ever loaded. */
final class Schemas {

    static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private static final SchemaRegistry REGISTRY = registry();
    private static final Schema META = REGISTRY.getSchema(SchemaLocation.of(DRAFT));

    private Schemas() {}

    static Schema meta() {
        return META;
    }

    static Schema compile(JsonNode schema) {
        Schema compiled = REGISTRY.getSchema(schema);
        compiled.initializeValidators();
        return compiled;
    }

    /** A part of a form's schema as a schema of its own; its {@code $ref}s still find the form's {@code $defs}. */
    static Schema compilePart(JsonNode part, JsonNode whole) {
        ObjectNode alone = JsonNodeFactory.instance.objectNode();
        alone.put("$schema", DRAFT);
        if (whole.has("$defs")) {
            alone.set("$defs", whole.get("$defs"));
        }
        alone.putArray("allOf").add(part);
        return compile(alone);
    }

    private static SchemaRegistry registry() {
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .formats(CustomFormats.OURS)
                // Our own annotations are known, so that nothing is said about them while forms are checked.
                .keyword(new AnnotationKeyword("titleEn"))
                .keyword(new AnnotationKeyword("descriptionEn"))
                .build();
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .regularExpressionFactory(Patterns::compile)
                .build();
        return SchemaRegistry.withDialect(
                dialect, builder -> builder.schemaRegistryConfig(config).schemaCacheEnabled(false));
    }
}
