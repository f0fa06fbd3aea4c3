package org.sunhall.packs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * One part of an item's code.
 *
 * @param id         for example {@code division}
 * @param title      its name for people
 * @param meaning    what the characters of it say, where no list of values says it
 * @param before     the separator in front of it, empty when there is none
 * @param length     how many characters it has, the separator not counted
 * @param characters what it is written with
 * @param division   whether it is a division code (GB/T 2260) that has to lie in the pack's division
 * @param values     all values it may have with what each means, empty when any is allowed
 * @param check      how it is computed, when it checks what stands before it
 */
public record CodePart(
        String id,
        Text title,
        Text meaning,
        String before,
        int length,
        CodeCharacters characters,
        boolean division,
        Map<String, Value> values,
        Optional<CodeCheck> check) {

    /**
     * One value a part may have.
     *
     * @param meaning what it means
     * @param type    the type of power items that alone may have it
     */
    public record Value(Text meaning, Optional<String> type) {

        public Value {
            Objects.requireNonNull(meaning, "meaning");
            Objects.requireNonNull(type, "type");
        }
    }

    public CodePart {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(characters, "characters");
        Objects.requireNonNull(check, "check");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        if (length < 1) {
            throw new IllegalArgumentException("a part has at least one character");
        }
    }
}
