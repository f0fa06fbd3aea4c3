package org.sunhall.cases.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/**
 * One event of a case, as recorded.
 *
 * @param sequence its place in the case, from 1
 * @param type     what happened
 * @param at       when
 * @param actor    who, by reference
 * @param data     the event's data
 * @param words    opinions and findings, for those who may read them
 * @param hash     the link of the evidence chain
 */
public record TimelineEntry(
        long sequence,
        String type,
        Instant at,
        String actor,
        ObjectNode data,
        Map<String, String> words,
        String hash) {}
