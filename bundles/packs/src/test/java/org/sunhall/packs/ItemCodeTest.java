package org.sunhall.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Iso7064;
import org.sunhall.kernel.JurisdictionId;

/** Codes of power items are made by a rule that is data of the pack. */
@Tag("R-061")
class ItemCodeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Pack XUZHOU = Packs.find(new JurisdictionId("xuzhou")).orElseThrow();
    private static final Pack SUNSHINE =
            Packs.find(new JurisdictionId("sunshine")).orElseThrow();
    private static final String BODY = "320300SC1XK00100";
    private static final String CODE = BODY + Iso7064.mod37x36(BODY);

    @Test
    void aCodeIsExplainedPartByPart() {
        CodeReading reading = XUZHOU.itemCode(CODE, Optional.of("licence"), DAY);

        assertThat(reading.sound()).isTrue();
        assertThat(reading.rule().orElseThrow().id()).isEqualTo("unified");
        assertThat(reading.parts())
                .extracting(
                        part -> part.part().id(),
                        CodeReading.Part::value,
                        CodeReading.Part::from,
                        CodeReading.Part::to,
                        part -> part.meaning().zh())
                .containsExactly(
                        tuple("division", "320300", 1, 6, "行政区划320300,即本辖区"),
                        tuple("subject", "SC1", 7, 9, "本级编定的实施主体代码"),
                        tuple("type", "XK", 10, 11, "行政许可"),
                        tuple("number", "001", 12, 14, "该主体该类权力的第几项"),
                        tuple("part", "00", 15, 16, "子项序号,00为没有子项"),
                        tuple("check", CODE.substring(16), 17, 17, "校验相符"));
        assertThat(reading.parts()).allSatisfy(part -> {
            assertThat(part.meaning().en()).isNotBlank();
            assertThat(part.part().title().en()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        // code, type, part, from, to, rule
        "320300SC1XK0010, licence, part, 16, 16, code.short",
        "food-licence, licence, division, 1, 1, code.characters",
        "320300SC1XKO01000, licence, number, 12, 12, code.characters",
        "320300sc1XK001000, licence, subject, 7, 7, code.characters",
        "320300SC1ZZ001000, licence, type, 10, 11, code.value",
        "320300SC1CF001000, licence, type, 10, 11, code.type",
        "310100SC1XK001000, licence, division, 1, 6, code.division"
    })
    void whatIsWrongIsSaidWithPartPlaceAndMend(String code, String type, String part, int from, int to, String rule) {
        CodeReading reading = XUZHOU.itemCode(code, Optional.of(type), DAY);

        assertThat(reading.sound()).isFalse();
        assertThat(reading.faults())
                .extracting(
                        CodeReading.Fault::part,
                        CodeReading.Fault::from,
                        CodeReading.Fault::to,
                        CodeReading.Fault::rule)
                .contains(tuple(part, from, to, rule));
        assertThat(reading.faults()).allSatisfy(fault -> {
            assertThat(fault.message().zh()).isNotBlank().doesNotContain("{");
            assertThat(fault.message().en()).isNotBlank().doesNotContain("{");
            assertThat(fault.mend().zh()).isNotBlank().doesNotContain("{");
            assertThat(fault.mend().en()).isNotBlank().doesNotContain("{");
        });
    }

    @Test
    void aWrongCheckCharacterIsMendedByNamingTheRightOne() {
        String right = CODE.substring(16);
        String wrong = right.equals("A") ? "B" : "A";

        CodeReading reading = XUZHOU.itemCode(BODY + wrong, Optional.of("licence"), DAY);

        assertThat(reading.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.part()).isEqualTo("check");
            assertThat(fault.from()).isEqualTo(17);
            assertThat(fault.mend().zh()).contains("“" + right + "”");
        });
    }

    @Test
    void anotherTypesValueIsMendedByNamingTheTypesOwn() {
        CodeReading reading = XUZHOU.itemCode("320300SC1CF001000", Optional.of("licence"), DAY);

        assertThat(reading.faults())
                .filteredOn(fault -> fault.rule().equals("code.type"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.mend().zh()).contains("“XK”"));
    }

    @Test
    void aDivisionBelowTheJurisdictionIsItsOwn() {
        String body = "320311SC1XK00100";

        assertThat(XUZHOU.itemCode(body + Iso7064.mod37x36(body), Optional.empty(), DAY)
                        .sound())
                .isTrue();
    }

    @Test
    void whereTheRuleIsNotAskedForAReadableCodeIsFreeButOneOfTheRulesShapeIsChecked() {
        CodeReading free = SUNSHINE.itemCode("sunshine-market-food-licence", Optional.of("licence"), DAY);
        CodeReading foreign = SUNSHINE.itemCode(CODE, Optional.of("licence"), DAY);

        assertThat(free.sound()).isTrue();
        assertThat(free.rule()).isEmpty();
        assertThat(free.summary().zh()).contains("不要求统一编码");
        assertThat(foreign.faults()).extracting(CodeReading.Fault::rule).containsExactly("code.division");
    }

    @Test
    void theRuleIsAskedForFromTheDayThePackSays() {
        assertThat(XUZHOU.itemCode("food-licence", Optional.empty(), LocalDate.of(2008, 12, 31))
                        .sound())
                .isTrue();
        assertThat(XUZHOU.itemCode("food-licence", Optional.empty(), LocalDate.of(2009, 1, 1))
                        .sound())
                .isFalse();
    }

    /** ISO/IEC 7064: a hybrid system finds every single wrong character and every swap of two neighbours but few. */
    @Test
    void theCheckCharacterFindsEverySingleWrongCharacter() {
        Random random = new Random(61);
        String letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (int round = 0; round < 2_000; round++) {
            String body = String.format(
                    Locale.ROOT,
                    "3203%02d%c%c%cXK%03d%02d",
                    random.nextInt(100),
                    letters.charAt(random.nextInt(36)),
                    letters.charAt(random.nextInt(36)),
                    letters.charAt(random.nextInt(36)),
                    random.nextInt(1000),
                    random.nextInt(100));
            String code = body + Iso7064.mod37x36(body);
            assertThat(XUZHOU.itemCode(code, Optional.of("licence"), DAY).faults())
                    .as(code)
                    .isEmpty();

            int place = random.nextInt(17);
            char other = letters.charAt(random.nextInt(36));
            if (other == code.charAt(place)) {
                continue;
            }
            String changed = code.substring(0, place) + other + code.substring(place + 1);
            assertThat(XUZHOU.itemCode(changed, Optional.of("licence"), DAY).sound())
                    .as(code + " with character " + (place + 1) + " as " + other)
                    .isFalse();
        }
    }

    @Test
    void aPackBringsItsOwnRuleWithSeparatorsAndAnotherCheckDigit() {
        ObjectNode file = pack("""
                [{"id": "own", "title": {"zh": "本市编码", "en": "our codes"}, "basis": "b", "from": "2026-01-01", "certainty": "O",
                  "parts": [
                    {"id": "office", "title": {"zh": "部门", "en": "office"}, "meaning": {"zh": "部门", "en": "office"}, "length": 2, "characters": "digits",
                     "values": {"31": {"zh": "市场监管", "en": "market supervision"}}},
                    {"id": "number", "title": {"zh": "序号", "en": "number"}, "meaning": {"zh": "序号", "en": "number"}, "before": "-", "length": 4, "characters": "digits"},
                    {"id": "check", "title": {"zh": "校验", "en": "check"}, "meaning": {"zh": "校验", "en": "check"}, "before": "-", "length": 1, "characters": "digits", "check": "mod-11-10"}]}]
                """);
        file.withArray("parameters").add(json("""
                {"name": "item-code.required", "title": {"zh": "x", "en": "x"}, "value": true, "unit": "flag", "basis": "b",
                 "from": "2026-01-01", "certainty": "O"}"""));
        Pack own = Pack.parse(file).pack().orElseThrow();
        String code = "31-0007-" + Iso7064.mod11x10("310007");

        assertThat(own.itemCode(code, Optional.empty(), DAY).sound()).isTrue();
        assertThat(own.itemCode(code, Optional.empty(), DAY)
                        .parts()
                        .get(0)
                        .meaning()
                        .zh())
                .isEqualTo("市场监管");
        assertThat(rules(own, "3100071")).containsExactly("code.separator");
        assertThat(rules(own, code + "9")).containsExactly("code.long");
        assertThat(rules(own, CODE)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/parts | [] | /itemCodes/0/parts",
                "/parts/0/length | 0 | /itemCodes/0/parts/0/length",
                "/parts/0/length | 7 | /itemCodes/0/parts/0/division",
                "/parts/0/characters | \"runes\" | /itemCodes/0/parts/0/characters",
                "/parts/1/id | \"division\" | /itemCodes/0/parts/1/id",
                "/parts/2/before | \"#\" | /itemCodes/0/parts/2/before",
                "/parts/2/values/XK/type | \"no-such\" | /itemCodes/0/parts/2/values/XK/type",
                "/parts/2/values/XKX | {\"zh\": \"a\", \"en\": \"a\"} | /itemCodes/0/parts/2/values/XKX",
                "/parts/5/check | \"mod-11-10\" | /itemCodes/0/parts/5/check",
                "/parts/5/surprise | 1 | /itemCodes/0/parts/5/surprise",
                "/certainty | \"X\" | /itemCodes/0/certainty"
            })
    void aWrongRuleIsRefusedWithItsPlace(String place, String value, String pointer) {
        ObjectNode file = pack(source("national").path("itemCodes").toString());
        ObjectNode rule = (ObjectNode) file.at("/itemCodes/0");
        int slash = place.lastIndexOf('/');
        ((ObjectNode) rule.at(place.substring(0, slash))).set(place.substring(slash + 1), json(value));

        assertThat(Pack.parse(file).findings())
                .extracting(FieldProblem::pointer)
                .contains(pointer);
    }

    private static List<String> rules(Pack pack, String code) {
        return pack.itemCode(code, Optional.empty(), DAY).faults().stream()
                .map(CodeReading.Fault::rule)
                .toList();
    }

    private static ObjectNode pack(String codes) {
        ObjectNode file = (ObjectNode) json("""
                {"id": "own-codes", "inherits": "national", "title": {"zh": "某市", "en": "a city"}, "parameters": []}""");
        file.set("itemCodes", (ArrayNode) json(codes));
        return file;
    }

    private static JsonNode source(String name) {
        try (InputStream in = Packs.class.getResourceAsStream(name + ".json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
