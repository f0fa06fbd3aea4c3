package org.sunhall.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Text;

/**
 * A territory with its own administration.
 *
 * @param id       its id
 * @param name     its name, at most 200 characters a language
 * @param parent   the jurisdiction above, empty for the highest one the platform knows
 * @param division its administrative division code (GB/T 2260), 6 digits
 */
public record Jurisdiction(JurisdictionId id, Text name, Optional<JurisdictionId> parent, String division) {

    private static final Pattern DIVISION = Pattern.compile("[0-9]{6}");

    public Jurisdiction {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(parent, "parent");
        if (division == null || !DIVISION.matcher(division).matches()) {
            throw new IllegalArgumentException("a division code has 6 digits");
        }
    }
}
