package org.sunhall.casework;

import org.sunhall.kernel.CaseId;

/** Commands that end a case, or change what its end was. */
public sealed interface EndingCommand extends CaseCommand {

    /** Ends without a decision, on a typed ground, for example that the party is no more. */
    record Terminate(String ground, String basis, String reason, String person) implements EndingCommand {
        @Override
        public String name() {
            return "terminate";
        }
    }

    /** This penalty goes into another case: one act is fined once (行政处罚法 art. 29). */
    record MergeInto(CaseId into, String reason, String person) implements EndingCommand {
        @Override
        public String name() {
            return "merge";
        }
    }

    /**
     * Another penalty case goes into this one.
     *
     * @param higherRule the rule with the higher fine, under which the act is fined (行政处罚法 art. 29)
     */
    record TakeIn(CaseId from, String higherRule, String reason, String person) implements EndingCommand {
        @Override
        public String name() {
            return "take-in";
        }
    }

    /** The check after a decision on a commitment: kept, or not; not kept, the decision can be revoked. */
    record CheckFollowUp(boolean kept, String reason, String person) implements EndingCommand {
        @Override
        public String name() {
            return "check-follow-up";
        }
    }

    /** What was granted is revoked (行政许可法 art. 69). */
    record Revoke(String ground, String basis, String reason, String person) implements EndingCommand {
        @Override
        public String name() {
            return "revoke";
        }
    }
}
