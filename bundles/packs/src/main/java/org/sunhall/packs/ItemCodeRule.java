package org.sunhall.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sunhall.kernel.Text;

/**
 * How codes of power items are made in a jurisdiction. Pure.
 *
 * @param id         for example {@code unified}
 * @param title      its name for people
 * @param parts      the parts in their order
 * @param legalBasis where it comes from
 * @param period     when it holds
 * @param certainty  how sure that is
 */
public record ItemCodeRule(
        String id, Text title, List<CodePart> parts, String legalBasis, Period period, Certainty certainty) {

    /** Most values of a part that a refusal lists. */
    private static final int LISTED = 20;

    public ItemCodeRule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        parts = List.copyOf(parts);
        Objects.requireNonNull(legalBasis, "legalBasis");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(certainty, "certainty");
    }

    /** How long its codes are, separators counted. */
    public int length() {
        return parts.stream()
                .mapToInt(part -> part.before().length() + part.length())
                .sum();
    }

    /** Whether a code has the length, separators and characters of this rule, whatever its parts say. */
    boolean fits(String code) {
        int at = 0;
        for (CodePart part : parts) {
            int begin = at + part.before().length();
            int end = begin + part.length();
            if (end > code.length()
                    || !code.startsWith(part.before(), at)
                    || part.characters().firstForeign(code.substring(begin, end)) >= 0) {
                return false;
            }
            at = end;
        }
        return at == code.length();
    }

    /**
     * Reads a code.
     *
     * @param type     the type of the item that has the code, when it is known
     * @param division the pack's division, when it has one
     */
    CodeReading read(String code, Optional<String> type, Optional<String> division) {
        Reader reader = new Reader(code, type, division);
        reader.read();
        return new CodeReading(code, Optional.of(this), reader.read, reader.faults);
    }

    private final class Reader {
        private final String code;
        private final Optional<String> type;
        private final Optional<String> division;
        private final List<CodeReading.Part> read = new ArrayList<>();
        private final List<CodeReading.Fault> faults = new ArrayList<>();

        Reader(String code, Optional<String> type, Optional<String> division) {
            this.code = code;
            this.type = type;
            this.division = division;
        }

        void read() {
            int at = 0;
            StringBuilder before = new StringBuilder();
            for (CodePart part : parts) {
                if (!code.startsWith(part.before(), at)) {
                    fault(
                            part,
                            at + 1,
                            at + part.before().length(),
                            "code.separator",
                            Text.of("「{0}」之前缺少分隔符“{1}”。", "The separator “{1}” before “{0}” is missing.")
                                    .with(part.title(), part.before()),
                            Text.of("请在第{0}位写“{1}”。", "Write “{1}” as character {0}.")
                                    .with(at + 1, part.before()));
                    return;
                }
                at += part.before().length();
                int end = at + part.length();
                if (end > code.length()) {
                    fault(
                            part,
                            code.length() + 1,
                            end,
                            "code.short",
                            Text.of(
                                            "编码不完整:「{0}」应占第{1}至{2}位,编码只有{3}位。",
                                            "The code is too short: “{0}” is characters {1} to {2}, and there are {3}.")
                                    .with(part.title(), at + 1, end, code.length()),
                            Text.of("编码共{0}位,请补全。", "A code has {0} characters; complete it.")
                                    .with(length()));
                    return;
                }
                String value = code.substring(at, end);
                part(part, value, at + 1, before.toString());
                before.append(value);
                at = end;
            }
            if (at < code.length()) {
                faults.add(new CodeReading.Fault(
                        "end",
                        at + 1,
                        code.length(),
                        "code.long",
                        Text.of("编码过长:第{0}位起是多余的字符。", "The code is too long: nothing follows character {0}.")
                                .with(en(at), at),
                        Text.of("编码共{0}位,请删去多余的字符。", "A code has {0} characters; drop the rest.")
                                .with(length())));
            }
        }

        /** Chinese names the first character too many, English the last that belongs. */
        private Text en(int at) {
            return Text.of(String.valueOf(at + 1), String.valueOf(at));
        }

        private void part(CodePart part, String value, int from, String before) {
            int to = from + part.length() - 1;
            int foreign = part.characters().firstForeign(value);
            if (foreign >= 0) {
                fault(
                        part,
                        from + foreign,
                        from + foreign,
                        "code.characters",
                        Text.of(
                                        "「{0}」(第{1}至{2}位)只能是{3},第{4}位是“{5}”。",
                                        "“{0}” (characters {1} to {2}) has {3} only; character {4} is “{5}”.")
                                .with(
                                        part.title(),
                                        from,
                                        to,
                                        part.characters().words(),
                                        from + foreign,
                                        value.substring(foreign, foreign + 1)),
                        Text.of("请把第{0}位改为{1}。", "Make character {0} one of the {1}.")
                                .with(from + foreign, part.characters().words()));
                read.add(new CodeReading.Part(part, value, from, to, part.meaning()));
                return;
            }
            Text meaning = part.meaning();
            if (!part.values().isEmpty()) {
                meaning = valued(part, value, from, to);
            } else if (part.division()) {
                meaning = divided(part, value, from, to);
            } else if (part.check().isPresent()) {
                meaning = checked(part, part.check().get(), value, from, to, before);
            }
            read.add(new CodeReading.Part(part, value, from, to, meaning));
        }

        private Text valued(CodePart part, String value, int from, int to) {
            CodePart.Value known = part.values().get(value);
            if (known == null) {
                fault(
                        part,
                        from,
                        to,
                        "code.value",
                        Text.of("「{0}」(第{1}至{2}位)没有“{3}”这个值。", "“{0}” (characters {1} to {2}) has no value “{3}”.")
                                .with(part.title(), from, to, value),
                        Text.of("可用:{0}。", "There are: {0}.").with(listed(part)));
                return Text.of("未知", "unknown");
            }
            if (known.type().isPresent() && type.isPresent() && !known.type().equals(type)) {
                fault(
                        part,
                        from,
                        to,
                        "code.type",
                        Text.of(
                                        "「{0}」“{1}”表示{2},与事项的权力类型不一致。",
                                        "“{1}” as “{0}” means {2}; the item is of another type.")
                                .with(part.title(), value, known.meaning()),
                        part.values().entrySet().stream()
                                .filter(each -> each.getValue().type().equals(type))
                                .map(each -> Text.of("该类型事项请写“{0}”。", "Write “{0}” for this type.")
                                        .with(each.getKey()))
                                .findFirst()
                                .orElse(Text.of("请更正权力类型或者编码。", "Mend the type or the code.")));
            }
            return known.meaning();
        }

        private Text listed(CodePart part) {
            String zh = part.values().entrySet().stream()
                    .limit(LISTED)
                    .map(each -> each.getKey() + "(" + each.getValue().meaning().zh() + ")")
                    .collect(Collectors.joining("、"));
            String en = part.values().entrySet().stream()
                    .limit(LISTED)
                    .map(each ->
                            each.getKey() + " (" + each.getValue().meaning().en() + ")")
                    .collect(Collectors.joining(", "));
            return Text.of(zh, en);
        }

        private Text divided(CodePart part, String value, int from, int to) {
            if (division.isEmpty()) {
                return Text.of("行政区划{0}", "division {0}").with(value);
            }
            String own = division.get();
            if (value.equals(own)) {
                return Text.of("行政区划{0},即本辖区", "division {0}, this jurisdiction")
                        .with(value);
            }
            String stem = own.replaceFirst("(0000|00)$", "");
            if (value.startsWith(stem)) {
                return Text.of("行政区划{0},在本辖区之内", "division {0}, within this jurisdiction")
                        .with(value);
            }
            fault(
                    part,
                    from,
                    to,
                    "code.division",
                    Text.of("「{0}」{1}不在本辖区({2})之内。", "“{0}” {1} does not lie in this jurisdiction ({2}).")
                            .with(part.title(), value, own),
                    Text.of("请写本辖区的行政区划代码{0},或者其下级的代码。", "Write the division {0}, or one below it.")
                            .with(own));
            return Text.of("行政区划{0},不在本辖区", "division {0}, another jurisdiction")
                    .with(value);
        }

        private Text checked(CodePart part, CodeCheck check, String value, int from, int to, String before) {
            if (check.over().firstForeign(before) >= 0) {
                return Text.of("无法校验", "cannot be checked");
            }
            String right = String.valueOf(check.of(before));
            if (right.equals(value)) {
                return Text.of("校验相符", "fits");
            }
            fault(
                    part,
                    from,
                    to,
                    "code.check",
                    Text.of(
                                    "「{0}」“{1}”与前{2}位不符。",
                                    "The check character “{1}” does not fit the {2} characters before it.")
                            .with(part.title(), value, before.length()),
                    Text.of(
                                    "请逐位核对前{0}位;若都无误,校验码应为“{1}”。",
                                    "Compare the {0} characters one by one; when all are right, the check character is “{1}”.")
                            .with(before.length(), right));
            return Text.of("校验不符", "does not fit");
        }

        private void fault(CodePart part, int from, int to, String rule, Text message, Text mend) {
            faults.add(new CodeReading.Fault(part.id(), from, to, rule, message, mend));
        }
    }
}
