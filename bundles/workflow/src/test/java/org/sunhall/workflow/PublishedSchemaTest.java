package org.sunhall.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The XSD and the moddle descriptor that modellers use say what the reader says. */
class PublishedSchemaTest {

    private static Schema schema() throws Exception {
        return SchemaFactory.newDefaultInstance().newSchema(new StreamSource[] {
            new StreamSource(FlowReader.class.getResource("bpmn/BPMN20.xsd").toExternalForm()),
            new StreamSource(FlowReader.class
                    .getResource("/SUNHALL-SCHEMA/sunhall-bpmn.xsd")
                    .toExternalForm())
        });
    }

    private static void validate(String text) throws Exception {
        schema().newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void theXsdAcceptsTheExampleAndRefusesWhatTheReaderRefuses() throws Exception {
        String file = new String(FoodLicenceFlowTest.file(), StandardCharsets.UTF_8);
        validate(file);

        for (String[] change : new String[][] {
            {"effect=\"accept\"", "effect=\"admit\""},
            {"sunhall:handlers=\"2\"", "sunhall:handlers=\"12\""},
            {"sunhall:limit=\"5wd\"", "sunhall:limit=\"five\""},
            {"labelEn=\"Issued\"", "labelDe=\"x\""},
            {"label=\"已制证\"", "label=\"\""},
        }) {
            String changed = file.replace(change[0], change[1]);
            assertThat(changed).isNotEqualTo(file);
            assertThatThrownBy(() -> validate(changed)).as(change[1]).isInstanceOf(SAXException.class);
            assertThat(FlowReader.read(changed.getBytes(StandardCharsets.UTF_8)).findings())
                    .as(change[1])
                    .isNotEmpty();
        }
    }

    @Test
    void theModdleDescriptorKnowsEveryAttributeSoThatAModellerLosesNone() throws Exception {
        JsonNode moddle;
        try (InputStream in = FlowReader.class.getResourceAsStream("/SUNHALL-SCHEMA/sunhall-moddle.json")) {
            moddle = new ObjectMapper().readTree(in);
        }
        assertThat(moddle.path("uri").asText()).isEqualTo(FlowReader.NAMESPACE);
        Map<String, Set<String>> expected = Map.of(
                "UserWork", Profile.OWN_ATTRIBUTES.get("userTask"),
                "AutomaticWork", Profile.OWN_ATTRIBUTES.get("serviceTask"),
                "Outcome", StepReading.OUTCOME_ATTRIBUTES);
        assertThat(moddle.path("types")).hasSameSizeAs(expected.keySet());
        for (JsonNode type : moddle.path("types")) {
            Set<String> names = new HashSet<>();
            type.path("properties")
                    .forEach(property -> names.add(property.path("name").asText()));
            assertThat(names)
                    .as(type.path("name").asText())
                    .isEqualTo(expected.get(type.path("name").asText()));
        }
    }
}
