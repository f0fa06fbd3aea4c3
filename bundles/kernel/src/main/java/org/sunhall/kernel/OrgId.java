package org.sunhall.kernel;

/** The id of an organisation, as its jurisdiction numbers it: 1 to 120 letters, digits and {@code . _ : -}. */
public record OrgId(String value) {

    public OrgId {
        Ids.name("OrgId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
