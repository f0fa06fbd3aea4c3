package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sunhall.cases.api.CommandKey;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.CountStore;
import org.sunhall.cases.store.DraftStore;
import org.sunhall.cases.store.JdbcUploadStore;
import org.sunhall.cases.store.JpaCaseStore;
import org.sunhall.cases.store.JpaCountStore;
import org.sunhall.cases.store.JpaDraftStore;
import org.sunhall.cases.store.JpaTaskStore;
import org.sunhall.cases.store.MigrationStore;
import org.sunhall.cases.store.PartyKey;
import org.sunhall.cases.store.RulesChangeStore;
import org.sunhall.cases.store.TaskStore;
import org.sunhall.cases.store.UploadStore;
import org.sunhall.catalog.api.Catalog;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.PluginJars;
import org.sunhall.checker.PluginReader;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.documents.PaperOrder;
import org.sunhall.documents.PaperRegister;
import org.sunhall.documents.PaperState;
import org.sunhall.documents.PaperView;
import org.sunhall.documents.internal.store.RowNumberSeries;
import org.sunhall.documents.internal.store.RowSupervisionCodes;
import org.sunhall.identity.CertificateState;
import org.sunhall.identity.Directory;
import org.sunhall.identity.EnforcementCertificate;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.Person;
import org.sunhall.identity.PersonKind;
import org.sunhall.jurisdictions.RulesHistory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.StreamId;
import org.sunhall.ledger.internal.EventStore;
import org.sunhall.ledger.internal.JdbcLedger;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.TestDatabase;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugin.api.TaskContext;
import org.sunhall.plugin.api.TaskResult;
import org.sunhall.plugins.IncidentDraft;
import org.sunhall.plugins.Incidents;
import org.sunhall.plugins.PluginPresence;
import org.sunhall.plugins.Plugins;

/** The use cases over a real database, a real ledger and the real sample plug-in; broker, catalog and people are played. */
public final class Office implements AutoCloseable {

    public static final OrgId MARKET = new OrgId("sunshine-market");
    /** Another office of the city. */
    static final OrgId FIRE = new OrgId("sunshine-fire");

    public static final JurisdictionId CITY = new JurisdictionId("sunshine");
    public static final ItemCode ITEM = new ItemCode("sunshine-market-food-licence");
    /** A penalty of the same office: certificates, a review apart, a paper beforehand, a benchmark. */
    static final ItemCode PENALTY = new ItemCode("sunshine-market-fine");
    /** The licence on a commitment. */
    static final ItemCode COMMITTED = new ItemCode("sunshine-market-committed");

    private static final String EDITION = "sunshine-market-food-licence-";
    private static final PluginContent SAMPLE = sample();
    private static final PluginContent NEXT = next();
    private static final PluginContent FINE = fine();
    private static final PluginContent PROMISE = promise();

    public final TestDatabase database;
    public final Ledger ledger;
    public final CaseStore store;
    public final IntakeService intake;
    public final HandlingService handling;
    public final CaseReading reading;
    public final CommandRunner runner;
    final Operations known;
    final Definitions definitions;
    final TaskStore waiting;
    final OperationService operations;
    final Uploads uploads;
    final Migrations migrations;
    final MigrationService moving;
    final MigrationWorker migrationWorker;
    final Housekeeping housekeeping;
    final DraftService drafts;
    final CountStore counts;
    final AutomaticTaskRunner taskRunner;
    final AutomaticTaskWorker tasks;
    final ConsequenceWorker consequences;
    final ParkingWorker parking;
    final Hanging hanging;
    final Set<Digest> required = ConcurrentHashMap.newKeySet();
    volatile Instant now = Instant.parse("2026-03-02T01:00:00Z");
    /** The rules that serve. */
    volatile PackRegistry rules = PackRegistry.bundled();

    final Function<RulesHistory, CalendarWorker> calendar;
    volatile boolean pluginPresent = true;
    volatile boolean failing;
    volatile RunningCases second;
    /** Valid enforcement certificates, by person. */
    final Map<String, EnforcementCertificate> certificates = new ConcurrentHashMap<>();

    volatile AutomaticTask task = Office::number;
    /** Tasks of particular plug-in bytes; {@link #task} for all others. */
    final Map<Digest, AutomaticTask> taskOf = new ConcurrentHashMap<>();

