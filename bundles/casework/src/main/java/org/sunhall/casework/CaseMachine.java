package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.clocks.ClockJson;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.workflow.Marking;
import org.sunhall.workflow.Move;
import org.sunhall.workflow.Step;
import org.sunhall.workflow.StepOutcome;
import org.sunhall.workflow.TokenMachine;

/**
 * Decides what a command does to a case. Pure: the same state, command, definition and instant give the same decision;
 * only the numbers come from outside.
 */
public final class CaseMachine {

    /** The clock of the office's first answer. */
    public static final String NOTICE = "notice";
    /** The applicant's clock. */
    public static final String SUPPLEMENT = "supplement";
    /** The law's limit for the decision. */
    public static final String STATUTORY = "statutory";
    /** The office's own limit for the decision. */
    public static final String PROMISED = "promised";
    /** The limit for issuing and serving. */
    public static final String DELIVERY = "delivery";

    private CaseMachine() {}

    /** A new case. */
    public static Outcome<Decision> submit(
            Application application, CaseDefinition definition, Instant now, Numbers numbers) {
        Work work = new Work(null, definition, now, numbers);
        work.submit(application);
        definition.onSubmission().stream().sorted().forEach(work::paper);
        return Outcome.accepted(work.decision());
    }

    /** What a command does to a case that exists, or why not. */
    public static Outcome<Decision> decide(
            CaseState state, CaseCommand command, CaseDefinition definition, Instant now, Numbers numbers) {
        if (state.stage().isEnded()) {
            return refuse(
                    CaseRejection.ENDED,
                    "办件已于此前结束(" + state.stage().title().zh() + "),不能再操作。",
                    "The case has ended (" + state.stage().title().en() + "); nothing more can be done with it.");
        }
        boolean platform = command instanceof CaseCommand.Resume
                || command instanceof CaseCommand.Park
                || command instanceof CaseCommand.ExpireClock;
        if (state.parkedBecause().isPresent() && !platform) {
            Text why = state.parkedBecause().get();
            return refuse(
                    CaseRejection.PARKED,
                    "办件暂时挂置:" + why.zh() + "。期限继续计算,恢复后自动继续办理。",
                    "The case is parked: " + why.en() + ". Its clocks run on; it goes on by itself afterwards.");
        }
        Work work = new Work(state, definition, now, numbers);
        if (command instanceof CaseCommand.CompleteStep complete) {
            return work.completeStep(complete);
        } else if (command instanceof CaseCommand.Supply supply) {
            return work.supply(supply);
        } else if (command instanceof CaseCommand.RequestExtension request) {
            return work.requestExtension(request);
        } else if (command instanceof CaseCommand.DecideExtension decision) {
            return work.decideExtension(decision);
        } else if (command instanceof CaseCommand.Withdraw withdraw) {
            return work.withdraw(withdraw);
        } else if (command instanceof CaseCommand.FinishTask finish) {
            return work.finishTask(finish);
        } else if (command instanceof CaseCommand.FailTask fail) {
            return work.failTask(fail);
        } else if (command instanceof CaseCommand.ExpireClock expire) {
            return work.expireClock(expire);
        } else if (command instanceof CaseCommand.Park park) {
            return work.park(park);
        }
        return work.resume();
    }

    private static Outcome<Decision> refuse(CaseRejection code, String zh, String en) {
        return Outcome.refused(code, Text.of(zh, en));
    }

    /** One decision while it is being made: every event is applied at once, so that the next one sees it. */
    private static final class Work {

        private final CaseDefinition definition;
        private final Instant now;
        private final Numbers numbers;
        private final java.util.ArrayList<CaseEvent> events = new java.util.ArrayList<>();
        private final java.util.ArrayList<String> papers = new java.util.ArrayList<>();
        private CaseState state;

        Work(CaseState state, CaseDefinition definition, Instant now, Numbers numbers) {
            this.state = state;
            this.definition = definition;
            this.now = now;
            this.numbers = numbers;
        }

        Decision decision() {
            return new Decision(state, events, papers);
        }

        Outcome<Decision> done() {
            return Outcome.accepted(decision());
        }

        void paper(String kind) {
            if (definition.papers().contains(kind)) {
                papers.add(kind);
            }
        }

        private void emit(String type, ObjectNode data, Map<String, String> personal) {
            CaseEvent event = new CaseEvent(type, data, personal);
            state = CaseFold.apply(state, event, now);
            events.add(event);
        }

        private void emit(String type, ObjectNode data) {
            emit(type, data, Map.of());
        }

