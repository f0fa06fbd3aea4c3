package org.sunhall.casework;

/**
 * An extension that waits for its approval (R-109; 行政许可法 art. 42(1)).
 *
 * @param by       how much longer, for example {@code 5wd}
 * @param reason   why
 * @param person   who asked
 */
public record ExtensionRequest(String by, String reason, String person) {}