    final List<IncidentDraft> incidents = new java.util.concurrent.CopyOnWriteArrayList<>();

    /** Opens it on a database with the tables of cases, ledger and documents. */
    public Office(TestDatabase database) {
        this.database = database;
        Clock clock = new MovableClock();
        ledger = new JdbcLedger(new EventStore(database.transactions(), null), null);
        store = new JpaCaseStore(database.factory(), database.transactions(), null);
        Plugins plugins = fake(Plugins.class, this::plugin);
        definitions = new Definitions(plugins, serving(), clock);
        Directory directory = fake(Directory.class, this::directory);
        UploadStore files = new JdbcUploadStore(database.transactions(), null);
        waiting = new JpaTaskStore(database.factory(), database.transactions(), null);
        counts = new JpaCountStore(database.factory(), database.transactions(), null);
        PaperRegister register = fake(PaperRegister.class, this::paper);
        CaseRecorder recorder = new CaseRecorder(store, files, ledger, register, new PaperOrders(directory), plugins);
        CaseNumbers numbers = new CaseNumbers(
                new RowNumberSeries(database.transactions(), null, clock),
                new RowSupervisionCodes(database.transactions(), null));
        MigrationStore choices = new MigrationStore(database.factory(), database.transactions(), null);
        migrations = new Migrations(database.transactions(), choices, clock);
        migrations.catalog = fake(Catalog.class, this::catalog);
        Mover mover = new Mover(definitions);
        Claims claims = new Claims(database.transactions(), store, waiting, definitions, ledger, clock);
        runner = new CommandRunner(
                database.transactions(),
                store,
                recorder,
                definitions,
                numbers,
                new CircumstancesReader(directory),
                mover,
                migrations,
                claims,
                clock);
        RulesChangeStore applied = new RulesChangeStore(database.factory(), database.transactions(), null);
        calendar = history -> new CalendarWorker(
                database.transactions(),
                store,
                applied,
                recorder,
                runner,
                definitions,
                numbers,
                history,
                ledger,
                clock);
        CaseMoves moves = new CaseMoves(
                database.transactions(), store, recorder, runner, definitions, numbers, mover, migrations, clock);
        migrationWorker = new MigrationWorker(database.transactions(), store, runner, moves, migrations);
        moving = new MigrationService(
                database.transactions(), store, definitions, mover, moves, migrations, migrationWorker, clock);
        taskRunner = new AutomaticTaskRunner(
                database.transactions(),
                store,
                waiting,
                runner,
                definitions,
                plugins,
                fake(Incidents.class, this::incident),
                clock);
        tasks = new AutomaticTaskWorker(database.transactions(), waiting, taskRunner, Office::inThreadOfItsOwn, clock);
        consequences = new ConsequenceWorker(database.transactions(), store, runner, clock);
        parking = new ParkingWorker(database.transactions(), store, runner, plugins, ledger, tasks);
        uploads = new Uploads(database.transactions(), files, clock);
        intake = new IntakeService(
                database.transactions(),
                store,
                uploads,
                new Applications(files),
                recorder,
                runner,
                definitions,
                numbers,
                new FilingRoutes(directory, files),
                new Parties(new PartyKey(database.transactions(), null)),
                clock);
        intake.catalog = fake(Catalog.class, this::catalog);
        hanging = new Hanging(store, runner);
        hanging.catalog = intake.catalog;
        DraftStore kept = new JpaDraftStore(database.factory(), database.transactions(), null);
        housekeeping = new Housekeeping(database.transactions(), store, kept, clock);
        drafts = new DraftService(database.transactions(), kept, store, files, clock);
        handling = new HandlingService(runner, definitions, tasks, claims);
        known = new Operations(directory, files);
        operations = new OperationService(
                database.transactions(), store, waiting, runner, definitions, known, tasks, ledger, clock);
        reading = new CaseReading(
                database.transactions(), store, waiting, files, counts, known, definitions, ledger, register, clock);
    }

    private PackRegistry serving() {
        return new PackRegistry() {
            @Override
            public Optional<Pack> find(JurisdictionId jurisdiction) {
                return rules.find(jurisdiction);
            }

            @Override
            public List<Pack> all() {
                return rules.all();
            }

            @Override
            public WorkCalendar calendar(JurisdictionId jurisdiction) {
                return rules.calendar(jurisdiction);
            }
        };
    }

