package org.sunhall.maven;

import java.nio.file.Path;
import org.sunhall.kernel.Text;

/**
 * A finding at its place in the project.
 *
 * @param file    the source file, relative to the project
 * @param line    its line from 1, 0 where none can be told
 * @param place   what the checker says of the place: a JSON pointer, an element's id, or nothing
 * @param rule    the broken rule
 * @param message what is wrong
 * @param mend    how to mend it
 */
record FoundFault(Path file, int line, String place, String rule, Text message, Text mend) {

    /** Two lines as compilers write them, so that editors make them a link. */
    String told() {
        String at = file + (line > 0 ? ":" + line : "");
        boolean worthSaying = !place.isEmpty() && !place.startsWith("line ");
        return at + ": " + rule + (worthSaying ? " [" + place + "]" : "") + " " + message.zh() + " " + message.en()
                + System.lineSeparator() + "    改法 · mend: " + mend.zh() + " " + mend.en();
    }
}
