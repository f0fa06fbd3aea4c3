package org.sunhall.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sunhall.casework.Application;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseDefinition;
import org.sunhall.casework.CaseEvent;
import org.sunhall.casework.CaseEvents;
import org.sunhall.casework.CaseMachine;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.Circumstances;
import org.sunhall.casework.Decision;
import org.sunhall.casework.Numbers;
import org.sunhall.casework.OpenTask;
import org.sunhall.casework.Party;
import org.sunhall.casework.Party.PartyRole;
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

/**
 * One case on a virtual clock: what the platform does around {@link CaseMachine} with its own forms, clocks and templates, without
 * storing anything. The checker rehearses the stories of samples on it, the testkit runs the stories of a vendor's tests. What is
 * refused changes nothing; automatic tasks are done as soon as they wait; what follows by law when a clock runs out follows at its
 * instant. Not safe for several threads.
 */
public final class VirtualCase implements Numbers {

    /** Does the automatic tasks of the plug-in. */
    @FunctionalInterface
    public interface Tasks {

        /** What comes of the task: {@link CaseCommand.FinishTask} or {@link CaseCommand.FailTask}. */
        CaseCommand run(OpenTask task, VirtualCase at);

        /** The platform refuses what came of the task. */
        default void refused(OpenTask task, Rejection why) {}
    }

    /**
     * An event, as the platform's ledger would record it.
     *
     * @param type     for example {@code case.accepted}
     * @param at       when
     * @param data     its data
     * @param personal what it says about people, kept beside
     */
    public record Happening(String type, Instant at, ObjectNode data, Map<String, String> personal) {}

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final PluginContent content;
    private final ItemDefinition item;
    private final Pack pack;
    private final WorkCalendar working;
    private final Form form;
    private final CaseDefinition definition;
    private final Tasks tasks;
    private final VirtualPapers papers;
    private final List<Happening> events = new ArrayList<>();
    private final List<VirtualPapers.Paper> issued = new ArrayList<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private int codes;
    private Instant now;
    private CaseState state;

    /**
     * A case of this item that nobody has applied for yet.
     *
     * @param content a plug-in that has passed the checks
     * @param pack    the rules of the place; the same case can be run under those of another
     * @param from    the virtual clock's beginning
     */
    public VirtualCase(PluginContent content, ItemDefinition item, Pack pack, Instant from, Tasks tasks) {
        this.content = content;
        this.item = item;
        this.pack = pack;
        this.form = content.form(item);
        this.tasks = tasks;
        this.now = from;
        // Bundled with the checker, so that a story goes the same way in the SDK and on every platform.
        this.working = pack.calendar(WorkCalendar.china());
        this.definition = CaseDefinitions.of(content, item, new EditionId(item.code() + "-1"), pack, working, today());
        this.papers = new VirtualPapers(content, item, pack, definition);
    }

    /** Somebody applies online with this form and these materials, by their keys. */
    public Outcome<Decision> submit(ObjectNode data, List<String> materials) {
        return submit(data, materials, Application.Route.ONLINE, Optional.empty());
    }

    /** This officer enters a case that the office begins by itself. */
    public Outcome<Decision> enter(ObjectNode data, List<String> materials, String officer) {
        return submit(data, materials, Application.Route.EX_OFFICIO, Optional.of(officer));
    }

    private Outcome<Decision> submit(
            ObjectNode data, List<String> materials, Application.Route route, Optional<String> officer) {
        return checked(data, materials)
                .then(pruned -> take(CaseMachine.submit(
                        new Application(
                                new CaseId("case-1"),
                                "S00000000000000A",
                                new PersonId("applicant"),
                                kind(pruned),
                                pruned,
                                uploads(materials),
                                personal(pruned),
                                route,
                                officer,
                                parties(pruned),
                                Optional.empty(),
                                false,
                                Map.of(),
                                Optional.empty()),
                        definition,
                        now,
                        this)));
    }

    /** The applicant completes what they were told, with this form and all these materials. */
    public Outcome<Decision> supply(ObjectNode data, List<String> materials) {
        return checked(data, materials).then(pruned -> command(new CaseCommand.Supply(pruned, uploads(materials))));
    }

    /** A command of somebody of whom nothing is known. */
    public Outcome<Decision> command(CaseCommand command) {
        return command(command, Circumstances.NONE);
    }

    /** A command of somebody of whom this is known. */
    public Outcome<Decision> command(CaseCommand command, Circumstances circumstances) {
        return take(decide(command, circumstances));
    }

    private Outcome<Decision> decide(CaseCommand command, Circumstances circumstances) {
        return CaseMachine.decide(state, command, definition, now, this, circumstances);
    }

    private Outcome<ObjectNode> checked(ObjectNode data, List<String> materials) {
        List<FieldProblem> problems = new ArrayList<>(form.validate(data));
        for (String material : materials) {
            if (item.material(material).isEmpty()) {
                problems.add(new FieldProblem(
                        "/materials/" + material,
                        "unknown-material",
                        Text.of("该事项没有这项材料。", "The item knows no such material.")));
            }
        }
        return problems.isEmpty()
                ? Outcome.accepted(form.prune(data))
                : Outcome.refused(new Rejection(
                        CaseRejection.INVALID_FORM,
                        Text.of("申请内容有 {0} 处需要更正。", "The application has {0} fault(s) to mend.")
                                .with(problems.size()),
                        problems));
    }

    private static Map<String, List<String>> uploads(List<String> materials) {
        Map<String, List<String>> uploads = new TreeMap<>();
        materials.forEach(material -> uploads.put(material, List.of("upload-" + material)));
        return uploads;
    }

