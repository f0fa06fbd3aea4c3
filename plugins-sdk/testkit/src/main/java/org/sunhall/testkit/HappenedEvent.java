package org.sunhall.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/**
 * An event of the case, as the platform's ledger would record it.
 *
 * @param type     for example {@code case.accepted}
 * @param at       when
 * @param data     its data
 * @param personal what it says about people, kept beside
 */
public record HappenedEvent(String type, Instant at, ObjectNode data, Map<String, String> personal) {}
