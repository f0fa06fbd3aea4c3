package org.sunhall.packs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sunhall.clocks.CalendarDay;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.ClockRules;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Text;

/**
 * The rules of one jurisdiction as data. What a pack does not say, the pack it inherits from says. Immutable.
 *
 * <p>Methods that need a value which neither the pack nor those it inherits from hold on that day throw
 * {@link IllegalArgumentException}: packs are checked when they are read, so that is a defect of the caller.
 */
public final class Pack {

    /** What a pack says itself; what it leaves to its parent is missing or empty. */
    record Content(
            JurisdictionId jurisdiction,
            Text title,
            Optional<Pack> parent,
            Optional<ZoneId> zone,
            Optional<String> division,
            List<Parameter> parameters,
            Map<String, Text> functions,
            Map<String, DisclosureField> disclosureFields,
            List<ItemType> itemTypes,
            List<PackClock> clocks,
            List<PackRoute> routes,
            List<CalendarDay> closures,
            List<ItemCodeRule> itemCodes) {}

    /** Which types exist, of those that are described here or above (K-06); without it all. */
    static final String TYPES = "item.types";
    /** What every type discloses that does not say anything of it. */
    static final String ALWAYS_DISCLOSED = "disclosure.always";
    /** How long one has to declare a change (K-01), and of one trigger with its name behind a dot. */
    static final String DECLARE = "item-change.declare";
    /** What that is counted from (K-03). */
    static final String ANCHOR = "item-change.anchor";
    /** How it is read. */
    static final String READING = "item-change.reading";

    /** Whether every item's code has to follow the rule. */
    static final String CODES_REQUIRED = "item-code.required";

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Content content;
    private final Map<String, List<Parameter>> byName = new LinkedHashMap<>();
    private final Map<String, List<Parameter>> byRequirement = new LinkedHashMap<>();

    Pack(Content content) {
        this.content = content;
        for (Parameter parameter : content.parameters()) {
            byName.computeIfAbsent(parameter.name(), name -> new ArrayList<>()).add(parameter);
            parameter.requirement().ifPresent(row -> byRequirement
                    .computeIfAbsent(row, each -> new ArrayList<>())
                    .add(parameter));
        }
    }

    /** Reads a pack that inherits from one of the bundled packs or from none. */
    public static PackParse parse(JsonNode json) {
        return PackReader.read(json, Packs::find);
    }

    /** Reads a pack that inherits from one of the given packs or from none. */
    public static PackParse parse(JsonNode json, Function<JurisdictionId, Optional<Pack>> parents) {
        return PackReader.read(json, parents);
    }

    /** Its id, the same as that of its jurisdiction. */
    public String id() {
        return content.jurisdiction().value();
    }

    /** Whose rules these are. */
    public JurisdictionId jurisdiction() {
        return content.jurisdiction();
    }

    /** The jurisdiction's name for people. */
    public Text title() {
        return content.title();
    }

    /** The pack it inherits from. */
    public Optional<Pack> parent() {
        return content.parent();
    }

    /** The zone in which days begin and end. */
    public ZoneId zone() {
        return content.zone().or(() -> content.parent().map(Pack::zone)).orElse(SHANGHAI);
    }

    /** The division code (GB/T 2260, six digits) that supervision codes begin with; the nation has none. */
    public Optional<String> division() {
        return content.division();
    }

    /** The parameter with this name or row ({@code K-14}) that holds on this day. */
    public Optional<Parameter> parameter(String name, LocalDate on) {
        Optional<Parameter> own = own(name, on);
        return own.isPresent() ? own : content.parent().flatMap(pack -> pack.parameter(name, on));
    }

    /** The parameter with this name or row that the pack itself states for this day, nothing inherited. */
    public Optional<Parameter> own(String name, LocalDate on) {
        return byName.getOrDefault(name, byRequirement.getOrDefault(name, List.of())).stream()
                .filter(parameter -> parameter.period().contains(on))
                .findFirst();
    }