    private List<Party> parties(ObjectNode data) {
        List<Party> parties = new ArrayList<>();
        for (FormParty party : FormParty.of(item, data)) {
            parties.add(new Party(
                    "party-" + (parties.size() + 1), PartyRole.valueOf(constant(party.role())), party.kind()));
        }
        return parties;
    }

    private static String constant(String id) {
        return id.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String kind(JsonNode data) {
        return CreditCode.isValid(data.at("/applicant/creditCode").asText("")) ? "organisation" : "person";
    }

    private static Map<String, String> personal(ObjectNode data) {
        Map<String, String> personal = new HashMap<>();
        Map.of("applicantName", "/applicant/name", "creditCode", "/applicant/creditCode", "contact", "/applicant/phone")
                .forEach((name, pointer) -> {
                    if (data.at(pointer).isTextual()) {
                        personal.put(name, data.at(pointer).asText());
                    }
                });
        return personal;
    }

    private Outcome<Decision> take(Outcome<Decision> outcome) {
        return outcome.then(decision -> {
            List<VirtualPapers.Paper> made = new ArrayList<>();
            for (String kind : decision.papers()) {
                Outcome<VirtualPapers.Paper> paper = papers.make(decision.state(), kind, now);
                if (paper.refusal().isPresent()) {
                    return Outcome.refused(paper.refusal().get());
                }
                made.add(paper.asOptional().orElseThrow());
            }
            record(decision);
            made.forEach(this::record);
            return runTasks().map(Outcome::<Decision>refused).orElseGet(() -> Outcome.accepted(decision));
        });
    }

    private void record(Decision decision) {
        state = decision.state();
        for (CaseEvent event : decision.events()) {
            events.add(new Happening(event.type(), now, event.data(), event.personal()));
        }
    }

    private void record(VirtualPapers.Paper paper) {
        issued.add(paper);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("case", state.id().value());
        data.put("kind", paper.kind());
        events.add(new Happening(CaseEvents.PAPER, now, data, Map.of()));
    }

    /** Tries every automatic task that waits; why the platform refused what came of one. */
    public Optional<Rejection> runTasks() {
        for (OpenTask task : state.tasks()) {
            if (task.automatic().isEmpty() || state.task(task.id()).isEmpty()) {
                continue;
            }
            CaseCommand result = tasks.run(task, this);
            // One that failed is not tried again before somebody says so.
            Optional<Rejection> refusal = result instanceof CaseCommand.FailTask
                    ? decide(result, Circumstances.NONE)
                            .map(decision -> {
                                record(decision);
                                return decision;
                            })
                            .refusal()
                    : command(result).refusal();
            if (refusal.isPresent()) {
                tasks.refused(task, refusal.get());
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** Time passes: working days, days or hours. */
    public Optional<Rejection> pass(Limit time) {
        ZonedDateTime start = now.atZone(pack.zone());
        return passUntil(
                switch (time.unit()) {
                    case WORKING_DAY ->
                        start.with(working.plusWorkingDays(start.toLocalDate(), time.amount()))
                                .toInstant();
                    case DAY -> start.plusDays(time.amount()).toInstant();
                    case HOUR -> start.plusHours(time.amount()).toInstant();
                });
    }

    /** Time passes until then; why something that should follow by law in the meantime could not. */
    public Optional<Rejection> passUntil(Instant then) {
        for (Optional<Expiry> next = nextExpiry(then); next.isPresent(); next = nextExpiry(then)) {
            now = next.get().at();
            Optional<Rejection> refusal =
                    command(new CaseCommand.ExpireClock(next.get().clock())).refusal();
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        now = then;
        return Optional.empty();
    }

    private record Expiry(String clock, Instant at) {}

    private Optional<Expiry> nextExpiry(Instant until) {
        if (state.stage().isEnded()) {
            return Optional.empty();
        }
        return state.clocks().values().stream()
                .flatMap(clock ->
                        definition.reader().consequenceAt(clock, now).stream().map(at -> new Expiry(clock.id(), at)))
                .filter(expiry -> !expiry.at().isAfter(until))
                .min(Comparator.comparing(Expiry::at));
    }

    /** What a clock of the case shows now. */
    public ClockReading read(StatutoryClock clock) {
        return definition.reader().read(clock, now);
    }

    @Override
    public SupervisionCode supervisionCode() {
        return SupervisionCode.of(division(), DAY.format(today()), ++codes);
    }

    @Override
    public long forTask(String step) {
        return numbers.merge(step, 1L, Long::sum);
    }

    /** The number that this service task gets next. */
    public void nextNumber(String step, long next) {
        numbers.put(step, next - 1);
    }

    /** The division code of the place, six digits; zeros where the pack names none. */
    public String division() {
        return pack.division().orElse("000000");
    }

    /** The day it is now in the place. */
    public LocalDate today() {
        return now.atZone(pack.zone()).toLocalDate();
    }

    /** What it is now on the virtual clock. */
    public Instant now() {
        return now;
    }

    /** Where the case stands; {@code null} before somebody has applied. */
    public CaseState state() {
        return state;
    }

    /** The rules of the place. */
    public Pack pack() {
        return pack;
    }

    /** The plug-in. */
    public PluginContent content() {
        return content;
    }

    /** Everything that happened, in order. */
    public List<Happening> events() {
        return List.copyOf(events);
    }

    /** The papers issued so far, in order. */
    public List<VirtualPapers.Paper> papers() {
        return List.copyOf(issued);
    }

    /** A paper with what is known now, as the platform presses it: PDF/A. */
    public Outcome<byte[]> press(String kind) {
        return papers.press(state, kind, now);
    }
}
