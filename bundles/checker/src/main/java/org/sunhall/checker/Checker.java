package org.sunhall.checker;

import java.util.List;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;

/** Every check of a plug-in that can be read. The same in the SDK, the broker and the console page. */
public final class Checker {

    private Checker() {}

    /**
     * Reads and checks a jar: what {@link PluginReader#read} and {@link #check} find, all at once. The content is present only when
     * there is nothing wrong.
     */
    public static PluginParse checkJar(byte[] jar, CheckContext context) {
        throw new UnsupportedOperationException();
    }

    /** Everything that is wrong, all at once, in the order of the files; empty when the plug-in may be proposed. */
    public static List<Finding> check(PluginContent content, CheckContext context) {
        throw new UnsupportedOperationException();
    }

    /**
     * The digest of what a review of this item approves: item, flow, form, templates and code. The same content in another jar
     * (a repacked one, another item changed) has the same digest.
     *
     * @throws IllegalArgumentException when the plug-in has no such item
     */
    public static Digest editionDigest(PluginContent content, ItemCode item) {
        throw new UnsupportedOperationException();
    }
}
