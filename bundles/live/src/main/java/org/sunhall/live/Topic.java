package org.sunhall.live;

import java.util.Locale;
import java.util.Optional;

/** What a page may show, and so what may have changed for it. */
enum Topic {
    /** Cases, inboxes and what belongs to a case; the only topic with ids. */
    CASES,
    /** Lamps of running clocks. */
    LAMPS,
    /** Editions, proceedings, items, declarations. */
    CATALOG,
    /** Plug-ins, incidents, publishers. */
    PLUGINS,
    /** Organisations, posts, people. */
    ORGANISATIONS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Topic> of(String word) {
        for (Topic topic : values()) {
            if (topic.word().equals(word)) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
