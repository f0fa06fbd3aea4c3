package org.sunhall.packs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.JurisdictionId;

/**
 * The bundled packs: {@code national}, the law of today; five after the five source regulations; and {@code sunshine},
 * the fictional city of the demonstration. The service {@link PackRegistry} adds those that land at run time.
 */
public final class Packs {

    static final JurisdictionId NATIONAL = new JurisdictionId("national");
    private static final JurisdictionId SUNSHINE = new JurisdictionId("sunshine");
    private static final List<String> FILES =
            List.of("national", "changzhou", "city-template", "jiangsu-aic", "xuzhou", "chongqing", "sunshine");

    private Packs() {}

    /** National law as it is today, each number with its mark of certainty. */
    public static Pack national() {
        return of(NATIONAL);
    }

    /** The city of the demonstration: national law with a city's own numbers in table 1b. */
    public static Pack sunshine() {
        return of(SUNSHINE);
    }

    /** The bundled pack of this jurisdiction, the national one when it has none of its own. */
    public static Pack of(JurisdictionId jurisdiction) {
        return bundledSet().of(jurisdiction);
    }

    /** The bundled pack of exactly this jurisdiction. */
    public static Optional<Pack> find(JurisdictionId jurisdiction) {
        return bundledSet().find(jurisdiction);
    }

    /** All bundled packs, those that others inherit from first. */
    public static List<Pack> all() {
        return bundledSet().all();
    }

    static PackSet bundledSet() {
        return Bundled.SET;
    }

    private static final class Bundled {
        private static final PackSet SET = load();

        private static PackSet load() {
            ObjectMapper mapper = new ObjectMapper();
            List<JsonNode> files = new ArrayList<>();
            for (String name : FILES) {
                try (InputStream in = Packs.class.getResourceAsStream(name + ".json")) {
                    files.add(mapper.readTree(in));
                } catch (IOException e) {
                    throw new UncheckedIOException(name + ".json cannot be read", e);
                }
            }
            return PackSet.of(files);
        }
    }
}
