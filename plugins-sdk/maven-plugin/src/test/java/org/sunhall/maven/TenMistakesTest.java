package org.sunhall.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunhall.checker.SignaturePolicy;

/** What people get wrong most: each is found with its file, its line, and how to mend it. */
class TenMistakesTest {

    private static final String RESOURCES = "src/main/resources/SUNHALL-INF/";

    @TempDir
    Path base;

    private SampleProject sample;

    @BeforeEach
    void layOut() {
        sample = new SampleProject(base);
    }

    @Test
    void theSampleItselfHasNone() {
        assertThat(sample.check()).isEmpty();
    }

    @Test
    void aMisspeltField() {
        int line = sample.replace(SampleProject.ITEM, "\"powerSubject\"", "\"powerSubjct\"");

        foundAt(RESOURCES + SampleProject.ITEM, line, "schema.additionalProperties", "powerSubject");
        foundAt(RESOURCES + SampleProject.ITEM, 1, "schema.required", "权力主体|依法享有该权力的机构标识");
    }

    @Test
    void aMissingLabel() {
        int line = sample.replace(SampleProject.FORM, "\"title\": \"联系电话\", ", "");

        foundAt(RESOURCES + SampleProject.FORM, line, "form.", "title");
    }

    @Test
    void anUnreachableStep() {
        sample.replace(
                SampleProject.FLOW,
                "sourceRef=\"ExaminationResult\" targetRef=\"SiteCheck\"",
                "sourceRef=\"ExaminationResult\" targetRef=\"BeforeOpinion\"");

        foundAt(RESOURCES + SampleProject.FLOW, sample.lineOf(SampleProject.FLOW, "id=\"SiteCheck\""), "flow.", "");
    }

    @Test
    void aLimitThatIsTooLong() {
        sample.replace(
                SampleProject.FLOW, "sunhall:limit=\"5wd\" sunhall:handlers", "sunhall:limit=\"9wd\" sunhall:handlers");

        foundAt(RESOURCES + SampleProject.FLOW, 5, "limits.sum", "缩短岗位时限");
    }

    @Test
    void aPostThatTheOfficeDoesNotHave() {
        int line = sample.replace(SampleProject.FLOW, "sunhall:post=\"examiner\"", "sunhall:post=\"examinr\"");

        foundAt(RESOURCES + SampleProject.FLOW, line, "flow.post", "sunhall:post");
    }

    @Test
    void aVariableThatATemplateDoesNotGet() {
        int line = sample.replace("documents/licence.html", "${applicant.name}", "${applicant.nmae}");

        FoundFault fault =
                foundAt(RESOURCES + "documents/licence.html", line, "paper.data-missing", "applicant.nmae.*name");
        assertThat(fault.told()).contains("nmae");
    }

    @Test
    void aGapInADiscretionTable() {
        sample.write("discretion/fine.json", """
                {
                  "key": "fine",
                  "item": "sunshine-market-food-licence",
                  "title": { "zh": "罚款幅度", "en": "Fines" },
                  "basis": "《中华人民共和国食品安全法》第一百二十二条",
                  "measure": { "title": { "zh": "罚款", "en": "Fine" }, "unit": { "zh": "元", "en": "yuan" }, "lawful": { "from": 50000, "to": 100000 } },
                  "factors": [
                    { "key": "value", "title": { "zh": "货值", "en": "Value" }, "unit": { "zh": "元", "en": "yuan" }, "domain": { "from": 0, "to": 10000 } }
                  ],
                  "cells": [
                    { "id": "light", "title": { "zh": "从轻", "en": "Light" }, "when": { "value": { "from": 0, "to": 3000 } }, "range": { "from": 50000, "to": 70000 }, "text": { "zh": "五万元以上七万元以下", "en": "50 000 to 70 000" } },
                    { "id": "heavy", "title": { "zh": "从重", "en": "Heavy" }, "when": { "value": { "from": 5000, "to": 10000 } }, "range": { "from": 70000, "to": 100000 }, "text": { "zh": "七万元以上十万元以下", "en": "70 000 to 100 000" } }
                  ]
                }
                """);

        FoundFault fault = foundAt(RESOURCES + "discretion/fine.json", 10, "discretion.gap", "");
        assertThat(fault.told()).contains("3000", "5000");
    }

    @Test
    void noSample() {
        sample.delete("samples/restaurant.json");
        sample.delete("samples/school-canteen.json");

        foundAt(RESOURCES + SampleProject.ITEM, 2, "sample.missing", "samples");
    }

    @Test
    void anOfficeOfAnotherJurisdiction() {
        sample.replace("organisations.json", "\"jurisdiction\": \"sunshine\"", "\"jurisdiction\": \"moonlight\"");

        foundAt(RESOURCES + SampleProject.ITEM, 5, "scope.jurisdiction", "本辖区");
    }

    @Test
    void aJarThatNobodySigned() {
        List<FoundFault> faults = sample.project()
                .check(sample.project().folder().jar(), sample.context().signedBy(SignaturePolicy.required(Set.of())));

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo("signature.missing");
            assertThat(fault.file().toString()).endsWith("META-INF/MANIFEST.MF");
            assertThat(fault.line()).isEqualTo(1);
            canBeFollowed(fault, "sunhall:sign");
        });
    }

    /** The finding in this file and line; what it says to do can be done, and names this. */
    private FoundFault foundAt(String file, int line, String rule, String mend) {
        List<FoundFault> faults = sample.check();
        assertThat(faults).as("findings").anySatisfy(fault -> {
            assertThat(fault.file()).hasToString(file);
            assertThat(fault.line()).as("line").isEqualTo(line);
            assertThat(fault.rule()).startsWith(rule);
            canBeFollowed(fault, mend);
        });
        faults.forEach(fault -> System.out.println(fault.told()));
        return faults.stream()
                .filter(fault -> fault.file().toString().equals(file) && fault.line() == line)
                .findFirst()
                .orElseThrow();
    }

    /** Whole sentences in both languages that say what to do. */
    private static void canBeFollowed(FoundFault fault, String names) {
        assertThat(fault.mend().zh())
                .as("改法")
                .hasSizeGreaterThan(6)
                .containsPattern("请|用|写|改")
                .endsWith("。");
        assertThat(fault.mend().en()).as("mend").matches("(?s)[A-Z“].{9,}\\.");
        assertThat(fault.mend().zh()).containsPattern(names.isEmpty() ? "." : names);
        assertThat(fault.message().zh()).endsWith("。");
    }
}