        private ObjectNode data() {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            data.put("case", state.id().value());
            state.code().ifPresent(code -> data.put("code", code.value()));
            return data;
        }

        private static void put(ObjectNode data, String field, Text text) {
            data.putObject(field).put("zh", text.zh()).put("en", text.en());
        }

        private static void put(ObjectNode data, String field, List<String> values) {
            ArrayNode array = data.putArray(field);
            values.forEach(array::add);
        }

        private static void materials(ObjectNode data, Map<String, List<String>> materials) {
            ObjectNode node = data.putObject("materials");
            materials.forEach((key, uploads) -> put(node, key, uploads));
        }

        void submit(Application application) {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            data.put("case", application.id().value());
            data.put("receipt", application.receipt());
            data.put("item", definition.item().value());
            put(data, "itemName", definition.itemName());
            data.put("itemType", definition.itemType());
            data.put("edition", definition.edition().value());
            data.put("org", definition.org().value());
            data.put("jurisdiction", definition.jurisdiction().value());
            data.put("applicantKind", application.applicantKind());
            data.put("applicantPerson", application.applicant().value());
            data.put("submittedAt", now.toString());
            materials(data, application.materials());
            Move start = TokenMachine.start(definition.flow(), facts(application.form()));
            data.set("marking", start.marking().toJson());
            Map<String, String> personal = new HashMap<>(application.personal());
            personal.put("form", application.form().toString());
            emit(CaseEvents.SUBMITTED, data, personal);
            startClock(NOTICE, definition.notice(), now);
            open(start.opened());
        }

        Outcome<Decision> completeStep(CaseCommand.CompleteStep command) {
            Optional<OpenTask> found = state.task(command.task());
            if (found.isEmpty() || found.get().isAutomatic()) {
                return refuse(
                        CaseRejection.STEP_NOT_OPEN,
                        "环节“" + command.task() + "”当前不在办理中,可能已由他人办结,请刷新后重试。",
                        "Step “" + command.task() + "” is not open; somebody may have done it. Reload and look again.");
            }
            OpenTask task = found.get();
            Step step = definition.flow().step(task.step()).orElseThrow();
            Optional<StepOutcome> outcome = step.outcomes().stream()
                    .filter(candidate -> candidate.name().equals(command.outcome()))
                    .findFirst();
            if (outcome.isEmpty()) {
                List<String> names =
                        step.outcomes().stream().map(StepOutcome::name).toList();
                return refuse(
                        CaseRejection.UNKNOWN_OUTCOME,
                        "该环节的办理结果只能是:" + String.join("、", names) + "。",
                        "The outcomes of this step are: " + String.join(", ", names) + ".");
            }
            String effect = outcome.get().effect().orElse("");
            Optional<Outcome<Decision>> refusal = checkContent(command, outcome.get(), effect);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            Optional<Outcome<Decision>> waiting = sign(command, task, step);
            if (waiting.isPresent()) {
                return waiting.get();
            }
            return complete(command, task, step, outcome.get(), effect);
        }

        private Optional<Outcome<Decision>> checkContent(
                CaseCommand.CompleteStep command, StepOutcome outcome, String effect) {
            if (command.opinion() == null || command.opinion().isBlank()) {
                return Optional.of(
                        refuse(CaseRejection.OPINION_MISSING, "请填写办理意见。", "Write your opinion on this step."));
            }
            boolean reasonless = command.reasons().stream().allMatch(String::isBlank);
            if (outcome.negative() && reasonless) {
                return Optional.of(refuse(
                        CaseRejection.REASONS_MISSING,
                        "办理结果为“" + outcome.label().zh() + "”,须具体说明理由。",
                        "“" + outcome.label().en() + "” is negative: give the specific reasons."));
            }
            if (effect.equals("supplement")) {
                if (state.toldMissing()) {
                    return Optional.of(refuse(
                            CaseRejection.ALREADY_TOLD,
                            "需要补正的全部内容应当一次告知,本办件已经告知过。",
                            "What is missing is told once, all together; in this case it has been told."));
                }
                if (command.missing().isEmpty()) {
                    return Optional.of(refuse(
                            CaseRejection.MISSING_LIST_EMPTY,
                            "请逐项列明需要补正的材料或内容。",
                            "Name every material or field that must be completed."));
                }
            }
            boolean beforeAcceptance = state.stage() == Stage.SUBMITTED;
            boolean intakeEffect =
                    switch (effect) {
                        case "supplement", "accept", "not-accept", "not-needed", "refer" -> true;
                        default -> false;
                    };
            if (intakeEffect && !beforeAcceptance) {
                return Optional.of(refuse(
                        CaseRejection.NOT_NOW,
                        "办件已过受理环节,不能再作此处理。",
                        "The case is past its intake; this is not possible any more."));
            }
            return Optional.empty();
        }

