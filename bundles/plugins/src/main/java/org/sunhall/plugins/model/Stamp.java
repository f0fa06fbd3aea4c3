package org.sunhall.plugins.model;

/**
 * What a file looks like from outside.
 *
 * @param size     bytes
 * @param modified milliseconds since the epoch, by the file system's clock
 */
public record Stamp(long size, long modified) {}
