package org.sunhall.kernel;

/** The id of a person known to the platform, staff or citizen: 1 to 120 letters, digits and {@code . _ : -}. */
public record PersonId(String value) {

    public PersonId {
        Ids.name("PersonId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
