package org.sunhall.plugin.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** What came of an automatic task. */
@ProviderType
public sealed interface TaskResult {

    /**
     * The task is done.
     *
     * @param facts what is added to the case's facts: JSON-like values (maps with string keys, lists, strings, numbers, booleans)
     */
    record Done(Map<String, Object> facts) implements TaskResult {
        public Done {
            facts = Map.copyOf(facts);
        }
    }

    /**
     * The task cannot be done as things stand. The case waits; the platform tries again with growing pauses and shows the reason.
     *
     * @param reasonZh why, in Chinese
     * @param reasonEn why, in English
     */
    record Failed(String reasonZh, String reasonEn) implements TaskResult {
        public Failed {
            Objects.requireNonNull(reasonZh, "reasonZh");
            Objects.requireNonNull(reasonEn, "reasonEn");
        }
    }

    /** Done, with these facts. */
    static TaskResult done(Map<String, Object> facts) {
        return new Done(new LinkedHashMap<>(facts));
    }

    /** Not possible now, for this reason. */
    static TaskResult failed(String reasonZh, String reasonEn) {
        return new Failed(reasonZh, reasonEn);
    }
}
