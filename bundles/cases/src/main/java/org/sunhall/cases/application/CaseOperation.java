package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.OpenTask;
import org.sunhall.casework.Operation;
import org.sunhall.casework.Stage;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/**
 * One thing that can be done with a case beside its steps: who may, whether it makes sense now, what it needs to be told,
 * and the command it comes to.
 *
 * @param name     its stable name, the last part of the address
 * @param title    what people call it
 * @param mayNot   why this actor may not, empty when they may
 * @param sensible whether it is worth offering at this point; the decision itself refuses with the reason
 * @param body     the fields of its body, which may depend on the case
 * @param command  the command, from fields that fit
 */
record CaseOperation(
        String name,
        Text title,
        BiFunction<Actor, Situation, Optional<Rejection>> mayNot,
        BiPredicate<Actor, Situation> sensible,
        Function<Situation, Body> body,
        Composer command) {

    /** How an operation says how long: working days, days or hours. */
    static final String LIMIT = "^[1-9][0-9]{0,2}(wd|d|h)$";

    /** A loaded case under its definition. */
    record Situation(StoredCase stored, RunningDefinition definition) {

        CaseState state() {
            return stored.state();
        }

        boolean isAt(Stage... stages) {
            return List.of(stages).contains(state().stage());
        }

        boolean allows(Operation operation) {
            return definition.cases().rules().operations().contains(operation);
        }

        /** The steps that wait for people. */
        List<String> openTasks() {
            return state().tasks().stream()
                    .filter(task -> task.automatic().isEmpty())
                    .map(OpenTask::id)
                    .toList();
        }
    }

    /** Only who applied. */
    static Optional<Rejection> applicant(Actor actor, Situation at) {
        return Access.mayNotActAsApplicant(actor, at.stored());
    }

    /** Whoever holds the post of an open step. */
    static Optional<Rejection> handler(Actor actor, Situation at) {
        return Access.mayNotHandleAny(actor, at.stored());
    }

    /** The head of the handling organisation: the post that grants more time. */
    static Optional<Rejection> head(Actor actor, Situation at) {
        return Access.mayNotHold(actor, at.stored(), at.definition().headPost());
    }

    /** Makes the command. */
    interface Composer {
        /** From who acts, the case, and what they sent. */
        Outcome<CaseCommand> of(Actor actor, Situation situation, ObjectNode sent);
    }

    boolean isOpenTo(Actor actor, Situation situation) {
        return mayNot.apply(actor, situation).isEmpty() && sensible.test(actor, situation);
    }

    /** The command of what was sent, or every field that does not fit. */
    Outcome<CaseCommand> compose(Actor actor, Situation situation, ObjectNode sent) {
        return body.apply(situation).check(sent).then(fitting -> command.of(actor, situation, fitting));
    }
}
