package org.sunhall.cases.store;

import java.time.Instant;

/**
 * A kept file.
 *
 * @param owner  who sent it
 * @param caseId the case that used it first, {@code null} until one does
 * @param digest SHA-256 of its content
 */
public record StoredUpload(
        String id,
        String owner,
        String caseId,
        String name,
        String mediaType,
        long size,
        String digest,
        Instant uploadedAt) {}
