package org.sunhall.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.templates.PaperFixture.marks;
import static org.sunhall.templates.PaperFixture.model;
import static org.sunhall.templates.PaperFixture.template;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunhall.kernel.Outcome;

class PaperTemplateTest {

    private static final Papers PAPERS = new Papers();

    @Test
    void aGoodTemplateHasNoFindings() {
        assertThat(template(PaperFixture.NOTICE).check(model())).isEmpty();
    }

    @Test
    void aSyntaxErrorIsFoundWithItsLine() {
        TemplateParse parse = PaperTemplate.parse("documents/bad.html", "<p>a</p>\n<p>${x</p>\n");

        assertThat(parse.template()).isEmpty();
        assertThat(parse.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(2);
            assertThat(finding.rule()).isEqualTo("template.syntax");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "${x?api.class}",
                "${x?no_esc}",
                "${\"${x?no_esc}\"}",
                "${x?interpret}",
                "${x? <#-- hidden --> eval}",
                "${'a'?left_pad(2000000000)}",
                "${x?replace('a', 'aaaaaaaaaa')}",
                "<#include \"/etc/passwd\">",
                "<#import \"x\" as y>",
                "<#assign s = 'a'>",
                "<#macro m></#macro>",
                "<#function f a><#return a></#function>",
                "<#noautoesc>${x}</#noautoesc>",
                "<#outputformat 'plainText'>${x}</#outputformat>",
                "<#ftl output_format='plainText'>${x}",
                "<#ftl auto_esc=false>${x}",
                "<#ftl attributes={'layout':'poster'}>${x}",
                "<#list 1..1000000000 as i>x</#list>",
                "${.now}",
                "${.main.x}",
                "${.data_model['x']}",
                "<#setting number_format='0'>",
                "<#attempt>${x}<#recover></#attempt>",
                "<#stop 'x'>"
            })
    void refusesWhatATemplateMustNotUse(String source) {
        TemplateParse parse = PaperTemplate.parse("documents/bad.html", source);

        assertThat(parse.template()).isEmpty();
        assertThat(parse.findings()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>1</script>",
                "<img src=\"http://example.org/x.png\"/>",
                "<img src=\"file:///etc/passwd\"/>",
                "<iframe src=\"http://example.org\"/>",
                "<object data=\"x\"/>",
                "<svg/>",
                "<link href=\"http://example.org/x.css\"/>",
                "<style>@import url(http://example.org)</style>",
                "<p style=\"background:url(http://example.org/x.png)\">a</p>",
                "<p style=\"position:running(sh-foot)\">a</p>",
                "<p class=\"sh-foot\">a</p>",
                "<p id=\"a\">a</p>",
                "<p onclick=\"x()\">a</p>",
                "<a href=\"http://example.org\">a</a>",
                "<html><body>a</body></html>",
                "<p>a",
                "</div><p>outside</p><div>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><p>&e;</p>",
                "<p>&e;</p>",
                "<?xml-stylesheet href=\"http://example.org\"?>"
            })
    void refusesMarkupThatCouldLoadLinkOrRun(String source) {
        assertThat(template(source).check(Map.of())).isNotEmpty();
        assertThat(PAPERS.render(template(source), Map.of(), marks()).refusal()).isPresent();
    }

    @Test
    void markupInTheDataIsOnlyText() {
        byte[] pdf = PaperFixture.accepted(
                PAPERS.render(template("<p>${x}</p>"), Map.of("x", "<script>alert(1)</script>&amp;\"'"), marks()));

        assertThat(PaperFixture.text(pdf)).contains("<script>alert(1)</script>&amp;\"'");
    }

    @Test
    void missingDataIsNamed() {
        Outcome<byte[]> outcome = PAPERS.render(template("<p>a</p>\n<p>${applicant.name}</p>"), Map.of(), marks());

        assertThat(outcome.refusal()).hasValueSatisfying(rejection -> {
            assertThat(rejection.code()).isEqualTo(PaperRejection.DATA_MISSING);
            assertThat(rejection.detail().en()).contains("Line 2", "applicant");
        });
    }

    @Test
    void aWrongDateIsRefused() {
        Outcome<byte[]> outcome = PAPERS.render(template("<p>${zhDate(d)}</p>"), Map.of("d", "2026-02-30"), marks());

        assertThat(outcome.refusal())
                .hasValueSatisfying(rejection -> assertThat(rejection.code()).isEqualTo(PaperRejection.DATA_MISSING));
    }

    @Test
    void aTemplateThatGrowsOrRunsWithoutBoundIsStopped() {
        Map<String, Object> data = Map.of("l", Collections.nCopies(2_000, "x"));
        List<String> sources = List.of(
                "<#list l as a><#list l as b><p>x</p></#list></#list>",
                "<#list l as a><#list l as b><#list l as c></#list></#list></#list>",
                "<div>".repeat(60) + "</div>".repeat(60));

        for (String source : sources) {
            assertThat(PAPERS.objection(template(source), data, marks())).isPresent();
        }
    }
}
