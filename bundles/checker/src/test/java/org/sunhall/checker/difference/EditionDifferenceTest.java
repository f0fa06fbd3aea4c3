package org.sunhall.checker.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.PluginJars;
import org.sunhall.checker.PluginReader;
import org.sunhall.kernel.ItemCode;

class EditionDifferenceTest {

    private static final ItemCode ITEM = new ItemCode("sunshine-market-food-licence");
    private static final PluginContent GOOD = content(PluginJars.good());

    private static PluginContent content(byte[] jar) {
        return PluginReader.read(jar).content().orElseThrow();
    }

    private static List<Change> after(PluginJars changed) {
        return EditionDifference.between(Optional.of(GOOD), content(changed.build()), ITEM);
    }

    @Test
    void isEmptyBetweenTheSameContent() {
        assertThat(EditionDifference.between(Optional.of(GOOD), content(PluginJars.version("2.0.0")), ITEM))
                .isEmpty();
    }

    @Test
    void listsEverythingOfAFirstEdition() {
        List<Change> changes = EditionDifference.between(Optional.empty(), GOOD, ITEM);
        assertThat(changes).allMatch(change -> change.kind().equals("added"));
        assertThat(changes).extracting(Change::area).contains("fields", "limits", "steps", "forms", "papers", "code");
    }

    @Test
    void namesALimitThatChanged() {
        assertThat(after(PluginJars.edit().replace("items/food-licence.json", "\"8wd\"", "\"9wd\"")))
                .anySatisfy(change -> {
                    assertThat(change.area()).isEqualTo("limits");
                    assertThat(change.place()).startsWith("/limits");
                    assertThat(change.before()).isEqualTo("8wd");
                    assertThat(change.after()).isEqualTo("9wd");
                });
    }

    @Test
    void namesASampleWhoseBytesChangedUnderTheSameName() {
        byte[] other = "%PDF-1.7 another drawing".getBytes(StandardCharsets.US_ASCII);
        assertThat(after(PluginJars.edit().put("materials/layout-sample.pdf", other)))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.area()).isEqualTo("materials");
                    assertThat(change.kind()).isEqualTo("changed");
                    assertThat(change.label().zh()).contains("样表");
                    assertThat(change.after()).endsWith("(" + other.length + " B)");
                });
    }

    @Test
    void namesAStepThatChanged() {
        assertThat(after(PluginJars.edit().replace("workflows/food-licence.bpmn", "现场核查", "实地核查")))
                .anySatisfy(change -> {
                    assertThat(change.area()).isEqualTo("steps");
                    assertThat(change.kind()).isEqualTo("changed");
                    assertThat(change.before()).contains("现场核查");
                    assertThat(change.after()).contains("实地核查");
                });
    }

    @Test
    void namesAFieldOfTheFormThatChanged() {
        assertThat(after(PluginJars.edit().replace("forms/food-licence.json", "经营面积", "场所面积")))
                .anySatisfy(change -> {
                    assertThat(change.area()).isEqualTo("forms");
                    assertThat(change.after()).contains("场所面积");
                });
    }

    @Test
    void saysThatTheCodeChanged() {
        assertThat(after(PluginJars.edit().put("/cn/sunshine/market/food/note.txt", "x")))
                .singleElement()
                .satisfies(change -> assertThat(change.area()).isEqualTo("code"));
    }

    @Test
    void findsTheLinesOfATextThatChanged() {
        assertThat(TextDifference.between("a\nb\nc\nd", "a\nx\nc\nd\ne"))
                .containsExactly(new TextDifference.Block(2, "b", "x"), new TextDifference.Block(5, "", "e"));
        assertThat(TextDifference.between("a\nb", "b")).containsExactly(new TextDifference.Block(1, "a", ""));
        assertThat(TextDifference.between("a\n b", "a\nb")).isEmpty();
    }

    @Test
    void matchesElementsOfAListByTheirKey() throws Exception {
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        var before = json.readTree("{\"m\":[{\"key\":\"a\",\"n\":1},{\"key\":\"b\",\"n\":2}]}");
        var after = json.readTree("{\"m\":[{\"key\":\"b\",\"n\":3},{\"key\":\"c\",\"n\":4}]}");
        assertThat(JsonDifference.between(before, after))
                .extracting(JsonDifference.Leaf::pointer)
                .containsExactly("/m/0/n", "/m/1", "/m/-");
    }
}
