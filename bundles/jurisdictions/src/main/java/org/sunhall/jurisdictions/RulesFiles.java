package org.sunhall.jurisdictions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files with rules that land together, each under the name by which a mistake in it is told.
 *
 * @param packs jurisdiction packs
 * @param years the State Council's notices of days off, one a year
 */
public record RulesFiles(Map<String, JsonNode> packs, Map<String, JsonNode> years) {

    public RulesFiles {
        packs = Collections.unmodifiableMap(new LinkedHashMap<>(packs));
        years = Collections.unmodifiableMap(new LinkedHashMap<>(years));
    }
}