    private static boolean inThreadOfItsOwn(Digest plugin, Runnable work) {
        Thread thread = new Thread(work, "plug-in " + plugin.abbreviated());
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    /** The plug-in bytes of the first edition. */
    static Digest firstPlugin() {
        return SAMPLE.digest();
    }

    private Object incident(String method, Object[] arguments) {
        incidents.add((IncidentDraft) arguments[0]);
        return null;
    }

    /** Gives an officer a certificate that is valid until the end of this day. */
    void certify(Actor officer, LocalDate until) {
        certificates.put(
                officer.reference(),
                new EnforcementCertificate(
                        "ZF-" + officer.reference(),
                        officer.person().orElseThrow(),
                        "市场监管",
                        LocalDate.of(2025, 1, 1),
                        until,
                        CertificateState.VALID,
                        ""));
    }

    /** From now on nothing happens unless it is called. */
    @Override
    public void close() throws InterruptedException {
        tasks.stop();
        consequences.stop();
        parking.stop();
        housekeeping.stop();
        migrationWorker.stop();
    }

    public static Actor citizen(String id) {
        return new Actor(
                Optional.of(new PersonId(id)), id, Optional.empty(), Optional.of(CITY), Set.of(Role.CITIZEN), Set.of());
    }

    public static Actor officer(String id, String... posts) {
        Set<Post> held = new java.util.HashSet<>();
        for (String post : posts) {
            held.add(new Post(MARKET, post));
        }
        return new Actor(
                Optional.of(new PersonId(id)), id, Optional.of(MARKET), Optional.of(CITY), Set.of(Role.STAFF), held);
    }

    public static CommandKey key() {
        return new CommandKey(UUID.randomUUID().toString(), OptionalLong.empty());
    }

    public static CommandKey key(String name, long version) {
        return new CommandKey(name, OptionalLong.of(version));
    }

    private Object plugin(String method, Object[] arguments) {
        return switch (method) {
            case "content" ->
                Stream.of(NEXT, FINE, PROMISE, SAMPLE)
                        .filter(one -> one.digest().equals(arguments[0]))
                        .findFirst();
            case "list" ->
                List.of(new org.sunhall.plugins.PluginView(
                        SAMPLE.digest(),
                        new PluginId("food-licence"),
                        "1.0.0",
                        Text.same("x"),
                        CITY,
                        org.sunhall.plugins.PluginState.RUNNING,
                        now,
                        List.of(ITEM),
                        true,
                        Optional.empty()));
            case "presence" ->
                pluginPresent
                        ? PluginPresence.PRESENT
                        : PluginPresence.away(now, Text.of("插件文件已移除", "the file is gone"));
            case "require" -> {
                if (failing) {
                    throw new IllegalStateException("a fault between two bundles' writes");
                }
                if ((Boolean) arguments[2]) {
                    required.add((Digest) arguments[0]);
                } else {
                    required.remove(arguments[0]);
                }
                yield null;
            }
            case "task" ->
                pluginPresent ? Optional.of(taskOf.getOrDefault((Digest) arguments[0], task)) : Optional.empty();
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private static TaskResult number(TaskContext context) {
        return TaskResult.done(
                Map.of("licenceNumber", "JY1" + context.divisionCode() + context.number(), "validUntil", "2031-03-01"));
    }

    private final Map<String, PaperView> papers = new ConcurrentHashMap<>();

    private Object paper(String method, Object[] arguments) {
        return switch (method) {
            case "objection" -> Optional.empty();
            case "order" -> {
                PaperOrder order = (PaperOrder) arguments[0];
                PaperView view = new PaperView(
                        UUID.randomUUID().toString(),
                        order.caseId(),
                        order.kind(),
                        order.title(),
                        order.series(),
                        order.code().map(Object::toString),
                        "V" + papers.size(),
                        order.issuer(),
                        order.at(),
                        PaperState.DUE,
                        Optional.empty(),
                        false);
                papers.put(view.id(), view);
                yield view;
            }
            case "ofCase" ->
                List.copyOf(papers.values()).stream()
                        .filter(view -> view.caseId().equals(arguments[0]))
                        .toList();
            default -> throw new UnsupportedOperationException(method);
        };
    }

    /** The second edition is in force, with this for running cases. */
    void secondInForce(RunningCases choice) {
        second = choice;
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("edition", EDITION + "2").put("item", ITEM.value()).put("runningCases", choice.name());
        data.put("supersedes", EDITION + "1");
        database.transactions()
                .run(() -> migrations.on(ledger.append(
                                new StreamId("edition", EDITION + "2"),
                                Ledger.ANY,
                                Actor.system("catalog"),
                                now,
                                List.of(new EventDraft("catalog.edition-in-force", data, Map.of())))
                        .get(0)));
    }

    private Object catalog(String method, Object[] arguments) {
        EditionView first = edition(1, SAMPLE, RunningCases.FINISH_UNDER_OLD);
        Optional<EditionView> next = Optional.ofNullable(second).map(choice -> edition(2, NEXT, choice));
        return switch (method) {
            case "inForce" ->
                other((ItemCode) arguments[0]).isPresent()
                        ? Outcome.accepted(other((ItemCode) arguments[0]).get())
                        : arguments[0].equals(ITEM)
                                ? Outcome.accepted(next.orElse(first))
                                : Outcome.refused(
                                        org.sunhall.casework.CaseRejection.UNKNOWN_ITEM,
                                        Text.of("没有这个事项", "no such item"));
            case "edition" ->
                java.util.stream.Stream.concat(next.stream(), java.util.stream.Stream.of(first))
                        .filter(edition -> edition.id().equals(arguments[0]))
                        .findFirst();
            case "editions" ->
                other((ItemCode) arguments[0]).isPresent()
                        ? List.of(other((ItemCode) arguments[0]).get())
                        : next.map(edition -> List.of(edition, first)).orElse(List.of(first));
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private Optional<EditionView> other(ItemCode item) {
        return item.equals(PENALTY)
                ? Optional.of(edition(1, FINE, RunningCases.FINISH_UNDER_OLD, item))
                : item.equals(COMMITTED)
                        ? Optional.of(edition(1, PROMISE, RunningCases.FINISH_UNDER_OLD, item))
                        : Optional.empty();
    }

    private EditionView edition(int number, PluginContent plugin, RunningCases choice) {
        return edition(number, plugin, choice, ITEM);
    }

    private EditionView edition(int number, PluginContent plugin, RunningCases choice, ItemCode item) {
        return new EditionView(
                new EditionId(item + "-" + number),
                item,
                Text.of("食品经营许可", "Food licence"),
                number,
                EditionState.IN_FORCE,
                plugin.digest(),
                plugin.digest(),
                new PluginId("food-licence"),
                plugin.version(),
                MARKET,
                CITY,
                Optional.of(now),
                now,
                Optional.empty(),
                Optional.empty(),
                choice,
                Optional.empty(),
                1);
    }

    private Object directory(String method, Object[] arguments) {
        return switch (method) {
            case "organisation" ->
                arguments[0].equals(FIRE)
                        ? Optional.of(new Organisation(
                                FIRE,
                                Text.of("阳光市消防局", "Sunshine Fire Bureau"),
                                CITY,
                                Optional.empty(),
                                Set.of(),
                                "",
                                "",
                                ""))
                        : Optional.empty();
            case "certificate" -> Optional.ofNullable(certificates.get(arguments[0].toString()));
            case "standInsFor" -> List.of();
            case "byLogin" -> Optional.empty();
            case "actor" ->
                Optional.of(
                        officer(arguments[0].toString(), arguments[0].toString().split("-")[0]));
            case "person" ->
                Optional.of(new Person(
                        (PersonId) arguments[0],
                        arguments[0].toString(),
                        "某某",
                        PersonKind.CITIZEN,
                        Optional.empty(),
                        Optional.of(CITY),
                        Set.of(Role.CITIZEN),
                        Set.of(),
                        !arguments[0].toString().startsWith("unproven"),
                        true));
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private final class MovableClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    void later(int days) {
        now = now.plus(Duration.ofDays(days));
    }

    /** The next version: one step has another name. */
    private static PluginContent next() {
        byte[] jar = PluginJars.edit()
                .numbered("1.1.0")
                .replace("workflows/food-licence.bpmn", "\"Examination\"", "\"PaperReview\"")
                .put(
                        "migration/from-1.0.json",
                        "{\"item\": \"" + ITEM + "\", \"from\": [\"1.0.0\"],"
                                + " \"steps\": {\"Examination\": \"PaperReview\"},"
                                + " \"note\": {\"zh\": \"环节更名\", \"en\": \"A step has another name\"}}")
                .build();
        return read(jar);
    }

    private static PluginContent fine() {
        return read(PluginJars.edit()
                .numbered("2.0.0")
                .replaceAll("items/food-licence.json", "\"" + ITEM + "\"", "\"" + PENALTY + "\"")
                .replace("items/food-licence.json", "\"type\": \"licence\"", "\"type\": \"penalty\"")
                .replace(
                        "items/food-licence.json",
                        "\"disclosure\": {",
                        "\"legality\": {\"separate\": {\"Opinion\": [\"SiteCheck\"]},"
                                + " \"papers\": {\"Decision\": [\"extension-notice\"]}},\n\"disclosure\": {")
                .replace(
                        "workflows/food-licence.bpmn",
                        "effect=\"grant\" document=\"grant-decision\"",
                        "effect=\"penalty\" document=\"grant-decision\" negative=\"true\"")
                .replace("workflows/food-licence.bpmn", "effect=\"issue\" ", "")
                .put(
                        "discretion/fine.json",
                        "{\"key\": \"fine\", \"item\": \"" + PENALTY + "\","
                                + " \"title\": {\"zh\": \"罚款\", \"en\": \"Fines\"}, \"basis\": \"第124条\","
                                + " \"measure\": {\"title\": {\"zh\": \"罚款\", \"en\": \"Fine\"},"
                                + " \"unit\": {\"zh\": \"元\", \"en\": \"yuan\"}, \"lawful\": {\"from\": 50000, \"to\": 100000}},"
                                + " \"factors\": [{\"key\": \"value\", \"title\": {\"zh\": \"货值\", \"en\": \"Value\"},"
                                + " \"unit\": {\"zh\": \"元\", \"en\": \"yuan\"}, \"domain\": {\"from\": 0, \"to\": 10000}}],"
                                + " \"cells\": [{\"id\": \"light\", \"title\": {\"zh\": \"从轻\", \"en\": \"Light\"},"
                                + " \"when\": {\"value\": {\"from\": 0, \"to\": 3000}}, \"range\": {\"from\": 50000, \"to\": 65000},"
                                + " \"text\": {\"zh\": \"五万至六万五千元\", \"en\": \"50 000 to 65 000\"}},"
                                + " {\"id\": \"heavy\", \"title\": {\"zh\": \"从重\", \"en\": \"Heavy\"},"
                                + " \"when\": {\"value\": {\"from\": 3000, \"to\": 10000}}, \"range\": {\"from\": 65000, \"to\": 100000},"
                                + " \"text\": {\"zh\": \"六万五千至十万元\", \"en\": \"65 000 to 100 000\"}}]}")
                .build());
    }

    private static PluginContent promise() {
        return read(PluginJars.edit()
                .numbered("3.0.0")
                .replaceAll("items/food-licence.json", "\"" + ITEM + "\"", "\"" + COMMITTED + "\"")
                .replace(
                        "items/food-licence.json",
                        "\"disclosure\": {",
                        "\"commitment\": {\"check\": \"60d\", \"basis\": \"国办发〔2020〕42号\"},\n\"disclosure\": {")
                .build());
    }

    private static PluginContent sample() {
        return read(sampleJar());
    }

    private static PluginContent read(byte[] jar) {
        return PluginReader.read(jar)
                .content()
                .orElseThrow(() -> new IllegalStateException(
                        PluginReader.read(jar).findings().toString()));
    }

    private static byte[] sampleJar() {
        try {
            Path place = Path.of(Class.forName("cn.sunshine.market.food.LicenceNumberTask")
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(place) ? zip(place) : Files.readAllBytes(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zip(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            found.filter(Files::isRegularFile).forEach(files::add);
        }
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Path file : files) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
        return bytes.toByteArray();
    }
}