        private Optional<Outcome<Decision>> sign(CaseCommand.CompleteStep command, OpenTask task, Step step) {
            if (step.handlers() < 2) {
                return Optional.empty();
            }
            if (task.signatures().stream()
                    .anyMatch(signature -> signature.person().equals(command.person()))) {
                return Optional.of(refuse(
                        CaseRejection.SIGNED_ALREADY,
                        "本环节须由 " + step.handlers() + " 名工作人员办理,您已签署,请另一名人员签署。",
                        "This step takes " + step.handlers() + " officers. You have signed; another must sign."));
            }
            if (task.signatures().stream()
                    .anyMatch(signature -> !signature.outcome().equals(command.outcome()))) {
                return Optional.of(refuse(
                        CaseRejection.SIGNATURES_DIFFER,
                        "与另一名办理人员的结论不一致,请协商后重新签署。",
                        "Your conclusion differs from the other officer's; agree first."));
            }
            ObjectNode data = data();
            data.put("task", task.id());
            data.put("step", step.id());
            data.put("by", command.person());
            data.put("outcome", command.outcome());
            emit(CaseEvents.STEP_SIGNED, data, words(command));
            boolean enough = task.signatures().size() + 1 >= step.handlers();
            return enough ? Optional.empty() : Optional.of(done());
        }

        private static Map<String, String> words(CaseCommand.CompleteStep command) {
            Map<String, String> personal = new HashMap<>();
            personal.put("opinion", command.opinion());
            if (command.findings() != null && !command.findings().isEmpty()) {
                personal.put("findings", command.findings().toString());
            }
            return personal;
        }

        private Outcome<Decision> complete(
                CaseCommand.CompleteStep command, OpenTask task, Step step, StepOutcome outcome, String effect) {
            boolean stays = effect.equals("supplement");
            Marking marking = Marking.fromJson(state.fields.marking);
            Optional<Move> move = Optional.empty();
            if (!stays) {
                Outcome<Move> moved = TokenMachine.complete(
                        definition.flow(), marking, step.id(), outcome.name(), facts(state.form()));
                if (moved.refusal().isPresent()) {
                    return Outcome.refused(moved.refusal().get());
                }
                move = moved.asOptional();
            }
            ObjectNode data = data();
            data.put("task", task.id());
            data.put("step", step.id());
            put(data, "title", step.title());
            data.put("post", task.post());
            data.put("outcome", outcome.name());
            put(data, "outcomeLabel", outcome.label());
            data.put("by", command.person());
            data.put("negative", outcome.negative());
            data.set("marking", move.map(m -> m.marking().toJson()).orElseGet(() -> state.fields.marking.deepCopy()));
            Map<String, String> personal = words(command);
            if (!command.reasons().isEmpty()) {
                put(data, "reasons", command.reasons());
            }
            emit(CaseEvents.STEP_COMPLETED, data, personal);
            endClock("step:" + task.id(), "completed");
            effect(effect, command);
            outcome.documents().forEach(this::paper);
            move.ifPresent(this::advance);
            return done();
        }

        private void effect(String effect, CaseCommand.CompleteStep command) {
            switch (effect) {
                case "supplement" -> {
                    ObjectNode data = data();
                    ArrayNode missing = data.putArray("missing");
                    command.missing().forEach(thing -> missing.addObject()
                            .put("what", thing.what())
                            .put("note", thing.note()));
                    emit(CaseEvents.TOLD_MISSING, data);
                    endClock(NOTICE, "told");
                    startClock(SUPPLEMENT, definition.supplement(), now);
                }
                case "accept" -> accept("explicit", now);
                case "not-accept" -> end(CaseEvents.NOT_ACCEPTED, command.reasons());
                case "not-needed" -> end(CaseEvents.NOT_NEEDED, command.reasons());
                case "refer" -> end(CaseEvents.REFERRED, command.reasons());
                case "grant" -> decided("granted", command.reasons());
                case "refuse" -> decided("refused", command.reasons());
                case "deliver" -> {
                    emit(CaseEvents.DELIVERED, data());
                    endClock(DELIVERY, "delivered");
                }
                default -> {}
            }
        }

