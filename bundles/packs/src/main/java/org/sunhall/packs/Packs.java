package org.sunhall.packs;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.JurisdictionId;

/** The bundled packs: {@code national}, the law of today, and {@code sunshine}, the fictional city of Sunshine. */
public final class Packs {

    private static final JurisdictionId NATIONAL = new JurisdictionId("national");
    private static final JurisdictionId SUNSHINE = new JurisdictionId("sunshine");

    private Packs() {}

    /** National law as it is today, each number with its mark of certainty. */
    public static Pack national() {
        return Bundled.PACKS.get(NATIONAL);
    }

    /** The city of the demonstration: national law with a city's own numbers in table 1b. */
    public static Pack sunshine() {
        return Bundled.PACKS.get(SUNSHINE);
    }

    /** The pack of this jurisdiction, the national one when it has none of its own. */
    public static Pack of(JurisdictionId jurisdiction) {
        return find(jurisdiction).orElseGet(Packs::national);
    }

    /** The pack of exactly this jurisdiction. */
    public static Optional<Pack> find(JurisdictionId jurisdiction) {
        return Optional.ofNullable(Bundled.PACKS.get(jurisdiction));
    }

    /** All bundled packs. */
    public static List<Pack> all() {
        return List.copyOf(Bundled.PACKS.values());
    }

    private static final class Bundled {
        private static final Map<JurisdictionId, Pack> PACKS = load(NATIONAL, SUNSHINE);

        /** Parents come first, so that children find them. */
        private static Map<JurisdictionId, Pack> load(JurisdictionId... jurisdictions) {
            Map<JurisdictionId, Pack> packs = new LinkedHashMap<>();
            for (JurisdictionId jurisdiction : jurisdictions) {
                String file = jurisdiction.value() + ".json";
                try (InputStream in = Packs.class.getResourceAsStream(file)) {
                    PackParse parse = PackReader.read(
                            new ObjectMapper().readTree(in), parent -> Optional.ofNullable(packs.get(parent)));
                    packs.put(
                            jurisdiction,
                            parse.pack()
                                    .orElseThrow(
                                            () -> new IllegalStateException(file + " is wrong: " + parse.findings())));
                } catch (IOException e) {
                    throw new UncheckedIOException(file + " cannot be read", e);
                }
            }
            return packs;
        }
    }
}
