package org.sunhall.kernel;

/** The id of one immutable edition of a power item: 1 to 120 letters, digits and {@code . _ : -}. */
public record EditionId(String value) {

    public EditionId {
        Ids.name("EditionId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
