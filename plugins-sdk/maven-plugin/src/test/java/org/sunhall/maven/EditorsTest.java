package org.sunhall.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/** The settings of the editors name what is there, and the schemas say nothing that an editor would not understand. */
class EditorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Keywords of 2020-12 that both VS Code's and IntelliJ's checkers evaluate; newer ones than draft 7 only {@code $defs}. */
    private static final Set<String> UNDERSTOOD = Set.of(
            "$schema",
            "$id",
            "$ref",
            "$defs",
            "title",
            "description",
            "examples",
            "default",
            "type",
            "enum",
            "const",
            "properties",
            "required",
            "additionalProperties",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "items",
            "minItems",
            "maxItems",
            "uniqueItems",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "format",
            "if",
            "then",
            "else",
            "oneOf",
            "anyOf",
            "allOf",
            "not",
            "contains");

    @Test
    void everyFileThatSettingsNameIsWritten(@TempDir Path project) throws Exception {
        assertThat(Editors.write(project)).isEmpty();

        JsonNode settings = JSON.readTree(Files.readString(project.resolve(".vscode/settings.json")));
        assertThat(settings.path("json.schemas")).hasSize(Editors.SCHEMAS.size());
        settings.path("json.schemas")
                .forEach(one ->
                        assertThat(project.resolve(one.path("url").asText())).isRegularFile());
        NodeList options = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(project.resolve(".idea/jsonSchemas.xml").toFile())
                .getElementsByTagName("option");
        Set<String> named = new TreeSet<>();
        for (int i = 0; i < options.getLength(); i++) {
            var attributes = options.item(i).getAttributes();
            if (attributes.getNamedItem("name").getNodeValue().equals("relativePathToSchema")) {
                named.add(attributes.getNamedItem("value").getNodeValue());
            }
        }
        assertThat(named).hasSize(Editors.SCHEMAS.size()).allMatch(file -> Files.exists(project.resolve(file)));
        assertThat(project.resolve(".camunda/element-templates/sunhall.json")).isRegularFile();
        assertThat(project.resolve("schemas/camunda-modeler/client.js")).isRegularFile();
    }

    @Test
    void aProjectsOwnSettingsAreLeftAlone(@TempDir Path project) throws IOException {
        Files.createDirectories(project.resolve(".vscode"));
        Files.writeString(project.resolve(".vscode/settings.json"), "{}");

        assertThat(Editors.write(project)).containsExactly(".vscode/settings.json");

        assertThat(project.resolve(".vscode/settings.json")).hasContent("{}");
        assertThat(Editors.write(project)).as("and again").containsExactly(".vscode/settings.json");
    }

    @Test
    void theSchemasUseOnlyWhatBothEditorsUnderstand() throws IOException {
        for (String name : Editors.SCHEMAS.keySet()) {
            JsonNode schema = JSON.readTree(Editors.published(name));
            assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
            understood(name, schema);
        }
    }

    private static void understood(String place, JsonNode schema) {
        schema.fields().forEachRemaining(field -> {
            String key = field.getKey();
            String here = place + "/" + key;
            assertThat(UNDERSTOOD).as(here).contains(key);
            JsonNode value = field.getValue();
            switch (key) {
                case "properties", "$defs" ->
                    value.fields().forEachRemaining(one -> understood(here + "/" + one.getKey(), one.getValue()));
                case "oneOf", "anyOf", "allOf" -> value.forEach(one -> understood(here, one));
                case "items", "additionalProperties", "propertyNames", "if", "then", "else", "not", "contains" -> {
                    if (value.isObject()) {
                        understood(here, value);
                    }
                }
                case "$ref" -> assertThat(value.asText()).as(here).startsWith("#/$defs/");
                default -> {}
            }
        });
    }
}
