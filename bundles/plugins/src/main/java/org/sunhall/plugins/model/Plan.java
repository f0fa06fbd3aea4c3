package org.sunhall.plugins.model;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.sunhall.kernel.Digest;

/**
 * What to do so that exactly the code runs that shall: needed, present, not taken out.
 *
 * @param stop  whose code runs and shall not; first
 * @param start whose code shall run and does not, the oldest landing first
 */
public record Plan(List<Digest> stop, List<Digest> start) {

    /**
     * The way from what runs to what shall run.
     *
     * @param shelf   what is on record
     * @param running whose code runs now
     */
    public static Plan of(Shelf shelf, Set<Digest> running) {
        List<Digest> start = shelf.plugins().stream()
                .filter(StoredPlugin::hasCode)
                .filter(shelf::isWanted)
                .filter(plugin -> !running.contains(plugin.digest()))
                .sorted(Comparator.comparing(StoredPlugin::landedAt))
                .map(StoredPlugin::digest)
                .toList();
        List<Digest> stop = running.stream()
                .filter(digest -> !shelf.plugin(digest).map(shelf::isWanted).orElse(false))
                .sorted(Comparator.comparing(Digest::hex))
                .toList();
        return new Plan(stop, start);
    }
}
