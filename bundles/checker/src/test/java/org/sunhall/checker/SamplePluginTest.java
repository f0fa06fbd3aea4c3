package org.sunhall.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.packs.Packs;

class SamplePluginTest {

    private static final JurisdictionId CITY = new JurisdictionId("sunshine");
    private static final ItemCode ITEM = new ItemCode("sunshine-market-food-licence");
    private static final CheckContext CONTEXT = CheckContext.on(
            Packs.of(CITY),
            LocalDate.of(2026, 11, 23),
            List.of(new KnownOrganisation(
                    new OrgId("sunshine-market"),
                    CITY,
                    Set.of("window", "examiner", "inspector", "section-chief", "head"))));

    @Test
    void passesEveryCheck() {
        PluginParse parse = Checker.checkJar(PluginJars.good(), CONTEXT);
        assertThat(parse.findings()).isEmpty();
        PluginContent content = parse.content().orElseThrow();
        assertThat(content.descriptor().id().value()).isEqualTo("food-licence");
        assertThat(content.hasCode()).isTrue();
        assertThat(content.tasks()).containsExactly("licence-number");
        assertThat(content.items())
                .singleElement()
                .extracting(ItemDefinition::code)
                .isEqualTo(ITEM);
    }

    @Test
    void passesEveryCheckAsDataAlone() {
        PluginParse parse = Checker.checkJar(PluginJars.dataOnly(), CONTEXT);
        assertThat(parse.findings()).isEmpty();
        assertThat(parse.content().orElseThrow().hasCode()).isFalse();
    }

    @Test
    void isCheckedInLessThanHalfASecond() {
        byte[] jar = PluginJars.good();
        for (int i = 0; i < 3; i++) {
            Checker.checkJar(jar, CONTEXT);
        }
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            Checker.checkJar(jar, CONTEXT);
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.println("checked in " + best / 1_000_000 + " ms");
        assertThat(best).isLessThan(500_000_000L);
    }

    @Test
    void keepsTheEditionsDigestWhenOnlyTheVersionChanges() {
        assertThat(Checker.editionDigest(content(PluginJars.version("1.1.0")), ITEM))
                .isEqualTo(Checker.editionDigest(content(PluginJars.good()), ITEM));
        assertThat(content(PluginJars.version("1.1.0")).digest())
                .isNotEqualTo(content(PluginJars.good()).digest());
    }

    @Test
    void changesTheEditionsDigestWithEveryPartThatIsReviewed() {
        var before = Checker.editionDigest(content(PluginJars.good()), ITEM);
        assertThat(Checker.editionDigest(content(PluginJars.sameVersionOtherContent()), ITEM))
                .isNotEqualTo(before);
        assertThat(Checker.editionDigest(
                        content(PluginJars.edit()
                                .replace("items/food-licence.json", "\"8wd\"", "\"9wd\"")
                                .build()),
                        ITEM))
                .isNotEqualTo(before);
        assertThat(Checker.editionDigest(
                        content(PluginJars.edit()
                                .replace("workflows/food-licence.bpmn", "现场核查", "实地核查")
                                .build()),
                        ITEM))
                .isNotEqualTo(before);
        assertThat(Checker.editionDigest(
                        content(PluginJars.edit()
                                .replace("forms/food-licence.json", "经营面积", "场所面积")
                                .build()),
                        ITEM))
                .isNotEqualTo(before);
        assertThat(Checker.editionDigest(
                        content(PluginJars.edit()
                                .put("/cn/sunshine/market/food/note.txt", "x")
                                .build()),
                        ITEM))
                .isNotEqualTo(before);
    }

    private static PluginContent content(byte[] jar) {
        return PluginReader.read(jar).content().orElseThrow();
    }
}
