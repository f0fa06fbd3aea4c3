package org.sunhall.itests;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The floors of the house: who may use whom. */
final class Floors {

    /** Lower number, lower floor. The kernel is below all, persistence and rest beside each other on it. */
    private static final Map<String, Integer> FLOOR = Map.ofEntries(
            entry("kernel", -1),
            entry(House.PLUGIN_API, -1),
            entry("jpa-api", -1),
            entry("plugin-gate", -1),
            entry("persistence", 0),
            entry("rest", 0),
            entry("clocks", 1),
            entry("packs", 1),
            entry("workflow", 1),
            entry("forms", 1),
            entry("templates", 1),
            entry("sheets", 1),
            entry("search", 1),
            entry("casework", 1),
            entry("checker", 1),
            entry("ledger", 2),
            entry("identity", 2),
            entry("jurisdictions", 2),
            entry("plugins", 2),
            entry("catalog-api", 3),
            entry("catalog", 3),
            entry("documents", 3),
            entry("cases-api", 4),
            entry("cases", 4),
            entry("supervision-api", 5),
            entry("supervision", 5),
            entry("disclosure-api", 5),
            entry("disclosure", 5),
            entry("notices", 5),
            entry("hall", 6),
            entry("console", 6),
            entry("live", 6),
            entry("shell", 6),
            entry("demo", 6));

    /**
     * The edges sideways that are allowed: checker, casework (decision 0001), packs (decision 0007), the broker, identity whose
     * changes are events, and each domain to its own api.
     */
    private static final Map<String, Set<String>> SIDEWAYS = Map.of(
            "checker", Set.of("casework", "clocks", "packs", "workflow", "forms", "templates"),
            "casework", Set.of("clocks", "workflow"),
            "packs", Set.of("clocks"),
            "plugins", Set.of("identity", "jurisdictions", "ledger"),
            "identity", Set.of("ledger"),
            "jurisdictions", Set.of("ledger"),
            "catalog", Set.of("catalog-api"),
            "cases", Set.of("cases-api"),
            "supervision", Set.of("supervision-api"),
            "disclosure", Set.of("disclosure-api"));

    /** Who has an api bundle; nobody else may touch the bundle behind it. */
    private static final Set<String> BEHIND_AN_API = Set.of("catalog", "cases", "supervision", "disclosure");

    private static final int PURE = 1;

    private Floors() {}

    static boolean knows(String bundle) {
        return FLOOR.containsKey(bundle);
    }

    static Set<String> all() {
        return new TreeSet<>(FLOOR.keySet());
    }

    static Set<String> pure() {
        Set<String> pure = new TreeSet<>();
        FLOOR.forEach((bundle, floor) -> {
            if (floor == PURE) {
                pure.add(bundle);
            }
        });
        return pure;
    }

    /** Whether the one may use the other. */
    static boolean mayUse(String from, String to) {
        if (from.equals(to) || SIDEWAYS.getOrDefault(from, Set.of()).contains(to)) {
            return true;
        }
        boolean down = FLOOR.get(to) < FLOOR.get(from);
        boolean pureStaysPure = FLOOR.get(from) != PURE || FLOOR.get(to) < 0;
        return down && pureStaysPure && !BEHIND_AN_API.contains(to);
    }
}