        private void accept(String how, Instant from) {
            ObjectNode data = data();
            data.put("code", numbers.supervisionCode().value());
            data.put("how", how);
            emit(CaseEvents.ACCEPTED, data);
            endClock(NOTICE, "accepted");
            startClock(STATUTORY, definition.statutory(), from);
            startClock(PROMISED, definition.promised(), from);
        }

        private void decided(String result, List<String> reasons) {
            ObjectNode data = data();
            data.put("result", result);
            put(data, "reasons", reasons);
            emit(CaseEvents.DECIDED, data);
            endClock(STATUTORY, "decided");
            endClock(PROMISED, "decided");
            startClock(DELIVERY, definition.delivery(), now);
        }

        private void end(String type, List<String> reasons) {
            ObjectNode data = data();
            put(data, "reasons", reasons);
            emit(type, data);
            endAllClocks("ended");
        }

        private void endAllClocks(String how) {
            List.copyOf(state.clocks().values()).forEach(clock -> endClock(clock.id(), how));
        }

        private void advance(Move move) {
            if (state.stage().isEnded()) {
                return;
            }
            open(move.opened());
            if (move.finished()) {
                ObjectNode data = data();
                state.result().ifPresent(result -> data.put("result", result));
                emit(CaseEvents.CLOSED, data);
                endAllClocks("closed");
            }
        }

        private void open(List<String> steps) {
            for (String id : steps) {
                Step step = definition.flow().step(id).orElseThrow();
                ObjectNode data = data();
                String task = id + "." + (state.fields.tasksOpened + 1);
                data.put("task", task);
                data.put("step", id);
                put(data, "title", step.title());
                data.put("org", definition.org().value());
                if (step.task().isPresent()) {
                    data.put("automatic", step.task().get());
                    data.put("number", numbers.forTask(id));
                    emit(CaseEvents.TASK_PENDING, data);
                } else {
                    data.put("post", step.post());
                    emit(CaseEvents.STEP_OPENED, data);
                    step.handlingLimit().ifPresent(limit -> startStepClock(task, step, limit));
                }
            }
        }

        private void startStepClock(String task, Step step, String limit) {
            Limit budget = Limit.parse(limit);
            ClockTerms terms = definition.step();
            boolean sameUnit = terms.warning().unit() == budget.unit();
            int warned = sameUnit ? Math.min(terms.warning().amount(), budget.amount() - 1) : 0;
            Limit warning = new Limit(warned, budget.unit());
            startClock(
                    "step:" + task,
                    new ClockTerms(
                            terms.kind(),
                            step.title(),
                            terms.owner(),
                            budget,
                            warning,
                            terms.legalBasis(),
                            terms.onExpiry(),
                            terms.stopGrounds(),
                            Optional.empty()),
                    now);
        }

        private void startClock(String id, ClockTerms terms, Instant from) {
            String key = id;
            for (int again = 2; state.clocks().containsKey(key); again++) {
                key = id + "-" + again;
            }
            clock(StatutoryClock.start(key, terms, from), "started");
        }

        private Optional<StatutoryClock> running(String id) {
            return state.clocks().values().stream()
                    .filter(clock -> clock.id().equals(id) || clock.id().startsWith(id + "-"))
                    .filter(clock -> clock.ended().isEmpty())
                    .findFirst();
        }

        private void endClock(String id, String how) {
            running(id).ifPresent(clock -> clock.end(now, how).asOptional().ifPresent(ended -> clock(ended, "ended")));
        }

        private void clock(StatutoryClock clock, String change) {
            ObjectNode data = data();
            data.put("change", change);
            data.put("org", definition.org().value());
            data.put("jurisdiction", definition.jurisdiction().value());
            data.set("clock", ClockJson.write(clock));
            emit(CaseEvents.CLOCK, data);
        }

        Outcome<Decision> supply(CaseCommand.Supply command) {
            if (state.stage() != Stage.SUPPLEMENTING) {
                return refuse(
                        CaseRejection.NOT_NOW, "办件当前不需要补正材料。", "Nothing is asked of you in this case at present.");
            }
            ObjectNode data = data();
            materials(data, command.materials());
            emit(CaseEvents.SUPPLIED, data, Map.of("form", command.form().toString()));
            endClock(SUPPLEMENT, "supplied");
            startClock(NOTICE, definition.notice(), now);
            open(List.copyOf(Marking.fromJson(state.fields.marking).waiting()));
            return done();
        }

