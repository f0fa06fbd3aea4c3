package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.clocks.Limit;
import org.sunhall.kernel.Text;

/** What somebody, or the platform itself, wants done with a case. Who may is settled before it gets here. */
public sealed interface CaseCommand
        permits CaseCommand.CompleteStep,
                CaseCommand.Supply,
                CaseCommand.RequestExtension,
                CaseCommand.DecideExtension,
                CaseCommand.Withdraw,
                CaseCommand.FinishTask,
                CaseCommand.FailTask,
                CaseCommand.ExpireClock,
                CaseCommand.Park,
                CaseCommand.Resume,
                ClockCommand,
                StepCommand,
                EndingCommand,
                RecordCommand {

    /** A stable name for records. */
    String name();

    /**
     * A person does their part of a step.
     *
     * @param task     the open task's id
     * @param person   who does it
     * @param outcome  the name of the outcome they found
     * @param opinion  their opinion, always needed
     * @param reasons  why, needed for a negative outcome and for a refusal (行政许可法 art. 38)
     * @param missing  what the applicant must complete, for the outcome that tells so
     * @param findings what was found, for the record; may be empty
     * @param actAt    when it was done, where it was done outside the platform; empty for here and now
     */
    record CompleteStep(
            String task,
            String person,
            String outcome,
            String opinion,
            List<String> reasons,
            List<MissingThing> missing,
            ObjectNode findings,
            Optional<Instant> actAt)
            implements CaseCommand {
        /** Done here and now. */
        public CompleteStep(
                String task,
                String person,
                String outcome,
                String opinion,
                List<String> reasons,
                List<MissingThing> missing,
                ObjectNode findings) {
            this(task, person, outcome, opinion, reasons, missing, findings, Optional.empty());
        }

        public CompleteStep {
            reasons = Wording.lines(reasons);
            missing = List.copyOf(missing);
        }

        @Override
        public String name() {
            return "complete-step";
        }
    }

    /**
     * The applicant supplies what was missing.
     *
     * @param form      the whole corrected form
     * @param materials the uploads by material key
     * @param route     online by the applicant, or at the counter
     * @param enteredBy the window's officer, empty online
     * @param originals paper originals that are not digitised, by material key: what was noted of each
     */
    record Supply(
            ObjectNode form,
            Map<String, List<String>> materials,
            Application.Route route,
            Optional<String> enteredBy,
            Map<String, String> originals)
            implements CaseCommand {
        public Supply {
            originals = Map.copyOf(originals);
        }

        /** Everything is digitised. */
        public Supply(
                ObjectNode form,
                Map<String, List<String>> materials,
                Application.Route route,
                Optional<String> enteredBy) {
            this(form, materials, route, enteredBy, Map.of());
        }

        /** Supplied online. */
        public Supply(ObjectNode form, Map<String, List<String>> materials) {
            this(form, materials, Application.Route.ONLINE, Optional.empty());
        }

        @Override
        public String name() {
            return "supply";
        }
    }

    /** The handling office asks its head for more time. */
    record RequestExtension(Limit by, String reason, String person) implements CaseCommand {
        @Override
        public String name() {
            return "request-extension";
        }
    }

    /** The head grants or refuses more time (行政许可法 art. 42(1)). */
    record DecideExtension(boolean approved, String reason, String person) implements CaseCommand {
        @Override
        public String name() {
            return "decide-extension";
        }
    }

    /** The applicant takes the application back. */
    record Withdraw(String reason) implements CaseCommand {
        @Override
        public String name() {
            return "withdraw";
        }
    }

    /** A plug-in's automatic task has done its work; repeating it is harmless. */
    record FinishTask(String task, ObjectNode facts) implements CaseCommand {
        @Override
        public String name() {
            return "finish-task";
        }
    }

    /** A plug-in's automatic task failed; it stays pending and visible. */
    record FailTask(String task, Text why) implements CaseCommand {
        @Override
        public String name() {
            return "fail-task";
        }
    }

    /** A clock with a consequence has run out. */
    record ExpireClock(String clock) implements CaseCommand {
        @Override
        public String name() {
            return "expire-clock";
        }
    }

    /** The plug-in the case runs under is away. */
    record Park(Text why) implements CaseCommand {
        @Override
        public String name() {
            return "park";
        }
    }

    /** The plug-in is back. */
    record Resume() implements CaseCommand {
        @Override
        public String name() {
            return "resume";
        }
    }
}
