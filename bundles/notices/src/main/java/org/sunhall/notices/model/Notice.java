package org.sunhall.notices.model;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Text;

/**
 * What somebody was told.
 *
 * @param id        its id, made of the event it tells of and the person told: telling twice is impossible
 * @param recipient who was told
 * @param kind      what happened, a key of the texts
 * @param caseId    the case
 * @param title     one line
 * @param body      the text
 * @param createdAt when it was told
 * @param readAt    when the person read it in the platform
 */
public record Notice(
        String id,
        PersonId recipient,
        String kind,
        String caseId,
        Text title,
        Text body,
        Instant createdAt,
        Optional<Instant> readAt) {}
