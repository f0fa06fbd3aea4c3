package org.sunhall.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;

/** Turns events into hints. Not thread-safe. */
final class HintReader {

    private static final int MOST_KNOWN = 10_000;

    private final Function<StreamId, List<RecordedEvent>> ledger;
    private final Map<String, Place> places = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    private record Place(Optional<OrgId> org, Optional<JurisdictionId> jurisdiction) {}

    /**
     * A reader.
     *
     * @param ledger reads a stream, where an event does not say itself whose it is
     */
    HintReader(Function<StreamId, List<RecordedEvent>> ledger) {
        this.ledger = ledger;
    }

    static boolean matters(String type) {
        return type.startsWith("case.") && !type.equals("case.command-refused")
                || type.equals("supervision.lamp")
                || type.startsWith("catalog.")
                || type.startsWith("plugin.")
                || type.startsWith("identity.") && !type.startsWith("identity.sign");
    }

    List<Hint> read(RecordedEvent event) {
        String type = event.type();
        if (type.startsWith("case.") && event.stream().kind().equals("case")) {
            String id = event.stream().key();
            Place place = placeOf(id, event);
            Set<OrgId> orgs = new HashSet<>();
            place.org().ifPresent(orgs::add);
            // A step may wait at another organisation's post.
            place(event.data()).org().ifPresent(orgs::add);
            Hint changed = new Hint(Topic.CASES, Optional.of(id), orgs, place.jurisdiction());
            return type.startsWith("case.clock")
                    ? List.of(changed, new Hint(Topic.LAMPS, Optional.empty(), orgs, place.jurisdiction()))
                    : List.of(changed);
        }
        if (type.equals("supervision.lamp")) {
            return List.of(hint(Topic.LAMPS, place(event.data())));
        }
        if (type.startsWith("catalog.")) {
            return List.of(hint(Topic.CATALOG, place(event.data())));
        }
        if (type.startsWith("plugin.")) {
            return List.of(hint(Topic.PLUGINS, place(event.data())));
        }
        return type.startsWith("identity.") ? List.of(hint(Topic.ORGANISATIONS, place(event.data()))) : List.of();
    }

    private static Hint hint(Topic topic, Place place) {
        return new Hint(topic, Optional.empty(), place.org().map(Set::of).orElse(Set.of()), place.jurisdiction());
    }

    /** A case stays where it was submitted; only its first event is sure to say where. */
    private Place placeOf(String id, RecordedEvent event) {
        Place known = places.get(id);
        if (known == null) {
            known = event.sequence() == 1
                    ? place(event.data())
                    : ledger.apply(event.stream()).stream()
                            .findFirst()
                            .map(first -> place(first.data()))
                            .orElse(new Place(Optional.empty(), Optional.empty()));
            places.put(id, known);
        }
        return known;
    }

    private static Place place(JsonNode data) {
        return new Place(
                text(data, "org").map(OrgId::new), text(data, "jurisdiction").map(JurisdictionId::new));
    }

    private static Optional<String> text(JsonNode data, String name) {
        return Optional.ofNullable(data.path(name).textValue()).filter(text -> !text.isEmpty());
    }
}
