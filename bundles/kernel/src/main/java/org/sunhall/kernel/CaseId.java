package org.sunhall.kernel;

/** The id of one case: 1 to 120 letters, digits and {@code . _ : -}. */
public record CaseId(String value) {

    public CaseId {
        Ids.name("CaseId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
