package org.sunhall.supervision.model;

import java.util.Comparator;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;

/**
 * What is counted.
 *
 * @param org          the organisation
 * @param jurisdiction where
 * @param kind         {@code lamp} or {@code stage}
 * @param name         the lamp or the stage
 */
public record CountKey(OrgId org, JurisdictionId jurisdiction, String kind, String name)
        implements Comparable<CountKey> {

    private static final Comparator<CountKey> ORDER = Comparator.comparing((CountKey key) -> key.org.value())
            .thenComparing(key -> key.kind)
            .thenComparing(key -> key.name);

    @Override
    public int compareTo(CountKey other) {
        return ORDER.compare(this, other);
    }
}
