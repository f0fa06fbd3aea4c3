package org.sunhall.packs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sunhall.kernel.Text;

/** Reads the coding rules of a pack as strictly as {@link PackReader} reads the rest, and finds in its name. */
final class ItemCodeReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final Pattern SEPARATOR = Pattern.compile("[._:-]");
    private static final int LONGEST_PART = 60;
    private static final int LONGEST_CODE = 120;

    private final PackReader reader;

    ItemCodeReader(PackReader reader) {
        this.reader = reader;
    }

    List<ItemCodeRule> read(JsonNode listed) {
        List<ItemCodeRule> rules = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            String place = "/itemCodes/" + i;
            int before = reader.findingsSoFar();
            Optional<ItemCodeRule> rule = rule(listed.get(i), place);
            if (reader.findingsSoFar() > before || rule.isEmpty()) {
                continue;
            }
            if (rules.stream()
                    .anyMatch(other -> other.id().equals(rule.get().id())
                            && other.period().overlaps(rule.get().period()))) {
                reader.find(place + "/from", "overlap", "同名编码规则的施行期间重叠", "periods of the same rule overlap");
            }
            rules.add(rule.get());
        }
        return rules;
    }

    private Optional<ItemCodeRule> rule(JsonNode one, String place) {
        reader.fields(one, place, "id", "title", "parts", "basis", "from", "to", "certainty");
        JsonNode listed = reader.array(one, "parts", place);
        if (listed.isEmpty()) {
            reader.find(place + "/parts", "required", "编码规则没有组成部分", "a coding rule has parts");
            return Optional.empty();
        }
        List<CodePart> parts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int length = 0;
        for (int i = 0; i < listed.size(); i++) {
            String where = place + "/parts/" + i;
            CodePart part = part(listed.get(i), where);
            if (!ids.add(part.id())) {
                reader.find(where + "/id", "duplicate", "组成部分重复", "two parts have this id");
            }
            part.check().ifPresent(check -> check(check, part, parts, where));
            length += part.before().length() + part.length();
            parts.add(part);
        }
        if (length > LONGEST_CODE) {
            reader.find(place + "/parts", "length", "编码不得超过120位", "a code has at most 120 characters");
        }
        return Optional.of(new ItemCodeRule(
                reader.matching(one, "id", place, NAME),
                reader.text(one, "title", place),
                parts,
                reader.string(one, "basis", place),
                reader.period(one, place),
                reader.certainty(one, place)));
    }

    /** A check character is one character of what the algorithm gives, over what the algorithm takes. */
    private void check(CodeCheck check, CodePart part, List<CodePart> before, String place) {
        boolean digitsOnly = check.over() == CodeCharacters.DIGITS;
        boolean computable = !before.isEmpty()
                && (!digitsOnly || before.stream().allMatch(each -> each.characters() == CodeCharacters.DIGITS));
        if (!computable || part.length() != 1 || part.characters() != check.over()) {
            reader.find(
                    place + "/check",
                    "check",
                    "校验码应为一位,且前面各部分须是该算法适用的字符",
                    "a check character is one character of the algorithm's, after parts the algorithm is defined over");
        }
    }

    private CodePart part(JsonNode one, String place) {
        reader.fields(
                one, place, "id", "title", "meaning", "before", "length", "characters", "division", "values", "check");
        int length = one.path("length").isIntegralNumber() ? one.path("length").intValue() : 0;
        if (length < 1 || length > LONGEST_PART) {
            reader.find(place + "/length", "length", "长度应为1至60的整数", "the length is a number from 1 to 60");
            length = 1;
        }
        CodeCharacters characters = reader.constant(
                        CodeCharacters.class, reader.string(one, "characters", place), place + "/characters")
                .orElse(CodeCharacters.DIGITS_AND_CAPITALS);
        boolean division = reader.flag(one, "division", place);
        if (division && (length != 6 || characters != CodeCharacters.DIGITS)) {
            reader.find(place + "/division", "division", "行政区划代码应为六位数字", "a division code has six digits");
        }
        return new CodePart(
                reader.matching(one, "id", place, NAME),
                reader.text(one, "title", place),
                reader.text(one, "meaning", place),
                one.has("before") ? reader.matching(one, "before", place, SEPARATOR) : "",
                length,
                characters,
                division,
                values(one, length, characters, place),
                one.has("check")
                        ? reader.constant(CodeCheck.class, reader.string(one, "check", place), place + "/check")
                        : Optional.empty());
    }

    private Map<String, CodePart.Value> values(JsonNode one, int length, CodeCharacters characters, String place) {
        Map<String, CodePart.Value> values = new LinkedHashMap<>();
        JsonNode listed = one.path("values");
        if (!listed.isMissingNode() && (!listed.isObject() || listed.isEmpty())) {
            reader.find(place + "/values", "object", "应为JSON对象且不为空", "a JSON object with at least one value is needed");
            return values;
        }
        listed.fields().forEachRemaining(each -> {
            String where = place + "/values/" + each.getKey();
            if (each.getKey().length() != length || characters.firstForeign(each.getKey()) >= 0) {
                reader.find(where, "value", "值的长度或者字符不符", "the value has another length or other characters");
            }
            reader.fields(each.getValue(), where, "zh", "en", "type");
            Text meaning = reader.text(each.getValue(), where);
            Optional<String> type = each.getValue().has("type")
                    ? Optional.of(reader.string(each.getValue(), "type", where))
                    : Optional.empty();
            values.put(each.getKey(), new CodePart.Value(meaning, type));
        });
        return values;
    }
}