    /** Every parameter that holds on this day, its own first, then what it inherits. */
    public List<Parameter> parameters(LocalDate on) {
        Map<String, Parameter> found = new LinkedHashMap<>();
        for (Pack pack = this; pack != null; pack = pack.content.parent().orElse(null)) {
            for (Parameter parameter : pack.content.parameters()) {
                if (parameter.period().contains(on)) {
                    found.putIfAbsent(parameter.name(), parameter);
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** The length of time with this name or row that holds on this day. */
    public Limit limit(String name, LocalDate on) {
        return value(name, on, ParameterValue.Time.class).limit();
    }

    /** The number with this name or row that holds on this day. */
    public long amount(String name, LocalDate on) {
        return value(name, on, ParameterValue.Amount.class).amount();
    }

    /** The sentence with this name or row that holds on this day. */
    public Text text(String name, LocalDate on) {
        return value(name, on, ParameterValue.Words.class).text();
    }

    /** The names with this name or row that hold on this day. */
    public List<String> names(String name, LocalDate on) {
        return value(name, on, ParameterValue.Names.class).names();
    }

    /** The yes or no with this name or row that holds on this day. */
    public boolean flag(String name, LocalDate on) {
        return value(name, on, ParameterValue.Flag.class).set();
    }

    /**
     * When a clock of this kind turns yellow: the parameter {@code clock.warning.<kind>} if it has the budget's unit,
     * else {@code clock.warning.<unit>}, never as much as the whole budget.
     */
    public Limit warning(String kind, Limit budget, LocalDate on) {
        Limit asked = parameter("clock.warning." + kind, on)
                .map(Parameter::value)
                .filter(ParameterValue.Time.class::isInstance)
                .map(value -> ((ParameterValue.Time) value).limit())
                .filter(limit -> limit.unit() == budget.unit())
                .orElseGet(() -> limit("clock.warning." + budget.unit().suffix(), on));
        return new Limit(Math.max(0, Math.min(asked.amount(), budget.amount() - 1)), budget.unit());
    }

    /** The terms of a clock that comes from the pack alone, for example {@code notice} or {@code supplement}. */
    public ClockTerms clockTerms(String kind, LocalDate on) {
        PackClock clock = clock(kind).orElseThrow(() -> missing("clock", kind, on));
        Limit budget = limit(clock.budget(), on);
        return new ClockTerms(
                kind,
                clock.title(),
                clock.owner(),
                budget,
                warning(kind, budget, on),
                parameter(clock.budget(), on).orElseThrow().legalBasis(),
                clock.onExpiry(),
                clock.stopGrounds().map(name -> Set.copyOf(names(name, on))).orElse(Set.of()),
                clock.maxExtension().map(name -> limit(name, on)));
    }

    /** How days are counted here. */
    public ClockRules clockRules(LocalDate on) {
        return new ClockRules(flag("clock.roll-day-end", on));
    }

    /** A reader of clocks under the rules of this day. */
    public ClockReader clockReader(WorkCalendar calendar, LocalDate on) {
        return new ClockReader(calendar, zone(), clockRules(on));
    }

    /** The functions that organisations of a jurisdiction have, by key; which organisation has which is no pack's matter. */
    public Map<String, Text> functions() {
        Map<String, Text> all = new LinkedHashMap<>();
        content.parent().ifPresent(pack -> all.putAll(pack.functions()));
        all.putAll(content.functions());
        return Collections.unmodifiableMap(all);
    }

    /** The type of power items with this key on this day. */
    public Optional<ItemType> itemType(String key, LocalDate on) {
        return itemTypes(on).stream().filter(type -> type.key().equals(key)).findFirst();
    }

    /**
     * The types of power items that exist on this day (K-06): those the pack names in {@code item.types}, or all it
     * describes and inherits. Each discloses what it lists, and what the law asks of every type (K-07, K-08).
     */
    public List<ItemType> itemTypes(LocalDate on) {
        List<DisclosureField> always = namesOr(parameter(ALWAYS_DISCLOSED, on), List.of()).stream()
                .map(disclosureFields()::get)
                .filter(Objects::nonNull)
                .map(field -> field.asRequired(true))
                .toList();
        return described(on).values().stream().map(type -> type.with(always)).toList();
    }

    /** A pack's own list of types bounds what it describes and inherits; those below it may describe more. */
    private Map<String, ItemType> described(LocalDate on) {
        Map<String, ItemType> found = new LinkedHashMap<>();
        for (ItemType type : content.itemTypes()) {
            if (type.period().contains(on)) {
                found.put(type.key(), type);
            }
        }
        content.parent().ifPresent(pack -> pack.described(on).forEach(found::putIfAbsent));
        found.keySet().retainAll(namesOr(own(TYPES, on), List.copyOf(found.keySet())));
        return found;
    }

    private static List<String> namesOr(Optional<Parameter> parameter, List<String> otherwise) {
        return parameter
                .map(Parameter::value)
                .filter(ParameterValue.Names.class::isInstance)
                .map(value -> ((ParameterValue.Names) value).names())
                .orElse(otherwise);
    }

    /** The rules by which codes of items are made on this day; a pack that has none of its own that day takes those above it. */
    public List<ItemCodeRule> itemCodeRules(LocalDate on) {
        List<ItemCodeRule> own = content.itemCodes().stream()
                .filter(rule -> rule.period().contains(on))
                .toList();
        return own.isEmpty()
                ? content.parent().map(pack -> pack.itemCodeRules(on)).orElse(own)
                : own;
    }

    /**
     * Explains the code of an item part by part and says what is wrong with it. A code of a rule's shape is read by that
     * rule. A code of another shape is free, unless the parameter {@code item-code.required} says that all follow the rule.
     *
     * @param type the key of the item's type, when it is known
     */
    public CodeReading itemCode(String code, Optional<String> type, LocalDate on) {
        Objects.requireNonNull(code, "code");
        List<ItemCodeRule> rules = itemCodeRules(on);
        return rules.stream()
                .filter(rule -> rule.fits(code))
                .findFirst()
                .map(rule -> rule.read(code, type, division()))
                .orElseGet(() -> requiresItemCode(on) && !rules.isEmpty()
                        ? nearest(code, rules, type)
                        : new CodeReading(code, Optional.empty(), List.of(), List.of()));
    }

    /** Whether every item's code has to follow a rule on this day; where it need not, a code of another shape is free. */
    public boolean requiresItemCode(LocalDate on) {
        return parameter(CODES_REQUIRED, on)
                .map(Parameter::value)
                .filter(value -> value instanceof ParameterValue.Flag flag && flag.set())
                .isPresent();
    }

    /** What is said of a code that fits no rule is said by the one that tells most of its parts apart. */
    private CodeReading nearest(String code, List<ItemCodeRule> rules, Optional<String> type) {
        return rules.stream()
                .map(rule -> rule.read(code, type, division()))
                .max(Comparator.comparingInt(
                        reading -> reading.parts().size() - reading.faults().size()))
                .orElseThrow();
    }

    /** Every field a type may disclose, by key, its own first. */
    public Map<String, DisclosureField> disclosureFields() {
        Map<String, DisclosureField> all = new LinkedHashMap<>(content.disclosureFields());
        content.parent().ifPresent(pack -> pack.disclosureFields().forEach(all::putIfAbsent));
        return Collections.unmodifiableMap(all);
    }

    /**
     * The reviews a change goes through (K-04).
     *
     * @param vertical whether the department is led from above; a pack that says nothing of such departments
     *     leaves them to the one it inherits from
     * @throws IllegalArgumentException when neither the pack nor those it inherits from have a route that day
     */
    public ReviewRoute reviewRoute(ChangeKind kind, boolean vertical, LocalDate on) {
        return route(kind, vertical, on)
                .or(() -> vertical ? route(kind, false, on) : Optional.empty())
                .map(route -> new ReviewRoute(
                        route.id(),
                        route.stages().stream().map(stage -> stage(stage, on)).toList()))
                .orElseThrow(() -> missing("review route", PackReader.written(kind), on));
    }

    private Optional<PackRoute> route(ChangeKind kind, boolean vertical, LocalDate on) {
        Optional<PackRoute> own = content.routes().stream()
                .filter(route -> route.kinds().contains(kind)
                        && route.vertical() == vertical
                        && route.period().contains(on))
                .findFirst();
        return own.isPresent() ? own : content.parent().flatMap(pack -> pack.route(kind, vertical, on));
    }

    private ReviewStage stage(PackRoute.Stage stage, LocalDate on) {
        Optional<Parameter> limit = stage.limit().flatMap(name -> parameter(name, on));
        return new ReviewStage(
                stage.id(),
                stage.title(),
                stage.function(),
                stage.act(),
                limit.map(parameter -> ((ParameterValue.Time) parameter.value()).limit()),
                limit.map(parameter -> stage.basis().contains(parameter.legalBasis())
                                ? stage.basis()
                                : stage.basis() + ";" + parameter.legalBasis())
                        .orElse(stage.basis()),
                stage.ownChoice()
                        || limit.map(Parameter::certainty)
                                .filter(Certainty.O::equals)
                                .isPresent());
    }

    /**
     * By when a change of this sort must be declared (K-01, K-03), empty when no rule holds that day. The parameters
     * {@code item-change.declare}, {@code .anchor} and {@code .reading} say it, for one trigger with its name behind.
     */
    public Optional<DeclarationRule> declaration(ChangeTrigger trigger, LocalDate on) {
        return particular(DECLARE, trigger, on)
                .filter(parameter -> parameter.value() instanceof ParameterValue.Time)
                .flatMap(limit -> particular(ANCHOR, trigger, on)
                        .map(Pack::onlyName)
                        .map(anchor -> new DeclarationRule(
                                ((ParameterValue.Time) limit.value()).limit(),
                                Anchor.valueOf(anchor),
                                particular(READING, trigger, on)
                                        .map(Pack::onlyName)
                                        .map(Reading::valueOf)
                                        .orElse(Reading.WITHIN_WINDOW),
                                limit.legalBasis(),
                                limit.certainty() == Certainty.O)));
    }

    /** The parameter for this trigger, else the general one; a pack's own word goes before what it inherits. */
    private Optional<Parameter> particular(String name, ChangeTrigger trigger, LocalDate on) {
        for (Pack pack = this; pack != null; pack = pack.content.parent().orElse(null)) {
            for (String each : List.of(name + "." + PackReader.written(trigger), name)) {
                Optional<Parameter> own = pack.own(each, on);
                if (own.isPresent()) {
                    return own;
                }
            }
        }
        return Optional.empty();
    }

    private static String onlyName(Parameter parameter) {
        return ((ParameterValue.Names) parameter.value())
                .names()
                .get(0)
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
    }

    /** The working days here: those of the nation with the closures this pack and those above it name. */
    public WorkCalendar calendar(WorkCalendar nation) {
        WorkCalendar above = content.parent().map(pack -> pack.calendar(nation)).orElse(nation);
        return content.closures().isEmpty()
                ? above
                : above.with(WorkCalendar.of(content.closures(), above.knownFrom(), above.knownUntil()));
    }

    /** The remedies as papers and the hall name them: reconsideration and suit, with their periods. */
    public Text remedies(LocalDate on) {
        Text reconsideration = text("remedy.reconsideration.text", on);
        Text suit = text("remedy.suit.text", on);
        return Text.of(reconsideration.zh() + suit.zh(), reconsideration.en() + " " + suit.en());
    }

    Optional<PackClock> clock(String kind) {
        Optional<PackClock> own = content.clocks().stream()
                .filter(clock -> clock.kind().equals(kind))
                .findFirst();
        return own.isPresent() ? own : content.parent().flatMap(pack -> pack.clock(kind));
    }

    /** Whether some period has this parameter with a value of this sort, here or inherited. */
    boolean knows(String name, Class<? extends ParameterValue> sort) {
        boolean own =
                byName.getOrDefault(name, List.of()).stream().anyMatch(parameter -> sort.isInstance(parameter.value()));
        return own || content.parent().isPresent() && content.parent().get().knows(name, sort);
    }

    /** Whether some period has this type of items, here or inherited. */
    boolean knowsType(String key) {
        return content.itemTypes().stream().anyMatch(type -> type.key().equals(key))
                || content.parent().isPresent() && content.parent().get().knowsType(key);
    }

    private <T extends ParameterValue> T value(String name, LocalDate on, Class<T> sort) {
        Objects.requireNonNull(on, "on");
        return parameter(name, on)
                .map(Parameter::value)
                .filter(sort::isInstance)
                .map(sort::cast)
                .orElseThrow(() -> missing(sort.getSimpleName(), name, on));
    }

    private IllegalArgumentException missing(String sort, String name, LocalDate on) {
        return new IllegalArgumentException("the pack " + id() + " has no " + sort + " named " + name + " on " + on);
    }

    @Override
    public String toString() {
        return id();
    }
}
