package org.sunhall.casework;

import org.sunhall.kernel.Text;

/** Commands about who handles which step. */
public sealed interface StepCommand extends CaseCommand {

    /** Back to an earlier step, with reasons. */
    record ReturnTo(String task, String step, String reason, String person) implements StepCommand {
        @Override
        public String name() {
            return "return";
        }
    }

    /**
     * Another officer handles this step from now on.
     *
     * @param to  who
     * @param how why the hands change
     */
    record HandOver(String task, String to, How how, String reason, String person) implements StepCommand {
        @Override
        public String name() {
            return how.operation.id();
        }
    }

    /** An officer keeps away from the case (行政处罚法 art. 43); their open steps are free again. */
    record Recuse(String officer, String reason, String person) implements StepCommand {
        @Override
        public String name() {
            return "recuse";
        }
    }

    /** Why a step changes hands. */
    enum How {
        /** Whoever leads the post gives it to another. */
        REASSIGN(Operation.REASSIGN),
        /** The officer gives it to a colleague. */
        DELEGATE(Operation.DELEGATE),
        /** A stand-in takes it in an officer's absence. */
        STAND_IN(Operation.STAND_IN);

        private final Operation operation;

        How(Operation operation) {
            this.operation = operation;
        }

        /** The operation it is. */
        public Operation operation() {
            return operation;
        }

        /** Its name for people. */
        public Text title() {
            return operation.title();
        }
    }
}
