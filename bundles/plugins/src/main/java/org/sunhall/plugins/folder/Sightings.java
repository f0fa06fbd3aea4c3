package org.sunhall.plugins.folder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunhall.plugins.model.Stamp;

/**
 * What to make of looking at a folder again and again: a file has settled when it looked the same twice in a row, it is gone
 * when it was missing twice in a row. No clock, no files. For one thread.
 */
final class Sightings {

    private final Map<String, Stamp> last = new HashMap<>();
    private final Map<String, Stamp> handled = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> missed = new HashSet<>();

    /**
     * What is to be done after a look.
     *
     * @param settled files with a look that nobody has handled yet
     * @param gone    files that were known and are no longer there
     */
    record Look(List<String> settled, List<String> gone) {}

    /** Starts with the files on record from before; each is looked at once more. */
    Sightings(Set<String> onRecord) {
        known.addAll(onRecord);
    }

    /** Takes a look: every file with its stamp. */
    Look look(Map<String, Stamp> seen) {
        List<String> settled = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        seen.forEach((name, stamp) -> {
            if (stamp.equals(last.get(name)) && !stamp.equals(handled.get(name))) {
                settled.add(name);
            }
        });
        for (String name : List.copyOf(known)) {
            if (!seen.containsKey(name) && !missed.add(name)) {
                gone.add(name);
            }
        }
        missed.removeAll(seen.keySet());
        last.clear();
        last.putAll(seen);
        handled.keySet().retainAll(seen.keySet());
        settled.sort(null);
        gone.sort(null);
        return new Look(settled, gone);
    }

    /** The file with this stamp is dealt with; not looked at again until it changes. */
    void handled(String name, Stamp stamp) {
        handled.put(name, stamp);
        known.add(name);
    }

    /** The file is dealt with as gone. */
    void forgotten(String name) {
        known.remove(name);
        missed.remove(name);
    }

    /** The file is to be looked at again though it has not changed. */
    void again(String name) {
        handled.remove(name);
    }
}
