package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
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
        data.put("route", application.route().id());
        application.enteredBy().ifPresent(person -> data.put("enteredBy", person));
        Optional<Rejection> refusal = commitment(work, application, data).or(() -> entry(work, application, data));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        parties(data, application.parties());
        application.agent().ifPresent(person -> data.put("agent", person.value()));
        materials(data, application.materials());
        originals(data, application.originals());
        Move start = work.flow().start(application);
        data.set("marking", start.marking().toJson());
        Map<String, String> personal = new HashMap<>(application.personal());
        personal.put("form", application.form().toString());
        personal.putAll(Wording.originals(application.originals()));
        List<String> papers = definition.onSubmission().stream().sorted().toList();
        work.emit(CaseEvents.SUBMITTED, data, personal, papers);
        if (application.route() != Application.Route.EX_OFFICIO) {
            work.clocks().start(CaseMachine.NOTICE, definition.notice(), work.now());
        } else {
            definition.rules().filing().ifPresent(terms -> work.clocks().start(CaseRules.FILING, terms, work.now()));
        }
        work.flow().open(start.opened());
        return work.done();
    }

    private static Optional<Rejection> commitment(Work work, Application application, ObjectNode data) {
        if (!application.commitment()) {
            return Optional.empty();
        }
        data.put("commitment", true);
        return work.definition().rules().operations().contains(Operation.COMMITMENT)
                ? Optional.empty()
                : Work.no(CaseRejection.NOT_ALLOWED, "该事项不适用告知承诺。", "This item knows no commitment mode.");
    }

    /** An act on the spot is entered within the pack's limit; late entry is marked, never hidden. */
    private static Optional<Rejection> entry(Work work, Application application, ObjectNode data) {
        if (application.actAt().isEmpty()) {
            return Optional.empty();
        }
        Instant act = application.actAt().get();
        if (act.isAfter(work.now())) {
            return Work.no(CaseRejection.WRONG_TIME, "执法时间晚于现在。", "The act lies in the future.");
        }
        data.put("actAt", act.toString());
        late(work, act, data);
        return Optional.empty();
    }

    /** Marks what was entered later after the act than the rules allow. */
    static void late(Work work, Instant act, ObjectNode data) {
        work.definition().rules().entry().ifPresent(limit -> {
            ClockReader reader = work.definition().reader();
            ClockTerms terms = work.definition().step().within(limit);
            Instant due =
                    reader.read(StatutoryClock.start("entry", terms, act), act).due();
            data.put("entryDue", due.toString());
            data.put("late", !work.now().isBefore(due));
        });
    }

    private static void parties(ObjectNode data, List<Party> parties) {
        if (!parties.isEmpty()) {
            var list = data.putArray("parties");
            parties.forEach(party -> list.addObject()
                    .put("id", party.id())
                    .put("role", party.role().id())
                    .put("kind", party.kind()));
        }
    }

    static Outcome<Decision> supply(Work work, CaseCommand.Supply command) {
        if (work.state().stage() != Stage.SUPPLEMENTING) {
            return Work.refuse(
                    CaseRejection.NOT_NOW, "办件当前不需要补正材料。", "Nothing is asked of you in this case at present.");
        }
        ObjectNode data = work.data();
        data.put("route", command.route().id());
        command.enteredBy().ifPresent(person -> data.put("enteredBy", person));
        data.put("tell", "assisting");
        materials(data, command.materials());
        originals(data, command.originals());
        Map<String, String> personal = new HashMap<>(Wording.originals(command.originals()));
        personal.put("form", command.form().toString());
        work.emit(CaseEvents.SUPPLIED, data, personal);
        work.clocks().end(CaseMachine.SUPPLEMENT, "supplied");
        work.clocks().start(CaseMachine.NOTICE, work.definition().notice(), work.now());
        work.flow().open(List.copyOf(work.flow().marking().waiting()));
        return work.done();
    }

    /** Tells once and whole what is missing (R-102; 行政许可法 art. 32(4)); the applicant's clock starts. */
    static void tellMissing(Work work, List<MissingThing> missing) {
        ObjectNode data = work.data();
        data.put("tell", "parties");
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
        work.clocks().end(CaseRules.FILING, "accepted");
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
            work.emit(CaseEvents.STEP_COMPLETED, data, Map.of(), acceptance.documents());
            work.clocks().end("step:" + task.id(), "deemed accepted");
            accept(work, "deemed", work.state().fields.completeAt);
            work.flow().advance(move);
            return work.done();
        });
    }

    private static void originals(ObjectNode data, Map<String, String> originals) {
        if (!originals.isEmpty()) {
            Work.put(data, "originals", originals.keySet().stream().sorted().toList());
        }
    }

    static void materials(ObjectNode data, Map<String, List<String>> materials) {
        ObjectNode node = data.putObject("materials");
        materials.forEach((key, uploads) -> Work.put(node, key, uploads));
    }
}
