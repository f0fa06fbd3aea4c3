package org.sunhall.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.Text;

/** Reads and checks form files; nothing a file contains makes it throw. */
public final class FormReader {

    private FormReader() {}

    /** Reads and checks a whole form file. */
    public static FormParse read(JsonNode formFile) {
        return new FormParse(Optional.empty(), List.of(new FormFinding("", "todo", Text.same(""), Text.same(""))));
    }
}
