package org.sunhall.casework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.sunhall.kernel.OrgId;

/** Commands about the truth of what is on record. */
public sealed interface RecordCommand extends CaseCommand {

    /**
     * What somebody outside the office found: recorded as it came, and nobody can change it.
     *
     * @param id         the result's own number
     * @param by         the organisation that found it; never the handling one
     * @param kind       what it is, for example {@code appraisal}
     * @param conclusion its conclusion in one word of its own vocabulary, for conditions of the flow
     * @param result     the result, for the record
     * @param uploads    its papers
     * @param at         when it was found
     */
    record RecordThirdParty(
            String id,
            String by,
            String kind,
            String conclusion,
            ObjectNode result,
            List<String> uploads,
            Instant at,
            String person)
            implements RecordCommand {
        public RecordThirdParty {
            uploads = List.copyOf(uploads);
        }

        @Override
        public String name() {
            return "third-party-result";
        }
    }

    /**
     * Somebody says that data is wrong, in writing and with reasons.
     *
     * @param id      the request's number
     * @param kind    which office reviews it
     * @param pointer the form's JSON pointer; for {@link Correction.Kind#TIMEOUT} the clock's id
     * @param value   what is right
     */
    record RequestCorrection(
            String id, Correction.Kind kind, String pointer, JsonNode value, String reason, String person)
            implements RecordCommand {
        @Override
        public String name() {
            return "request-correction";
        }
    }

    /** The legal division or the supervision office says whether the correction is right. */
    record ReviewCorrection(boolean approved, String reason, String person) implements RecordCommand {
        @Override
        public String name() {
            return "review-correction";
        }
    }

    /** The head approves or refuses it. */
    record ApproveCorrection(boolean approved, String reason, String person) implements RecordCommand {
        @Override
        public String name() {
            return "approve-correction";
        }
    }

    /** The information centre carries it out. */
    record ExecuteCorrection(String person) implements RecordCommand {
        @Override
        public String name() {
            return "execute-correction";
        }
    }

    /** A paper that cannot be digitised is noted: which material it is, and where it lies. */
    record NoteOriginal(String material, String note, String person) implements RecordCommand {
        @Override
        public String name() {
            return "note-original";
        }
    }

    /** A noted original goes to somebody else; the handover is registered. */
    record HandOverOriginal(String material, String to, String note, String person) implements RecordCommand {
        @Override
        public String name() {
            return "hand-over-original";
        }
    }

    /**
     * The applicant says how the decision is to reach them.
     *
     * @param way     how
     * @param address where the post brings it; may be empty for the hall
     */
    record ChooseDelivery(Delivery way, String address, String person) implements RecordCommand {
        @Override
        public String name() {
            return "choose-delivery";
        }
    }

    /**
     * Whether who applied is who they say was verified.
     *
     * @param way       how it was tried
     * @param confirmed whether it is so
     * @param note      what was asked and answered, or which identity paper was shown
     */
    record VerifyParty(Verification way, boolean confirmed, String note, String person) implements RecordCommand {
        @Override
        public String name() {
            return "verify-party";
        }
    }

    /**
     * After the close another organisation gets a copy, because it goes on with the matter or supervises it.
     *
     * @param to which organisation; it may read the case from then on
     */
    record CopyTo(OrgId to, String reason, String person) implements RecordCommand {
        @Override
        public String name() {
            return "copy-to";
        }
    }

    /** The applicant lets an agent act no longer. */
    record EndAgency(String reason, String person) implements RecordCommand {
        @Override
        public String name() {
            return "end-agency";
        }
    }

    /**
     * The applicant says how they were served, once, after the end.
     *
     * @param level from 1, very dissatisfied, to 5, very satisfied
     * @param words their own words, may be empty
     */
    record Rate(int level, String words, String person) implements RecordCommand {
        @Override
        public String name() {
            return "rate";
        }
    }
}
