package org.sunhall.checker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** JSON Schema 2020-12 as the checker needs it. */
public final class Schemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Schemas() {}

    /** Whether the data fits the schema. */
    public static boolean holds(ObjectNode schema, JsonNode data) {
        Schema compiled = REGISTRY.getSchema(schema);
        return compiled.validate(data).isEmpty();
    }
}
