package org.sunhall.kernel;

/** The code of a power item: 1 to 120 letters, digits and {@code . _ : -}. */
public record ItemCode(String value) {

    public ItemCode {
        Ids.name("ItemCode", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