        Outcome<Decision> requestExtension(CaseCommand.RequestExtension command) {
            if (definition.extensionCap() == null) {
                return refuse(
                        CaseRejection.EXTENSION_IMPOSSIBLE,
                        "该事项的法定期限不得延长。",
                        "The law lets nobody extend this item's limit.");
            }
            if (state.stage() != Stage.HANDLING) {
                return refuse(
                        CaseRejection.NOT_NOW,
                        "只有受理之后、决定之前可以申请延期。",
                        "An extension is possible only between acceptance and decision.");
            }
            if (state.extensions() > 0) {
                return refuse(
                        CaseRejection.EXTENDED_ALREADY,
                        "本办件已延期一次,不能再次延期。",
                        "This case has been extended once; a second extension is not allowed.");
            }
            if (state.extension().isPresent()) {
                return refuse(
                        CaseRejection.EXTENSION_PENDING,
                        "已有一份延期申请待批准。",
                        "An extension request already waits for approval.");
            }
            if (command.reason() == null || command.reason().isBlank()) {
                return refuse(CaseRejection.REASONS_MISSING, "申请延期须说明理由。", "Say why the extension is needed.");
            }
            Limit cap = definition.extensionCap();
            if (command.by().unit() != cap.unit()
                    || command.by().amount() > cap.amount()
                    || command.by().amount() < 1) {
                return refuse(
                        CaseRejection.EXTENSION_TOO_LONG,
                        "延长时间不得超过" + cap.text().zh() + "(" + definition.extensionBasis() + ")。",
                        "An extension is at most " + cap.text().en() + " (" + definition.extensionBasis() + ").");
            }
            ObjectNode data = data();
            data.put("by", command.by().toString());
            data.put("reason", command.reason());
            data.put("person", command.person());
            emit(CaseEvents.EXTENSION_REQUESTED, data);
            return done();
        }

        Outcome<Decision> decideExtension(CaseCommand.DecideExtension command) {
            if (state.extension().isEmpty()) {
                return refuse(CaseRejection.NO_EXTENSION_PENDING, "没有待批准的延期申请。", "No extension waits for approval.");
            }
            if (!command.approved()
                    && (command.reason() == null || command.reason().isBlank())) {
                return refuse(CaseRejection.REASONS_MISSING, "不同意延期须说明理由。", "Say why the extension is refused.");
            }
            ExtensionRequest request = state.extension().get();
            ObjectNode data = data();
            data.put("by", request.by());
            data.put("reason", command.approved() ? request.reason() : command.reason());
            data.put("person", command.person());
            if (!command.approved()) {
                emit(CaseEvents.EXTENSION_REFUSED, data);
                return done();
            }
            data.put("basis", definition.extensionBasis());
            emit(CaseEvents.EXTENSION_APPROVED, data);
            Limit by = Limit.parse(request.by());
            for (String id : List.of(STATUTORY, PROMISED)) {
                Optional<StatutoryClock> clock = running(id);
                if (clock.isEmpty()) {
                    continue;
                }
                Outcome<StatutoryClock> extended =
                        definition.reader().extend(clock.get(), by, request.reason(), command.person(), now);
                if (extended.refusal().isPresent() && id.equals(STATUTORY)) {
                    return Outcome.refused(extended.refusal().get());
                }
                extended.asOptional().ifPresent(changed -> clock(changed, "extended"));
            }
            paper("extension-notice");
            return done();
        }

        Outcome<Decision> withdraw(CaseCommand.Withdraw command) {
            if (state.stage() == Stage.DECIDED) {
                return refuse(
                        CaseRejection.NOT_NOW,
                        "已作出决定,不能撤回申请。",
                        "The decision has been made; the application cannot be withdrawn any more.");
            }
            ObjectNode data = data();
            put(
                    data,
                    "reasons",
                    command.reason() == null || command.reason().isBlank() ? List.of() : List.of(command.reason()));
            emit(CaseEvents.WITHDRAWN, data);
            endAllClocks("withdrawn");
            return done();
        }

