package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.Outcome;
import org.sunhall.workflow.Effects;
import org.sunhall.workflow.Move;
import org.sunhall.workflow.Step;
import org.sunhall.workflow.StepOutcome;

/** Filing, supplementing, accepting: everything up to acceptance (行政许可法 art. 32). */
final class Intake {

    private Intake() {}

    static Outcome<Decision> submit(Work work, Application application) {
        CaseDefinition definition = work.definition();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("case", application.id().value());
        data.put("receipt", application.receipt());
        data.put("item", definition.item().value());
        Work.put(data, "itemName", definition.itemName());
        data.put("itemType", definition.itemType());
        data.put("edition", definition.edition().value());
        data.put("org", definition.org().value());
        data.put("jurisdiction", definition.jurisdiction().value());
        data.put("applicantKind", application.applicantKind());
        data.put("applicantPerson", application.applicant().value());
        data.put("submittedAt", work.now().toString());
        materials(data, application.materials());
        Move start = work.flow().start(application.form());
        data.set("marking", start.marking().toJson());
        Map<String, String> personal = new HashMap<>(application.personal());
        personal.put("form", application.form().toString());
        work.emit(CaseEvents.SUBMITTED, data, personal);
        work.clocks().start(CaseMachine.NOTICE, definition.notice(), work.now());
        work.flow().open(start.opened());
        work.papers(definition.onSubmission().stream().sorted().toList());
        return work.done();
    }

    static Outcome<Decision> supply(Work work, CaseCommand.Supply command) {
        if (work.state().stage() != Stage.SUPPLEMENTING) {
            return Work.refuse(
                    CaseRejection.NOT_NOW, "办件当前不需要补正材料。", "Nothing is asked of you in this case at present.");
        }
        ObjectNode data = work.data();
        materials(data, command.materials());
        work.emit(CaseEvents.SUPPLIED, data, Map.of("form", command.form().toString()));
        work.clocks().end(CaseMachine.SUPPLEMENT, "supplied");
        work.clocks().start(CaseMachine.NOTICE, work.definition().notice(), work.now());
        work.flow().open(List.copyOf(work.flow().marking().waiting()));
        return work.done();
    }

    /** Tells once and whole what is missing (R-102; 行政许可法 art. 32(4)); the applicant's clock starts. */
    static void tellMissing(Work work, List<MissingThing> missing) {
        ObjectNode data = work.data();
        var list = data.putArray("missing");
        missing.forEach(thing -> list.addObject().put("what", thing.what()));
        work.emit(CaseEvents.TOLD_MISSING, data, Wording.notes(missing));
        work.clocks().end(CaseMachine.NOTICE, "told");
        work.clocks().start(CaseMachine.SUPPLEMENT, work.definition().supplement(), work.now());
    }

    /** Acceptance: the supervision code is given, the decision's clocks start. */
    static void accept(Work work, String how, Instant from) {
        ObjectNode data = work.data();
        data.put("code", work.numbers().supervisionCode().value());
        data.put("how", how);
        work.emit(CaseEvents.ACCEPTED, data);
        work.clocks().end(CaseMachine.NOTICE, "accepted");
        work.clocks().start(CaseMachine.STATUTORY, work.definition().statutory(), from);
        work.clocks().start(CaseMachine.PROMISED, work.definition().promised(), from);
    }

    /** 行政许可法 art. 32: not told in time is accepted from the day of receipt. */
    static Outcome<Decision> deemAccepted(Work work) {
        for (OpenTask task : work.state().tasks()) {
            Step step = work.flow().step(task);
            Optional<StepOutcome> acceptance = step.outcomes().stream()
                    .filter(outcome ->
                            outcome.effect().filter(Effects.ACCEPT::equals).isPresent())
                    .findFirst();
            if (acceptance.isPresent()) {
                return deemAccepted(work, task, step, acceptance.get());
            }
        }
        return Work.refuse(CaseRejection.NOT_NOW, "没有可视为受理的环节。", "No open step can be deemed accepted.");
    }

    private static Outcome<Decision> deemAccepted(Work work, OpenTask task, Step step, StepOutcome acceptance) {
        return work.flow().complete(step, acceptance.name()).then(move -> {
            ObjectNode data = Handling.completed(work, task, step, acceptance, "system:clock");
            data.set("marking", move.marking().toJson());
            work.emit(CaseEvents.STEP_COMPLETED, data);
            work.clocks().end("step:" + task.id(), "deemed accepted");
            accept(work, "deemed", work.state().fields.completeAt);
            work.papers(acceptance.documents());
            work.flow().advance(move);
            return work.done();
        });
    }

    static void materials(ObjectNode data, Map<String, List<String>> materials) {
        ObjectNode node = data.putObject("materials");
        materials.forEach((key, uploads) -> Work.put(node, key, uploads));
    }
}
