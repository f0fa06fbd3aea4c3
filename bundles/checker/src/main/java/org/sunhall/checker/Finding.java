package org.sunhall.checker;

import java.util.Objects;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Text;

/**
 * One thing wrong in a plug-in.
 *
 * @param file    the file inside the plug-in, for example {@code SUNHALL-INF/items/food-licence.json}; empty for the jar as a whole
 * @param place   where in it: {@code line 12}, a JSON pointer (RFC 6901), or the id of a BPMN element; empty for the file as a whole
 * @param rule    stable name of the broken rule, for example {@code limits.sum}
 * @param message what is wrong
 * @param mend    how to mend it
 */
public record Finding(String file, String place, String rule, Text message, Text mend) {

    public Finding {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(mend, "mend");
    }

    /** The finding for problem+json: {@code file#place}, the rule, and message and mend in one text. */
    public FieldProblem toFieldProblem() {
        return new FieldProblem(
                place.isEmpty() ? file : file + "#" + place,
                rule,
                Text.of(sentence(message.zh(), "。") + mend.zh(), sentence(message.en(), ".") + " " + mend.en()));
    }

    private static String sentence(String text, String stop) {
        return text.isEmpty() || text.endsWith(stop) ? text : text + stop;
    }

    @Override
    public String toString() {
        return file + (place.isEmpty() ? "" : " [" + place + "]") + " " + rule + ": " + sentence(message.zh(), "。")
                + mend.zh();
    }
}
