package org.sunhall.checker;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Text;

/**
 * One thing wrong in a plug-in.
 *
 * @param file    the file inside the plug-in, for example {@code SUNHALL-INF/items/food-licence.json}; empty for the jar as a whole
 * @param place   where in it: {@code line 12}, a JSON pointer (RFC 6901), or the id of a BPMN element; empty for the file as a whole
 * @param line    the line of that place in the file, from 1; 0 when it has none or it is not known
 * @param rule    stable name of the broken rule, for example {@code limits.sum}
 * @param message what is wrong
 * @param mend    how to mend it
 */
public record Finding(String file, String place, int line, String rule, Text message, Text mend) {

    private static final Pattern LINE = Pattern.compile("line ([0-9]{1,9})");

    public Finding {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(rule, "rule");
        message = sentence(Objects.requireNonNull(message, "message"));
        mend = sentence(Objects.requireNonNull(mend, "mend"));
    }

    /** With the line that the place itself says, if any. */
    public Finding(String file, String place, String rule, Text message, Text mend) {
        this(file, place, lineIn(place), rule, message, mend);
    }

    private static int lineIn(String place) {
        Matcher matcher = LINE.matcher(place);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The same in this line. */
    public Finding in(int known) {
        return new Finding(file, place, known, rule, message, mend);
    }

    /** The finding for problem+json: {@code file#place}, the rule, and message, line and mend in one text. */
    public FieldProblem toFieldProblem() {
        boolean said = line == 0 || LINE.matcher(place).matches();
        return new FieldProblem(
                place.isEmpty() ? file : file + "#" + place,
                rule,
                Text.of(
                        (said ? "" : "第" + line + "行:") + message.zh() + mend.zh(),
                        (said ? "" : "Line " + line + ": ") + message.en() + " " + mend.en()));
    }

    /** With full stops, whoever wrote it. */
    private static Text sentence(Text text) {
        return Text.of(sentence(text.zh(), "。"), sentence(text.en(), "."));
    }

    private static String sentence(String text, String stop) {
        return text.isEmpty() || text.endsWith(stop) ? text : text + stop;
    }

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + (place.isEmpty() ? "" : " [" + place + "]") + " " + rule + ": "
                + message.zh() + mend.zh();
    }
}
