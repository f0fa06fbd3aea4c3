package org.sunhall.disclosure.api;

import java.time.Instant;
import org.sunhall.kernel.Text;

/**
 * That a paper was issued in a case; its content is for its receiver.
 *
 * @param kind     its kind
 * @param title    its title
 * @param issuedAt when
 */
public record PublicPaper(String kind, Text title, Instant issuedAt) {}
