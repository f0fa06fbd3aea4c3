package org.sunhall.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.FieldProblem;

class FormTest {

    private final Form form = FormFixture.foodLicence();

    private static List<String> places(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> problem.pointer() + " " + problem.rule())
                .toList();
    }

    private static String chinese(Form form, JsonNode data, String pointer) {
        return form.validate(data).stream()
                .filter(problem -> problem.pointer().equals(pointer))
                .map(problem -> problem.message().zh())
                .findFirst()
                .orElse("");
    }

    @Test
    void acceptsACompleteApplication() {
        assertThat(form.validate(FormFixture.application())).isEmpty();
    }

    @Test
    void pointsAtTheMissingFieldItself() {
        ObjectNode data = FormFixture.application();
        data.remove("mainFormat");
        data.withObject("/applicant").remove("creditCode");

        assertThat(places(form.validate(data)))
                .containsExactly("/applicant/creditCode required", "/mainFormat required");
        assertThat(chinese(form, data, "/applicant/creditCode")).isEqualTo("请填写“统一社会信用代码”。");
        assertThat(chinese(form, data, "/mainFormat")).isEqualTo("请选择“主体业态”。");
    }

    @Test
    void namesEveryFieldThatIsWrongInTheOrderOfTheForm() {
        ObjectNode data = FormFixture.application();
        data.withObject("/applicant").put("creditCode", "91350100M000100Y44").put("mobile", "12345");
        data.withObject("/premises").put("area", -1).put("division", "990000");
        data.put("mainFormat", "factory");
        data.withArray("/businessItems").removeAll().add("hot").add("hot").add("stones");
        data.putArray("safetyRules");
        data.withArray("/staff")
                .addObject()
                .put("name", "赵")
                .put("idNumber", "110105194912310021")
                .put("healthCertificate", "2026-02-30");

        List<FieldProblem> problems = form.validate(data);

        assertThat(places(problems))
                .containsExactly(
                        "/applicant/creditCode credit-code",
                        "/applicant/mobile mobile-cn",
                        "/premises/division division",
                        "/premises/area exclusiveMinimum",
                        "/mainFormat enum",
                        "/businessItems uniqueItems",
                        "/businessItems/2 enum",
                        "/safetyRules minItems",
                        "/staff/1/name minLength",
                        "/staff/1/idNumber citizen-id",
                        "/staff/1/healthCertificate date");
        assertThat(chinese(form, data, "/staff/1/name")).isEqualTo("“从业人员”第 2 项的“姓名”至少要有 2 个字。");
        assertThat(problems.get(9).message().en())
                .isEqualTo("“Citizen identity number” in entry 2 of “Staff” is not a valid citizen identity number (18"
                        + " characters); check the identity card.");
        assertThat(chinese(form, data, "/businessItems/2")).isEqualTo("“经营项目”第 3 项只能从给出的选项中选择。");
        assertThat(chinese(form, data, "/premises/area")).isEqualTo("“经营面积(平方米)”必须大于 0。");
    }

    @Test
    void saysWhichTypeIsMeant() {
        ObjectNode data = FormFixture.application();
        data.put("staff", "none").put("premises", 3);
        data.withObject("/applicant").put("name", 5);

        assertThat(places(form.validate(data)))
                .containsExactly("/applicant/name type", "/premises type", "/staff type");
        assertThat(chinese(form, data, "/premises")).isEqualTo("“经营场所”应是一组填写内容。");
        assertThat(places(form.validate(FormFixture.json("[]")))).containsExactly(" type");
        assertThat(places(form.validate(FormFixture.json("null")))).containsExactly(" type");
    }

    @Test
    void asksForAFieldOnlyWhenItsConditionHolds() {
        ObjectNode data = FormFixture.application();
        data.put("mainFormat", "canteen");
        assertThat(places(form.validate(data))).containsExactly("/diners required");

        data.put("diners", 0);
        assertThat(places(form.validate(data))).containsExactly("/diners minimum");

        data.put("mainFormat", "sales");
        assertThat(form.validate(data)).isEmpty();
    }

    @Test
    void dropsWhatNoActiveBranchKnows() {
        ObjectNode data = FormFixture.application();
        ObjectNode dirty = data.deepCopy();
        dirty.put("diners", 300).put("isAdmin", true);
        dirty.withObject("/applicant").put("role", "root");
        ((ObjectNode) dirty.at("/staff/0")).put("salary", 1);

        assertThat(form.prune(dirty)).isEqualTo(data);
        assertThat(dirty.has("diners")).as("the given data is not touched").isTrue();

        dirty.put("mainFormat", "canteen");
        assertThat(form.prune(dirty).get("diners").intValue()).isEqualTo(300);
        assertThat(form.prune(FormFixture.json("5"))).isEmpty();
    }

    @Test
    void aDroppedValueClosesTheBranchesBehindIt() {
        Form chained = FormFixture.form(FormFixture.file("'a': {'type': 'string', 'title': '甲'}", """
                'allOf': [
                  {'if': {'properties': {'a': {'const': 'x'}}, 'required': ['a']},
                   'then': {'properties': {'b': {'type': 'string', 'title': '乙'}}}},
                  {'if': {'properties': {'b': {'const': 'y'}}, 'required': ['b']},
                   'then': {'properties': {'c': {'type': 'string', 'title': '丙'}}, 'required': ['c']}}]"""));
        ObjectNode open = FormFixture.object("{'a': 'x', 'b': 'y', 'c': 'z'}");
        ObjectNode stale = FormFixture.object("{'a': 'no', 'b': 'y', 'c': 'z'}");

        assertThat(chained.prune(open)).isEqualTo(open);
        assertThat(chained.prune(stale)).isEqualTo(FormFixture.object("{'a': 'no'}"));
        assertThat(chained.validate(FormFixture.object("{'a': 'no', 'b': 'y'}")))
                .as("what a hidden value asks for is not asked for")
                .isEmpty();
        assertThat(places(chained.validate(FormFixture.object("{'a': 'x', 'b': 'y'}"))))
                .containsExactly("/c required");
    }

    @Test
    void tellsAChoiceOfWaysOnceAtItsPlace() {
        Form either = FormFixture.form(FormFixture.file("'contact': {'type': 'object', 'title': '联系方式', 'properties': {"
                + "'mobile': {'type': 'string', 'title': '手机', 'format': 'mobile-cn'},"
                + "'mail': {'type': 'string', 'title': '邮箱', 'format': 'email'}},"
                + "'anyOf': [{'required': ['mobile']}, {'required': ['mail']}]}"));

        assertThat(places(either.validate(FormFixture.object("{'contact': {}}"))))
                .containsExactly("/contact anyOf");
        assertThat(either.validate(FormFixture.object("{'contact': {'mail': 'a@b.cn'}}")))
                .isEmpty();
        assertThat(places(either.validate(FormFixture.object("{'contact': {'mail': 'ab'}}"))))
                .containsExactly("/contact/mail email");
    }

    @Test
    void usesDefinitionsOfTheSameFile() {
        Form shared = FormFixture.form(FormFixture.file(
                "'owner': {'$ref': '#/$defs/person'}, 'agent': {'$ref': '#/$defs/person', 'title': '代理人'}",
                "'$defs': {'person': {'type': 'object', 'title': '人员', 'required': ['name'],"
                        + " 'properties': {'name': {'type': 'string', 'title': '姓名', 'minLength': 1}}}}"));
        ObjectNode data = FormFixture.object("{'owner': {'name': ''}, 'agent': {'x': 1}}");

        assertThat(places(shared.validate(data))).containsExactly("/owner/name minLength", "/agent/name required");
        assertThat(chinese(shared, data, "/owner/name")).isEqualTo("请填写“姓名”。");
        assertThat(shared.prune(data)).isEqualTo(FormFixture.object("{'owner': {'name': ''}, 'agent': {}}"));
    }

    @Test
    @Tag("R-136")
    void takesOutKeyFactsOfActiveFieldsOnly() {
        ObjectNode data = FormFixture.application();
        data.put("diners", 300);

        assertThat(form.keyFacts(data))
                .containsExactly(
                        entry("/mainFormat", "catering"),
                        entry("/premises/area", new BigDecimal("86.5")),
                        entry("/premises/division", "410105"));
    }

    @Test
    void aPatternThatTakesTooLongFailsInsteadOfHanging() {
        Form slow = FormFixture.form(FormFixture.file("'a': {'type': 'string', 'title': '甲', 'pattern': '^(a|a)*$'}"));
        ObjectNode data = FormFixture.object("{}").put("a", "a".repeat(60) + "b");

        long start = System.nanoTime();
        assertThat(places(slow.validate(data))).containsExactly("/a pattern");
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @Test
    void refusesDataBeyondItsBounds() {
        ObjectNode data = FormFixture.application();
        for (int i = 0; i < Form.MAX_VALUES; i++) {
            data.withArray("/safetyRules").add(i);
        }

        assertThat(places(form.validate(data))).containsExactly(" too-large");
        assertThat(form.prune(data)).isEmpty();
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        ObjectNode wrong = FormFixture.application();
        wrong.withObject("/applicant").put("creditCode", "x");
        List<String> expected = places(form.validate(wrong));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<String>>> calls = IntStream.range(0, 200)
                    .<Callable<List<String>>>mapToObj(i -> () -> places(form.validate(wrong)))
                    .toList();
            for (Future<List<String>> answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
