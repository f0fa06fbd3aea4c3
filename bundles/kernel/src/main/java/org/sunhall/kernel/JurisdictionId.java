package org.sunhall.kernel;

/** The id of a jurisdiction: a city, a district, or the nation: 1 to 120 letters, digits and {@code . _ : -}. */
public record JurisdictionId(String value) {

    public JurisdictionId {
        Ids.name("JurisdictionId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
