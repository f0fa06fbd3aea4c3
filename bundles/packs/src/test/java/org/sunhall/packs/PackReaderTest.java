package org.sunhall.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunhall.clocks.Limit;
import org.sunhall.kernel.FieldProblem;

class PackReaderTest {

    private static final String DISTRICT = """
            {"id": "district", "inherits": "sunshine", "title": {"zh": "东区", "en": "East"}, "division": "329901",
             "functions": {"legal-review": {"zh": "法制科", "en": "legal section"}},
             "disclosureFields": {"name": {"zh": "名称", "en": "Name", "source": "R-223"}},
             "itemTypes": [
               {"key": "market-stall", "title": {"zh": "摊位", "en": "stall"}, "route": "approval",
                "required": ["name"], "optional": [], "basis": "b", "from": "2026-01-01", "certainty": "K"}],
             "parameters": [
               {"name": "inquiry.answer", "requirement": "K-12", "title": {"zh": "咨询", "en": "inquiry"},
                "value": 2, "unit": "wd", "basis": "b", "from": "2026-01-01", "to": "2026-06-30", "certainty": "S"},
               {"name": "inquiry.answer", "requirement": "K-12", "title": {"zh": "咨询", "en": "inquiry"},
                "value": 1, "unit": "wd", "basis": "b", "from": "2026-07-01", "certainty": "T"}],
             "clocks": [
               {"kind": "inquiry", "title": {"zh": "咨询", "en": "inquiry"}, "owner": "office",
                "budget": "inquiry.answer", "onExpiry": "lamp", "stopGrounds": "licence.stop-grounds",
                "maxExtension": "licence.decision.extension"}]}
            """;

    @Test
    void readsAPackThatInheritsFromABundledOne() {
        PackParse parse = Pack.parse(json(DISTRICT));

        assertThat(parse.findings()).isEmpty();
        Pack district = parse.pack().orElseThrow();
        assertThat(district.limit("K-12", day("2026-06-30"))).isEqualTo(Limit.workingDays(2));
        assertThat(district.limit("inquiry.answer", day("2026-07-01"))).isEqualTo(Limit.workingDays(1));
        assertThat(district.limit("K-14", day("2026-07-01"))).isEqualTo(Limit.workingDays(3));
        assertThat(district.limit("licence.decision", day("2026-07-01"))).isEqualTo(Limit.workingDays(20));
        assertThat(district.functions().get("legal-review").zh()).isEqualTo("法制科");
        assertThat(district.itemTypes(day("2026-07-01"))).hasSize(12);
        assertThat(district.clockTerms("inquiry", day("2026-07-01")).stopGrounds())
                .hasSize(8);
        assertThat(district.clockTerms("inquiry", day("2026-07-01")).maxExtension())
                .contains(Limit.workingDays(10));
        assertThat(district.clockTerms("notice", day("2026-07-01")).budget()).isEqualTo(Limit.workingDays(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/parameters/0/value | -1 | /parameters/0/value | amount",
                "/parameters/0/value | 1.5 | /parameters/0/value | amount",
                "/parameters/0/value | \"2\" | /parameters/0/value | amount",
                "/parameters/0/unit | \"week\" | /parameters/0/unit | unit",
                "/parameters/0/unit | \"text\" | /parameters/0/value/zh | required",
                "/parameters/0/unit | \"flag\" | /parameters/0/value | flag",
                "/parameters/0/unit | \"list\" | /parameters/0/value | array",
                "/parameters/0/basis | \"\" | /parameters/0/basis | required",
                "/parameters/0/certainty | \"X\" | /parameters/0/certainty | certainty",
                "/parameters/0/from | \"2026-02-30\" | /parameters/0/from | date",
                "/parameters/0/to | \"2025-01-01\" | /parameters/0/to | period",
                "/parameters/0/to | \"2026-07-01\" | /parameters/1/from | overlap",
                "/parameters/0/name | \"Inquiry Answer\" | /parameters/0/name | name",
                "/parameters/0/requirement | \"R-12\" | /parameters/0/requirement | name",
                "/parameters/0/vaule | 1 | /parameters/0/vaule | unknown-field",
                "/parameters/0/title/fr | \"x\" | /parameters/0/title/fr | unknown-field",
                "/parameters | {\"a\": 1} | /parameters | array",
                "/clocks | {\"a\": 1} | /clocks | array",
                "/functions | [1] | /functions | object",
                "/disclosureFields | [1] | /disclosureFields | object",
                "/parameters/0 | 7 | /parameters/0/name | required",
                "/functions/legal-review | \"x\" | /functions/legal-review/zh | required",
                "/inherits | \"atlantis\" | /inherits | unknown-pack",
                "/inherits | \"../x\" | /inherits | id",
                "/zone | \"Mars/Olympus\" | /zone | zone",
                "/division | \"12345\" | /division | division",
                "/surprise | 1 | /surprise | unknown-field",
                "/title/en | \" \" | /title/en | required",
                "/itemTypes/0/route | \"moon\" | /itemTypes/0/route | route",
                "/itemTypes/0/required | [\"colour\"] | /itemTypes/0/required/0 | field",
                "/itemTypes/0/optional | [\"name\"] | /itemTypes/0/optional/0 | field",
                "/itemTypes/0/optional | [1] | /itemTypes/0/optional/0 | string",
                "/clocks/0/owner | \"cat\" | /clocks/0/owner | owner",
                "/clocks/0/onExpiry | \"explode\" | /clocks/0/onExpiry | on-expiry",
                "/clocks/0/budget | \"no.such\" | /clocks/0/budget | unknown-parameter",
                "/clocks/0/stopGrounds | \"licence.decision\" | /clocks/0/stopGrounds | unknown-parameter"
            })
    void saysWhereAMistakeIs(String place, String value, String pointer, String rule) {
        ObjectNode pack = json(DISTRICT);
        int slash = place.lastIndexOf('/');
        JsonNode around = pack.at(place.substring(0, slash));
        if (around instanceof ArrayNode list) {
            list.set(Integer.parseInt(place.substring(slash + 1)), json(value, JsonNode.class));
        } else {
            ((ObjectNode) around).set(place.substring(slash + 1), json(value, JsonNode.class));
        }

        PackParse parse = Pack.parse(pack);

        assertThat(parse.pack()).isEmpty();
        assertThat(parse.findings())
                .extracting(FieldProblem::pointer, FieldProblem::rule)
                .contains(tuple(pointer, rule));
        assertThat(parse.findings()).allSatisfy(finding -> {
            assertThat(finding.message().zh()).isNotBlank();
            assertThat(finding.message().en()).isNotBlank();
        });
    }

    @Test
    void namesEveryMistakeAtOnce() {
        ObjectNode pack = json(DISTRICT);
        pack.put("division", "1").put("zone", "Nowhere");
        ((ObjectNode) pack.at("/parameters/0")).remove("basis");

        assertThat(Pack.parse(pack).findings()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "\"national\"", "{}"})
    void refusesWhatIsNoPackAtAll(String text) {
        assertThat(Pack.parse(json(text, JsonNode.class)).findings()).isNotEmpty();
    }

    private static LocalDate day(String written) {
        return LocalDate.parse(written);
    }

    private static ObjectNode json(String text) {
        return json(text, ObjectNode.class);
    }

    private static <T> T json(String text, Class<T> type) {
        try {
            return new ObjectMapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
