package org.sunhall.checker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sunhall.casework.Application;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseDefinition;
import org.sunhall.casework.CaseMachine;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.Circumstances;
import org.sunhall.casework.Decision;
import org.sunhall.casework.Numbers;
import org.sunhall.casework.OpenTask;
import org.sunhall.clocks.ClockReading;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.forms.Form;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.CreditCode;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;
import org.sunhall.templates.PaperMarks;
import org.sunhall.templates.PaperTemplate;
import org.sunhall.templates.Papers;

/**
 * One case on a virtual clock, on the platform's own case machine, forms, clocks and templates; nothing is stored. What is refused
 * changes nothing. Automatic tasks are done at once with facts given beforehand: no code of the plug-in runs.
 */
final class RehearsedCase implements Numbers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Papers PAPERS = new Papers();
    /** Who acts in a story holds a valid certificate. */
    private static final Circumstances OFFICER = Circumstances.of(Optional.of("SAMPLE-0001"), Optional.empty());

    private static final PaperModel.Issuer ISSUER =
            new PaperModel.Issuer("某某市某某局", "某某市某某路1号", "000-00000000", "000-00000000");

    private final PluginContent content;
    private final ItemDefinition item;
    private final Pack pack;
    private final WorkCalendar working;
    private final Form form;
    private final CaseDefinition definition;
    private final ObjectNode taskFacts;
    private final Map<String, Long> numbers = new HashMap<>();
    private final List<String> papers = new ArrayList<>();
    private int codes;
    private Instant now;
    private CaseState state;

    RehearsedCase(PluginContent content, ItemDefinition item, Pack pack, ObjectNode taskFacts, Instant from) {
        this.content = content;
        this.item = item;
        this.pack = pack;
        this.form = content.form(item);
        this.taskFacts = taskFacts;
        this.now = from;
        // Bundled with the checker, so that a story goes the same way in the SDK and on every platform.
        this.working = pack.calendar(WorkCalendar.china());
        this.definition = CaseDefinitions.of(
                content,
                item,
                new EditionId(item.code() + "-1"),
                pack,
                working,
                from.atZone(pack.zone()).toLocalDate());
    }

    Outcome<CaseState> submit(ObjectNode data, List<String> materials) {
        boolean organisation =
                CreditCode.isValid(data.at("/applicant/creditCode").asText(""));
        return checked(data)
                .then(pruned -> take(CaseMachine.submit(
                        new Application(
                                new CaseId("rehearsal"),
                                "S00000000000000A",
                                new PersonId("applicant"),
                                organisation ? "organisation" : "person",
                                pruned,
                                uploads(materials),
                                Map.of(
                                        "applicantName",
                                        data.at("/applicant/name").asText("某某"))),
                        definition,
                        now,
                        this)));
    }

    Outcome<CaseState> supply(ObjectNode data, List<String> materials) {
        return checked(data).then(pruned -> command(new CaseCommand.Supply(pruned, uploads(materials))));
    }

    Outcome<CaseState> command(CaseCommand command) {
        return take(CaseMachine.decide(state, command, definition, now, this, OFFICER));
    }

    private Outcome<ObjectNode> checked(ObjectNode data) {
        List<FieldProblem> problems = form.validate(data);
        return problems.isEmpty()
                ? Outcome.accepted(form.prune(data))
                : Outcome.refused(new Rejection(
                        CaseRejection.INVALID_FORM, Text.of("表单未通过校验。", "The form does not validate."), problems));
    }

    private static Map<String, List<String>> uploads(List<String> materials) {
        Map<String, List<String>> uploads = new TreeMap<>();
        materials.forEach(material -> uploads.put(material, List.of("upload-" + material)));
        return uploads;
    }

    private Outcome<CaseState> take(Outcome<Decision> outcome) {
        return outcome.then(decision -> {
            for (String kind : decision.papers()) {
                Optional<Rejection> objection = objection(decision.state(), kind);
                if (objection.isPresent()) {
                    return Outcome.refused(objection.get());
                }
            }
            state = decision.state();
            papers.addAll(decision.papers());
            return doTasks();
        });
    }

    /** Every automatic task that waits is done with the facts the sample says it adds. */
    private Outcome<CaseState> doTasks() {
        Optional<OpenTask> waiting = state.tasks().stream()
                .filter(task -> !task.automatic().isEmpty())
                .findFirst();
        return waiting.map(task -> command(new CaseCommand.FinishTask(task.id(), taskFacts.deepCopy())))
                .orElseGet(() -> Outcome.accepted(state));
    }

    private Optional<Rejection> objection(CaseState then, String kind) {
        DocumentRef document = item.document(kind).orElseThrow();
        PaperTemplate template = PaperTemplate.parse(document.template(), content.template(document.template()))
                .template()
                .orElseThrow();
        Optional<String> number = document.numberFact()
                .map(fact -> then.facts().path(fact).asText(""))
                .or(() -> document.series()
                        .map(series -> series.replaceAll("\\{year}", "2026").replaceAll("\\{number(:[1-9])?}", "1")));
        PaperMarks marks = new PaperMarks(
                document.title(),
                ISSUER.name(),
                number.filter(text -> !text.isEmpty()),
                then.code().map(SupervisionCode::value),
                "0000000000000000",
                "https://localhost/v/0000000000000000",
                false,
                now,
                pack.zone());
        return PAPERS.objection(
                template, PaperModel.plain(PaperModel.of(item, then, pack, definition.reader(), ISSUER, now)), marks);
    }

    /** Time passes; what follows by law when a clock runs out in the meantime follows at its instant. */
    Outcome<CaseState> pass(Limit time) {
        ZonedDateTime start = now.atZone(pack.zone());
        Instant then =
                switch (time.unit()) {
                    case WORKING_DAY ->
                        start.with(working.plusWorkingDays(start.toLocalDate(), time.amount()))
                                .toInstant();
                    case DAY -> start.plusDays(time.amount()).toInstant();
                    case HOUR -> start.plusHours(time.amount()).toInstant();
                };
        for (Optional<StatutoryClock> next = nextExpiry(then); next.isPresent(); next = nextExpiry(then)) {
            now = read(next.get()).due();
            Outcome<CaseState> outcome =
                    command(new CaseCommand.ExpireClock(next.get().id()));
            if (outcome.refusal().isPresent()) {
                return outcome;
            }
        }
        now = then;
        return Outcome.accepted(state);
    }

    private Optional<StatutoryClock> nextExpiry(Instant until) {
        return state.stage().isEnded()
                ? Optional.empty()
                : state.clocks().values().stream()
                        .filter(clock -> clock.ended().isEmpty()
                                && !clock.isStopped()
                                && clock.terms().onExpiry().startsWith("deemed-")
                                && !read(clock).due().isAfter(until))
                        .min(Comparator.comparing(clock -> read(clock).due()));
    }

    ClockReading read(StatutoryClock clock) {
        return definition.reader().read(clock, now);
    }

    @Override
    public SupervisionCode supervisionCode() {
        LocalDate today = now.atZone(pack.zone()).toLocalDate();
        return SupervisionCode.of(pack.division().orElse("000000"), DAY.format(today), ++codes);
    }

    @Override
    public long forTask(String step) {
        return numbers.merge(step, 1L, Long::sum);
    }

    CaseState state() {
        return state;
    }

    /** Kinds of all papers so far, in order. */
    List<String> papers() {
        return papers;
    }
}
