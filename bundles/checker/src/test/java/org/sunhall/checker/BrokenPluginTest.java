package org.sunhall.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.packs.Packs;

/** The good sample with one thing broken: refused with file, place, line and rule, in two languages. */
class BrokenPluginTest {

    private static final JurisdictionId CITY = new JurisdictionId("sunshine");
    private static final CheckContext CONTEXT = CheckContext.on(
            Packs.of(CITY),
            LocalDate.of(2026, 11, 23),
            List.of(
                    new KnownOrganisation(
                            new OrgId("sunshine-market"),
                            CITY,
                            Set.of("window", "examiner", "inspector", "section-chief", "head")),
                    new KnownOrganisation(new OrgId("moonlight-market"), new JurisdictionId("moonlight"), Set.of())));

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.sunhall.checker.BrokenPlugin#all")
    @Tag("R-114")
    void isRefusedWithFilePlaceAndRule(BrokenPlugin broken) {
        List<Finding> findings = refused(broken.of(PluginJars.edit()));

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(broken.file());
            assertThat(finding.rule()).isEqualTo(broken.rule());
            if (!broken.place().equals(BrokenPlugin.ANYWHERE)) {
                assertThat(finding.place()).isEqualTo(broken.place());
            }
            boolean inText = finding.file().matches(".*\\.(json|bpmn|html|xml)")
                    && !finding.place().isEmpty();
            if (inText) {
                assertThat(finding.line()).as("the line of " + finding).isPositive();
            }
        });
        assertThat(findings).allSatisfy(BrokenPluginTest::saysEverything);
    }

    @Test
    void theTableHasARowForEveryFamilyOfRules() {
        Set<String> families = BrokenPlugin.all().stream()
                .map(broken -> broken.rule().replaceAll("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(families)
                .contains(
                        "code",
                        "component",
                        "disclosure",
                        "discretion",
                        "flow",
                        "form",
                        "item",
                        "jar",
                        "json",
                        "limits",
                        "manifest",
                        "migration",
                        "paper",
                        "plugin",
                        "sample",
                        "schema",
                        "scope",
                        "story",
                        "template");
        assertThat(BrokenPlugin.all()).hasSizeGreaterThan(100);
    }

    @Test
    void aGoodDiscretionTableAndAGoodMigrationAreNoFaults() {
        PluginJars jar = BrokenPlugin.withMigration(BrokenPlugin.withGoodTable(PluginJars.edit()));

        assertThat(Checker.checkJar(jar.build(), CONTEXT).findings()).isEmpty();
    }

    @Test
    void refusesForbiddenCallsWithClassAndLine() throws Exception {
        String file = ForbiddenCode.class.getName().replace('.', '/') + ".class";
        byte[] bytes;
        try (var in = ForbiddenCode.class.getResourceAsStream("ForbiddenCode.class")) {
            bytes = in.readAllBytes();
        }
        List<Finding> findings =
                refused(PluginJars.edit().put("/" + file, bytes).build());
        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("code.forbidden")
                        && finding.file().equals(file))
                .extracting(finding -> finding.message().en())
                .anyMatch(message -> message.contains("java.lang.System.exit"))
                .anyMatch(message -> message.contains("java.lang.Runtime.halt"))
                .anyMatch(message -> message.contains("java.lang.Thread.<init>"))
                .anyMatch(message -> message.contains("java.util.concurrent.Executors"))
                .anyMatch(message -> message.contains("java.lang.System.loadLibrary"))
                .anyMatch(message -> message.contains("setAccessible"))
                .anyMatch(message -> message.contains("java.lang.ProcessBuilder"))
                .anyMatch(message -> message.contains("java.lang.Class.forName"))
                .anyMatch(message -> message.contains("java.lang.System.out"))
                .anyMatch(message -> message.contains("java.lang.System.err"))
                .anyMatch(message -> message.contains("printStackTrace"))
                .anyMatch(message -> message.contains("native nothing"));
        assertThat(findings)
                .filteredOn(finding -> finding.message().en().contains("System.exit"))
                .extracting(Finding::place)
                .first()
                .asString()
                .startsWith("line ");
        assertThat(findings).anyMatch(finding -> finding.rule().equals("code.package"));
    }

    @Test
    void tellsEverythingAtOnce() {
        List<Finding> findings = refused(PluginJars.edit()
                .replaceHeader("Bundle-Activator", "x.Y")
                .replace("items/food-licence.json", "\"8wd\"", "\"11wd\"")
                .replace("workflows/food-licence.bpmn", "sunhall:task=\"licence-number\"", "sunhall:task=\"other\"")
                .replace("documents/acceptance-notice.html", "${case.code}", "${case.colour}")
                .build());
        assertThat(findings)
                .extracting(Finding::rule)
                .contains("manifest.header", "limits.promised", "flow.task", "paper.data-missing");
        assertThat(findings).allSatisfy(BrokenPluginTest::saysEverything);
    }

    private static void saysEverything(Finding finding) {
        assertThat(finding.message().zh()).isNotBlank();
        assertThat(finding.message().en()).isNotBlank();
        assertThat(finding.mend().zh()).isNotBlank();
        assertThat(finding.mend().en()).isNotBlank();
    }

    private static List<Finding> refused(byte[] jar) {
        PluginParse parse = Checker.checkJar(jar, CONTEXT);
        assertThat(parse.content()).isEmpty();
        return parse.findings();
    }
}
