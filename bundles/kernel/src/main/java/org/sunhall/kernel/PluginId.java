package org.sunhall.kernel;

/** The id of a plug-in, the same over all its versions: 1 to 120 letters, digits and {@code . _ : -}. */
public record PluginId(String value) {

    public PluginId {
        Ids.name("PluginId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
