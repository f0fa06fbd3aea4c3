package org.sunhall.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sunhall.plugin.api.AutomaticTask;

/** The files that teach editors what a plug-in's files may hold. */
final class Editors {

    /** Which files each schema is for; the part after {@code SUNHALL-INF/}. */
    static final Map<String, String> SCHEMAS = schemas();

    private static final List<String> MODELLER =
            List.of("sunhall-bpmn.xsd", "sunhall-moddle.json", "camunda-modeler/index.js", "camunda-modeler/client.js");
    private static final String TEMPLATES = "sunhall-element-templates.json";

    private Editors() {}

    private static Map<String, String> schemas() {
        Map<String, String> schemas = new LinkedHashMap<>();
        schemas.put("plugin.schema.json", "plugin.json");
        schemas.put("item.schema.json", "items/*.json");
        schemas.put("form.schema.json", "forms/*.json");
        schemas.put("sample.schema.json", "samples/*.json");
        schemas.put("discretion.schema.json", "discretion/*.json");
        schemas.put("migration.schema.json", "migration/*.json");
        return schemas;
    }

    /** Writes them into a project; answers which settings were there already and were left alone. */
    static List<String> write(Path project) throws IOException {
        for (String schema : SCHEMAS.keySet()) {
            put(project.resolve("schemas").resolve(schema), published(schema));
        }
        for (String file : MODELLER) {
            put(project.resolve("schemas").resolve(file), published(file));
        }
        put(project.resolve(".camunda/element-templates/sunhall.json"), published(TEMPLATES));
        List<String> kept = new ArrayList<>();
        keep(project, ".vscode/settings.json", vsCode(), kept);
        keep(project, ".idea/jsonSchemas.xml", idea(), kept);
        return kept;
    }

    /** Settings of VS Code. */
    static String vsCode() {
        return SCHEMAS.entrySet().stream()
                .map(entry -> "    { \"fileMatch\": [\"**/SUNHALL-INF/" + entry.getValue()
                        + "\"], \"url\": \"./schemas/" + entry.getKey() + "\" }")
                .collect(Collectors.joining(",\n", "{\n  \"json.schemas\": [\n", "\n  ]\n}\n"));
    }

    /** The mappings of IntelliJ IDEA. */
    static String idea() {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <project version="4">
                  <component name="JsonSchemaMappingsProjectConfiguration">
                    <state>
                      <map>
                """);
        SCHEMAS.forEach((schema, files) -> xml.append(
                """
                        <entry key="Sunhall %1$s">
                          <value>
                            <SchemaInfo>
                              <option name="name" value="Sunhall %1$s" />
                              <option name="relativePathToSchema" value="schemas/%2$s" />
                              <option name="schemaVersion" value="JSON Schema version 2020-12" />
                              <option name="patterns">
                                <list>
                                  <Item>
                                    <option name="pattern" value="true" />
                                    <option name="path" value="%3$s" />
                                    <option name="mappingKind" value="Pattern" />
                                  </Item>
                                </list>
                              </option>
                            </SchemaInfo>
                          </value>
                        </entry>
                """.formatted(schema.replace(".schema.json", ""), schema, "src/main/resources/SUNHALL-INF/" + files)));
        return xml.append("""
                      </map>
                    </state>
                  </component>
                </project>
                """).toString();
    }

    private static void keep(Path project, String file, String text, List<String> kept) throws IOException {
        Path path = project.resolve(file);
        if (Files.exists(path) && !Files.readString(path).equals(text)) {
            kept.add(file);
        } else {
            put(path, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    static byte[] published(String name) throws IOException {
        try (InputStream in = AutomaticTask.class.getResourceAsStream("/SUNHALL-SCHEMA/" + name)) {
            if (in == null) {
                throw new IOException("the API's jar has no " + name);
            }
            return in.readAllBytes();
        }
    }
}
