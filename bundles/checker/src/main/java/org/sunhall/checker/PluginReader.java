package org.sunhall.checker;


/**
 * Reads a jar that anybody may have made. Everything in it is distrusted: sizes, names, numbers of entries, what the central
 * directory claims, what JSON holds. No class of it is loaded, nothing is written to disk.
 */
public final class PluginReader {

    /** The largest jar, in bytes. */
    public static final int MAX_JAR = 32 * 1024 * 1024;

    private PluginReader() {}

    /** Reads the bytes of a jar. Never throws: every fault is a finding. */
    public static PluginParse read(byte[] jar) {
        throw new UnsupportedOperationException();
    }
}