        Outcome<Decision> finishTask(CaseCommand.FinishTask command) {
            Optional<OpenTask> found = state.task(command.task()).filter(OpenTask::isAutomatic);
            if (found.isEmpty()) {
                return refuse(
                        CaseRejection.STEP_NOT_OPEN,
                        "自动任务“" + command.task() + "”已经完成。",
                        "Automatic task “" + command.task() + "” is done already.");
            }
            OpenTask task = found.get();
            Step step = definition.flow().step(task.step()).orElseThrow();
            ObjectNode facts = facts(state.form());
            facts.withObject("/facts").setAll(command.facts());
            Outcome<Move> moved = TokenMachine.complete(
                    definition.flow(), Marking.fromJson(state.fields.marking), step.id(), "", facts);
            if (moved.refusal().isPresent()) {
                return Outcome.refused(moved.refusal().get());
            }
            Move move = moved.asOptional().orElseThrow();
            ObjectNode data = data();
            data.put("task", task.id());
            data.put("step", step.id());
            put(data, "title", step.title());
            data.set("facts", command.facts());
            data.set("marking", move.marking().toJson());
            emit(CaseEvents.TASK_DONE, data);
            step.outcomes().stream()
                    .flatMap(outcome -> outcome.documents().stream())
                    .forEach(this::paper);
            advance(move);
            return done();
        }

        Outcome<Decision> failTask(CaseCommand.FailTask command) {
            if (state.task(command.task()).filter(OpenTask::isAutomatic).isEmpty()) {
                return refuse(
                        CaseRejection.STEP_NOT_OPEN,
                        "自动任务“" + command.task() + "”已经完成。",
                        "Automatic task “" + command.task() + "” is done already.");
            }
            ObjectNode data = data();
            data.put("task", command.task());
            put(data, "why", command.why());
            emit(CaseEvents.TASK_FAILED, data);
            return done();
        }

        Outcome<Decision> expireClock(CaseCommand.ExpireClock command) {
            StatutoryClock clock = state.clocks().get(command.clock());
            if (clock == null || clock.ended().isPresent()) {
                return refuse(CaseRejection.NOT_NOW, "该时钟已经结束。", "That clock has ended already.");
            }
            return switch (clock.terms().onExpiry()) {
                case "deemed-accepted" -> deemAccepted();
                case "deemed-abandoned" -> {
                    emit(CaseEvents.ABANDONED, data());
                    endAllClocks("abandoned");
                    yield done();
                }
                default -> refuse(CaseRejection.NOT_NOW, "该时钟到期没有法律后果。", "Nothing follows when that clock runs out.");
            };
        }

        /** 行政许可法 art. 32: not told in time is accepted from the day of receipt. */
        private Outcome<Decision> deemAccepted() {
            for (OpenTask task : state.tasks()) {
                Step step = definition.flow().step(task.step()).orElseThrow();
                Optional<StepOutcome> acceptance = step.outcomes().stream()
                        .filter(outcome ->
                                outcome.effect().filter("accept"::equals).isPresent())
                        .findFirst();
                if (acceptance.isEmpty()) {
                    continue;
                }
                Outcome<Move> moved = TokenMachine.complete(
                        definition.flow(),
                        Marking.fromJson(state.fields.marking),
                        step.id(),
                        acceptance.get().name(),
                        facts(state.form()));
                if (moved.refusal().isPresent()) {
                    return Outcome.refused(moved.refusal().get());
                }
                Move move = moved.asOptional().orElseThrow();
                ObjectNode data = data();
                data.put("task", task.id());
                data.put("step", step.id());
                put(data, "title", step.title());
                data.put("outcome", acceptance.get().name());
                put(data, "outcomeLabel", acceptance.get().label());
                data.put("by", "system:clock");
                data.put("negative", false);
                data.set("marking", move.marking().toJson());
                emit(CaseEvents.STEP_COMPLETED, data);
                endClock("step:" + task.id(), "deemed accepted");
                accept("deemed", state.fields.completeAt);
                acceptance.get().documents().forEach(this::paper);
                advance(move);
                return done();
            }
            return refuse(CaseRejection.NOT_NOW, "没有可视为受理的环节。", "No open step can be deemed accepted.");
        }

        Outcome<Decision> park(CaseCommand.Park command) {
            if (state.parkedBecause().isPresent()) {
                return refuse(CaseRejection.PARKED, "办件已经挂置。", "The case is parked already.");
            }
            ObjectNode data = data();
            put(data, "why", command.why());
            emit(CaseEvents.PARKED, data);
            return done();
        }

        Outcome<Decision> resume() {
            if (state.parkedBecause().isEmpty()) {
                return refuse(CaseRejection.NOT_NOW, "办件没有挂置。", "The case is not parked.");
            }
            emit(CaseEvents.RESUMED, data());
            return done();
        }

        /** What conditions of the flow may look at: the form, and what steps and tasks established. */
        private ObjectNode facts(ObjectNode form) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            all.set("form", form);
            all.set("facts", state == null ? JsonNodeFactory.instance.objectNode() : state.facts());
            return all;
        }
    }
}
