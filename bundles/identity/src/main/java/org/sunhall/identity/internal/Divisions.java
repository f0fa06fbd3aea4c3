package org.sunhall.identity.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sunhall.identity.Division;
import org.sunhall.kernel.Text;

/** The bundled table of divisions with what was changed by hand laid over it, code by code. */
final class Divisions {

    private static final String TABLE = "divisions.csv";

    private final Map<String, List<Division>> changed;

    /** @param changed what was added, renamed or ended by hand: all it says of a code goes before the bundled table */
    Divisions(List<Division> changed) {
        this.changed = changed.stream().collect(Collectors.groupingBy(Division::code));
    }

    Optional<Division> division(String code, LocalDate on) {
        return of(code).stream()
                .filter(division -> division.existsOn(on))
                .max(Comparator.comparing(division -> division.from().orElse(LocalDate.MIN)));
    }

    List<Division> below(Optional<String> above, LocalDate on) {
        TreeMap<String, Division> found = new TreeMap<>();
        List<String> codes = new ArrayList<>(Bundled.TABLE.keySet());
        codes.addAll(changed.keySet());
        for (String code : codes) {
            division(code, on)
                    .filter(division -> division.above().equals(above))
                    .ifPresent(division -> found.put(code, division));
        }
        return List.copyOf(found.values());
    }

    private List<Division> of(String code) {
        List<Division> own = changed.get(code);
        if (own != null) {
            return own;
        }
        return Optional.ofNullable(Bundled.TABLE.get(code)).map(List::of).orElse(List.of());
    }

    private static final class Bundled {
        private static final Map<String, Division> TABLE = load();

        private static Map<String, Division> load() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    Divisions.class.getResourceAsStream("/org/sunhall/identity/internal/" + Divisions.TABLE),
                    StandardCharsets.UTF_8))) {
                return lines.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(",", 2))
                        .map(parts -> new Division(parts[0], Text.same(parts[1]), Optional.empty(), Optional.empty()))
                        .collect(Collectors.toUnmodifiableMap(Division::code, Function.identity()));
            } catch (IOException e) {
                throw new UncheckedIOException("the bundled divisions cannot be read", e);
            }
        }
    }
}
