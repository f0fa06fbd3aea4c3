package org.sunhall.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Text;

/**
 * How running cases of an older version go on under this one ({@code SUNHALL-INF/migration/*.json}). Declarative: which step becomes
 * which, and which facts are added. Clocks are never part of it.
 *
 * @param file  its file inside the plug-in
 * @param item  the item whose cases it moves
 * @param steps id of the old step → id of the new one; a step that is not named keeps its id
 * @param facts JSON pointer into the case's facts → the value it gets when it is absent
 * @param note  what the reviewer and the people at work should know; empty when there is none
 */
public record MigrationPlan(
        String file, ItemCode item, Map<String, String> steps, Map<String, JsonNode> facts, Optional<Text> note) {

    public MigrationPlan {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(item, "item");
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        Objects.requireNonNull(note, "note");
    }

    /** The new step's id for an old one. */
    public String step(String old) {
        return steps.getOrDefault(old, old);
    }
}
