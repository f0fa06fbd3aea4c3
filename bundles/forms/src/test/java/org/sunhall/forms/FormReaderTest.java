package org.sunhall.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormReaderTest {

    private static List<String> findings(JsonNode file) {
        FormParse parse = FormReader.read(file);
        return parse.findings().stream()
                .map(finding -> finding.pointer() + " " + finding.rule())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'a': {'title': '甲'}                                           | /schema/properties/a field-type",
                "'a': {'type': ['string', 'null'], 'title': '甲'}                | /schema/properties/a/type field-type",
                "'a': {'type': 'text', 'title': '甲'}                            | /schema/properties/a/type field-type",
                "'a': {'type': 'string'}                                        | /schema/properties/a field-title",
                "'a': {'type': 'object', 'title': '甲'}                          | /schema/properties/a field-empty",
                "'a': {'type': 'array', 'title': '甲'}                           | /schema/properties/a field-empty",
                "'a': {'type': 'array', 'title': '甲', 'items': {}}              | /schema/properties/a/items field-type",
                "'a': {'$ref': 'https://example.org/a.json'}                    | /schema/properties/a/$ref ref",
                "'a': {'$ref': '#/properties/a'}                                | /schema/properties/a/$ref ref",
                "'a': {'type': 'string', 'title': '甲', 'requird': true}         | /schema/properties/a/requird keyword",
                "'a': {'type': 'string', 'title': '甲', '$id': 'x'}              | /schema/properties/a/$id keyword",
                "'a': {'type': 'string', 'title': '甲', 'format': 'creditcode'}  | /schema/properties/a/format format",
                "'a': {'type': 'string', 'title': '甲', 'pattern': '(a+)+$'}     | /schema/properties/a/pattern pattern",
                "'a': {'type': 'string', 'title': '甲', 'pattern': '([a)]*b)*'}  | /schema/properties/a/pattern pattern",
                "'a': {'type': 'string', 'title': '甲', 'pattern': '(a'}         | /schema/properties/a/pattern pattern",
                "'a': {'type': 'string', 'title': '甲', 'minLength': 'two'}      | /schema/properties/a/minLength not-a-schema",
                "'a': {'type': 'string', 'title': '甲', 'oneOf': [{'const': 1}]} | /schema/properties/a/oneOf/0 field-title",
                "'': {'type': 'string', 'title': '甲'}                           | /schema/properties/ field-name",
            })
    void refusesWhatAPropertyCannotBe(String property, String finding) {
        assertThat(findings(FormFixture.file(property))).containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'required': ['b']                                      | /schema/required field-unknown",
                "'if': {'required': ['b']}, 'then': {}                  | /schema/if/required field-unknown",
                "'if': {'properties': {'b': {'const': 1}}}              | /schema/if/properties/b field-unknown",
                "'then': {'properties': {'c': {'minLength': 1}}}        | /schema/then/properties/c field-type",
                "'additionalProperties': false                         | /schema/additionalProperties keyword",
                "'$schema': 'http://json-schema.org/draft-07/schema#'   | /schema/$schema schema-draft",
                "'required': 'a'                                        | /schema/required not-a-schema",
            })
    void refusesWhatAFormCannotSay(String more, String finding) {
        assertThat(findings(FormFixture.file("'a': {'type': 'string', 'title': '甲'}", more)))
                .contains(finding);
    }

    @Test
    void refusesWhatIsNoFormFile() {
        assertThat(findings(FormFixture.json("[]"))).containsExactly("/schema no-schema");
        assertThat(findings(FormFixture.json("{}"))).containsExactly("/schema no-schema");
        assertThat(findings(FormFixture.json("{'schema': true}"))).containsExactly("/schema no-schema");
        assertThat(findings(FormFixture.json("{'schema': {'type': 'array', 'items': {'type': 'string'}}}")))
                .contains("/schema/type root-type");
        assertThat(findings(FormFixture.json("{'schema': {'type': 'object'}, 'data': 1, 'ui': 2}")))
                .containsExactly("/data member-unknown", "/ui ui");
    }

    @Test
    void refusesDefinitionsThatLeadBackToThemselves() {
        assertThat(findings(FormFixture.file(
                        "'a': {'$ref': '#/$defs/x'}",
                        "'$defs': {'x': {'$ref': '#/$defs/y'}, 'y': {'$ref': '#/$defs/x'}}")))
                .contains("/schema/$defs/y/$ref ref-recursive");
    }

    @Test
    void refusesAFormThatUnfoldsWithoutMeasure() {
        StringBuilder definitions = new StringBuilder("'$defs': {'d0': {'type': 'string', 'title': '零'}");
        for (int i = 1; i < 20; i++) {
            String inner = "{'$ref': '#/$defs/d" + (i - 1) + "'}";
            definitions.append(", 'd" + i + "': {'type': 'object', 'title': '层', 'properties': {'l': " + inner
                    + ", 'r': " + inner + "}}");
        }

        assertThat(findings(FormFixture.file("'a': {'$ref': '#/$defs/d19'}", definitions + "}")))
                .hasSize(1)
                .allMatch(finding -> finding.endsWith("too-large"));
    }

    @Test
    void refusesKeyFactsThatCannotBeCounted() {
        ObjectNode file = (ObjectNode) FormFixture.foodLicenceFile();
        ArrayNode keyFacts = file.putArray("keyFacts");
        List.of("/premises/area", "/premises", "/nothing", "/staff/*/name", "mainFormat", "/premises/area")
                .forEach(keyFacts::add);

        assertThat(findings(file))
                .containsExactly(
                        "/keyFacts/1 key-fact",
                        "/keyFacts/2 key-fact",
                        "/keyFacts/3 key-fact",
                        "/keyFacts/4 key-fact",
                        "/keyFacts/5 key-fact");
    }

    @Test
    void readsTheExample() {
        FormParse parse = FormReader.read(FormFixture.foodLicenceFile());

        assertThat(parse.findings()).isEmpty();
        assertThat(parse.form().orElseThrow().keyFactPointers())
                .containsExactly("/mainFormat", "/premises/area", "/premises/division", "/diners");
        assertThat(parse.form().orElseThrow().ui().has("ui:order")).isTrue();
    }

    @Test
    void neverThrowsWhateverTheFileHolds() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            JsonNode file = FormFixture.foodLicenceFile();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                change(file, random);
            }
            assertThatCode(() -> {
                        FormReader.read(file).form().ifPresent(form -> {
                            form.validate(FormFixture.application());
                            form.prune(FormFixture.application());
                        });
                    })
                    .as("change %s: %s", i, file)
                    .doesNotThrowAnyException();
        }
    }

    /** Puts a wrong value, or a value from elsewhere in the file, at some place. */
    private static void change(JsonNode file, Random random) {
        List<JsonNode> all = new ArrayList<>();
        gather(file, all);
        List<JsonNode> containers = all.stream()
                .filter(node -> node.isContainerNode() && !node.isEmpty())
                .toList();
        JsonNode wrong =
                switch (random.nextInt(6)) {
                    case 0 -> JsonNodeFactory.instance.nullNode();
                    case 1 -> JsonNodeFactory.instance.numberNode(-1);
                    case 2 -> JsonNodeFactory.instance.textNode("");
                    case 3 -> JsonNodeFactory.instance.booleanNode(false);
                    default -> all.get(random.nextInt(all.size())).deepCopy();
                };
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                String[] words = {
                    "$ref", "if", "oneOf", "items", "properties", "type", "pattern", "format", "$defs", "not"
                };
                name = words[random.nextInt(words.length)];
            }
            object.set(name, wrong);
        } else {
            ((ArrayNode) container).set(random.nextInt(container.size()), wrong);
        }
    }

    private static void gather(JsonNode node, List<JsonNode> all) {
        all.add(node);
        node.forEach(child -> gather(child, all));
    }
}
