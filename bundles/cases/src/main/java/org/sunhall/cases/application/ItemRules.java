package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.sunhall.casework.CaseRules;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.packs.Pack;

/** What an edition's item file says about operations and legality, with the pack's time for entering acts done outside. */
final class ItemRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENTRY = "penalty.entry";

    private ItemRules() {}

    static CaseRules of(PluginContent content, ItemDefinition item, Pack pack, LocalDate today) {
        CaseRules rules = CaseRules.read(file(content, item), item.type());
        return item.type().equals("penalty") ? rules.withEntry(Optional.of(pack.limit(ENTRY, today))) : rules;
    }

    private static JsonNode file(PluginContent content, ItemDefinition item) {
        for (Map.Entry<String, byte[]> file : content.files().entrySet()) {
            if (file.getKey().startsWith(PluginContent.ROOT + "items/")) {
                JsonNode json = read(file.getValue());
                if (json.path("code").asText().equals(item.code().value())) {
                    return json;
                }
            }
        }
        throw new IllegalStateException("the stored plug-in has no file of the item " + item.code());
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
