package org.sunhall.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PaperModel;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.PluginReader;
import org.sunhall.templates.PaperTemplate;
import org.sunhall.testkit.PluginFolder;
import org.sunhall.workflow.Effects;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Every fragment of the guide that is no command and no Java: it stands in a sample, or fits the schema it is about. */
class GuideTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SDK = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("```([a-z]+)\n(.*?)```", Pattern.DOTALL);

    private static String page(String name) throws IOException {
        return Files.readString(SDK.resolve(name));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> guide = Files.list(SDK.resolve("guide"))) {
            return Stream.concat(Stream.of(SDK.resolve("README.md")), guide.sorted())
                    .toList();
        }
    }

    private static List<String> blocks(String page, String language) throws IOException {
        return BLOCK.matcher(page(page))
                .results()
                .filter(found -> found.group(1).equals(language))
                .map(found -> found.group(2))
                .toList();
    }

    private static JsonNode sample(String plugin, String file) throws IOException {
        return JSON.readTree(Files.readAllBytes(SDK.resolve("samples")
                .resolve(plugin)
                .resolve("src/main/resources/SUNHALL-INF")
                .resolve(file)));
    }

    private static JsonNode members(String fragment) throws IOException {
        return JSON.readTree("{" + fragment + "}");
    }

    /** So that a block of another kind or in another place does not go unread. */
    @Test
    void everyBlockIsOfAKindThatSomethingReads() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path page : pages()) {
            BLOCK.matcher(Files.readString(page)).results().forEach(block -> found.computeIfAbsent(
                            SDK.relativize(page).toString(), name -> new TreeSet<>())
                    .add(block.group(1)));
        }

        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("README.md", Set.of("sh")),
                        Map.entry("guide/channels.md", Set.of("java")),
                        Map.entry("guide/discretion.md", Set.of("json")),
                        Map.entry("guide/editors.md", Set.of("js", "json", "sh", "xml")),
                        Map.entry("guide/flows.md", Set.of("xml")),
                        Map.entry("guide/forms.md", Set.of("json")),
                        Map.entry("guide/items.md", Set.of("json")),
                        Map.entry("guide/migration.md", Set.of("json")),
                        Map.entry("guide/papers.md", Set.of("html")),
                        Map.entry("guide/signing.md", Set.of("karaf", "sh", "xml")),
                        Map.entry("guide/stories.md", Set.of("java")),
                        Map.entry("guide/tasks.md", Set.of("java"))));
    }

    @Test
    void theChannelStandsInTheSample() throws IOException {
        String source = Files.readString(
                SDK.resolve("samples/sms-channel/src/main/java/org/sunhall/samples/sms/TextMessages.java"));

        assertThat(source.lines().map(String::strip).toList())
                .containsSubsequence(blocks("guide/channels.md", "java")
                        .get(0)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    @Test
    void theCellOfADiscretionTableStandsInTheSample() throws IOException {
        JsonNode cell = JSON.readTree(blocks("guide/discretion.md", "json").get(0));

        assertThat(sample("penalty", "discretion/fine.json").path("cells")).contains(cell);
    }

    @Test
    void theFieldStandsInTheFormThatTheArchetypeMakes() throws IOException {
        JsonNode form = JSON.readTree(Files.readAllBytes(
                SDK.resolve("archetype/src/test/expected/data/src/main/resources/SUNHALL-INF/forms/form.json")));

        members(blocks("guide/forms.md", "json").get(0)).fields().forEachRemaining(field -> assertThat(
                        form.at("/schema/properties/applicant/properties").path(field.getKey()))
                .isEqualTo(field.getValue()));
    }

    @Test
    void whatTheGuideSaysOfItemsFitsTheSchemaAndASample() throws IOException {
        List<String> fragments = blocks("guide/items.md", "json");
        ObjectNode item = (ObjectNode) sample("food-licence", "items/food-licence.json");
        item.setAll((ObjectNode) members(fragments.get(0)));
        JsonNode cooperation = members(fragments.get(1)).path("cooperation");

        assertThat(faults("item.schema.json", item)).isEmpty();
        assertThat(item.at("/limits/promised/limit").asText()).isEqualTo("10wd");
        assertThat((ArrayNode)
                        sample("subsistence-benefit", "items/subsistence.json").path("cooperation"))
                .containsAll(cooperation);
    }

    @Test
    void theMigrationFitsItsSchema() throws IOException {
        JsonNode migration = JSON.readTree(blocks("guide/migration.md", "json").get(0));

        assertThat(faults("migration.schema.json", migration)).isEmpty();
    }

    private static List<?> faults(String schema, JsonNode data) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.readTree(Editors.published(schema)))
                .validate(data);
    }

    @Test
    void theStepsStandInTheSamplesFlows() throws IOException {
        StringBuilder flows = new StringBuilder();
        for (String flow : List.of("food-licence/food-licence", "subsistence-benefit/subsistence")) {
            String[] names = flow.split("/");
            flows.append(Files.readString(SDK.resolve("samples")
                    .resolve(names[0])
                    .resolve("src/main/resources/SUNHALL-INF/workflows/" + names[1] + ".bpmn")));
        }
        String written = flows.toString().replaceAll("\\s+", " ");

        List<String> lines = blocks("guide/flows.md", "xml").stream()
                .flatMap(String::lines)
                .map(String::strip)
                .toList();
        assertThat(lines).hasSizeGreaterThan(5).allSatisfy(line -> assertThat(written)
                .contains(line));
    }

    @Test
    void theEffectsAreThoseThatThereAre() throws IOException {
        Matcher listed = Pattern.compile("effects: `([a-z -]+)`").matcher(page("guide/flows.md"));
        assertThat(listed.find()).isTrue();

        assertThat(Set.of(listed.group(1).split(" "))).isEqualTo(Effects.ALL);
    }

    @Test
    void theTemplateMakesAPaper() throws IOException {
        PluginContent content = PluginReader.read(
                        PluginFolder.of(SDK.resolve("samples/subsistence-benefit/src/main/resources"))
                                .jar())
                .content()
                .orElseThrow();
        ItemDefinition item = content.items().get(0);
        PaperTemplate template = PaperTemplate.parse(
                        "guide", blocks("guide/papers.md", "html").get(0))
                .template()
                .orElseThrow();

        assertThat(template.check(
                        PaperModel.sample(item, content.samples(item.code()).get(0), true)))
                .isEmpty();
    }

    @Test
    void theSettingsOfTheEditorsAreThoseThatTheGoalWrites() throws IOException {
        assertThat(blocks("guide/editors.md", "json")).containsExactly(Editors.vsCode());
        assertThat(blocks("guide/editors.md", "xml")).containsExactly(Editors.idea());
    }

    @Test
    void theServersInSettingsAreThoseThatTheGoalsLookFor() throws Exception {
        NodeList ids = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader(blocks("guide/signing.md", "xml").get(0))))
                .getElementsByTagName("id");
        List<String> named = new ArrayList<>();
        for (int i = 0; i < ids.getLength(); i++) {
            named.add(ids.item(i).getTextContent());
        }
        String goals = Files.readString(Path.of("src/main/java/org/sunhall/maven/SignMojo.java"))
                + Files.readString(Path.of("src/main/java/org/sunhall/maven/ServerMojo.java"));

        assertThat(named).hasSize(2).allSatisfy(id -> assertThat(goals).contains("defaultValue = \"" + id + '"'));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        int links = 0;
        for (Path page : pages()) {
            Matcher matcher = Pattern.compile("]\\(([^)#:]+)\\)").matcher(Files.readString(page));
            while (matcher.find()) {
                links++;
                assertThat(page.resolveSibling(matcher.group(1)))
                        .as(page + " → " + matcher.group(1))
                        .exists();
            }
        }
        assertThat(links).isGreaterThan(15);
    }
}
