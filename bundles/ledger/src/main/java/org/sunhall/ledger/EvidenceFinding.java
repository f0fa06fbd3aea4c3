package org.sunhall.ledger;

import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * One thing that is not as it was written.
 *
 * @param kind     what sort of damage
 * @param stream   the stream of the row, empty when the damage is in a head or the row's stream is not known
 * @param sequence the place in the stream, 0 when not known
 * @param id       the id of the event, 0 when not known
 * @param what     one sentence for people
 */
public record EvidenceFinding(Kind kind, Optional<StreamId> stream, long sequence, long id, Text what) {

    /** The sorts of damage. */
    public enum Kind {
        /** The row's content is not what was hashed or sealed. */
        CHANGED,
        /** A row that was there is gone. */
        MISSING,
        /** A row is there that was never sealed, or stands where none can stand. */
        INSERTED,
        /** The row does not continue the one before it. */
        UNLINKED,
        /** A personal value was changed, or is gone without an erasure on record. */
        PERSONAL,
        /** A signed head is damaged, gone, or contradicts the witness. */
        HEAD,
        /** The witness file outside the database is damaged. */
        WITNESS
    }

    public EvidenceFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(what, "what");
    }
}
