package org.sunhall.cases.store;

import java.time.Instant;

/** A kept file. {@code caseId} is {@code null} until an application uses it. */
public record StoredUpload(
        String id,
        String owner,
        String caseId,
        String name,
        String mediaType,
        long size,
        String digest,
        byte[] content,
        Instant uploadedAt) {}
