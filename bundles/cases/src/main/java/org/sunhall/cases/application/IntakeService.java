package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sunhall.cases.api.CaseIntake;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.CommandKey;
import org.sunhall.cases.application.CommandRunner.Order;
import org.sunhall.cases.application.FilingRoutes.Way;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.Application;
import org.sunhall.casework.Application.Route;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseMachine;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.Stage;
import org.sunhall.catalog.api.Catalog;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.checker.FormParty;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;

/** What an applicant does. */
@Component(service = CaseIntake.class)
public final class IntakeService implements CaseIntake {

    private final Transactions transactions;
    private final CaseStore store;
    private final Uploads uploads;
    private final Applications applications;
    private final CaseRecorder recorder;
    private final CommandRunner runner;
    private final Definitions definitions;
    private final CaseNumbers numbers;
    private final FilingRoutes routes;
    private final Parties parties;
    private final Clock clock;
    private final Receipts receipts = new Receipts();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Catalog catalog;

    /** Takes its collaborators. */
    @Activate
    public IntakeService(
            @Reference Transactions transactions,
            @Reference CaseStore store,
            @Reference Uploads uploads,
            @Reference Applications applications,
            @Reference CaseRecorder recorder,
            @Reference CommandRunner runner,
            @Reference Definitions definitions,
            @Reference CaseNumbers numbers,
            @Reference FilingRoutes routes,
            @Reference Parties parties,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.uploads = uploads;
        this.applications = applications;
        this.recorder = recorder;
        this.runner = runner;
        this.definitions = definitions;
        this.numbers = numbers;
        this.routes = routes;
        this.parties = parties;
        this.clock = clock;
    }

    @Override
    public Outcome<UploadView> upload(Actor actor, String name, InputStream content) {
        Optional<Rejection> refusal = routes.mayNotFile(actor);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return uploads.take(actor, name, content);
    }

    @Override
    public Outcome<CaseSummary> submit(
            Actor actor, String key, ItemCode item, ObjectNode form, Map<String, List<String>> materials) {
        return file(actor, key, new Filing(item, form, materials, Optional.empty(), Optional.empty(), false));
    }

    @Override
    public Outcome<CaseSummary> file(Actor actor, String key, Filing filing) {
        Optional<Rejection> refusal = routes.mayNotFile(actor);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        String commandId = Digest.of(actor.reference() + "\n" + key).hex();
        Digest fingerprint = fingerprint(filing);
        return runner.raced(() -> transactions.call(() -> {
                    Optional<CaseStore.DoneCommand> done = store.command(commandId);
                    if (done.isPresent()) {
                        return runner.repeated(done.get(), fingerprint);
                    }
                    Instant now = clock.instant();
                    Outcome<StoredCase> filed = inForce(filing.item(), now)
                            .then(edition -> definitions.of(edition).then(definition -> routes.of(
                                            actor, filing, definition)
                                    .then(way -> file(actor, way, filing, edition, definition, now))));
                    filed.asOptional()
                            .ifPresent(stored -> store.remember(
                                    commandId, fingerprint, stored.state().id(), now));
                    return filed;
                }))
                .map(Views::summary);
    }

    private static Digest fingerprint(Filing filing) {
        return Digest.of("submit\n" + filing.item() + "\n" + filing.form() + "\n"
                + new TreeMap<>(filing.materials()) + "\n" + filing.onBehalfOf() + filing.actAt()
                + filing.commitment() + filing.authority() + filing.parties() + new TreeMap<>(filing.originals()));
    }

    private Outcome<StoredCase> file(
            Actor actor, Way way, Filing filing, EditionView edition, RunningDefinition definition, Instant now) {
        return applications
                .checked(way.owners(), definition, filing.form(), filing.materials())
                .then(pruned -> applications
                        .originals(way.route(), definition, filing.originals())
                        .then(originals -> parties.of(
                                        way.route(),
                                        pruned,
                                        Parties.with(filing.parties(), FormParty.of(definition.item(), pruned)),
                                        way.applicant())
                                .then(known -> CaseMachine.submit(
                                        application(way, filing, definition, pruned, originals, known),
                                        definition.cases(),
                                        now,
                                        numbers.of(definition, now)))))
                .then(decision -> recorder.objection(definition, decision, now)
                        .map(Outcome::<StoredCase>refused)
                        .orElseGet(
                                () -> Outcome.accepted(recorder.recordNew(actor, edition, definition, decision, now))));
    }

    private Application application(
            Way way,
            Filing filing,
            RunningDefinition definition,
            ObjectNode form,
            Map<String, String> originals,
            Parties.Known known) {
        Map<String, String> personal = new HashMap<>(definition.personal(form));
        personal.putAll(known.personal());
        Map<String, List<String>> materials = new HashMap<>(filing.materials());
        if (way.agent().isPresent()) {
            filing.authority().ifPresent(paper -> materials.put(Parties.AUTHORITY, List.of(paper)));
        }
        return new Application(
                new CaseId(UUID.randomUUID().toString()),
                receipts.next(),
                way.applicant(),
                definition.applicantKind(form),
                form,
                materials,
                personal,
                way.route(),
                way.enteredBy(),
                known.parties(),
                filing.actAt(),
                filing.commitment(),
                originals,
                way.agent());
    }

    @Override
    public Outcome<CaseSummary> supply(
            Actor actor,
            CommandKey key,
            CaseId id,
            ObjectNode form,
            Map<String, List<String>> materials,
            Map<String, String> originals) {
        return runner.run(
                        actor,
                        key,
                        id,
                        new Order(
                                "supply",
                                "",
                                form + "\n" + new TreeMap<>(materials) + new TreeMap<>(originals),
                                stored -> Access.mayNotSupply(actor, stored, window(stored)),
                                stored -> supplied(actor, stored, form, materials, originals)))
                .map(Views::summary);
    }

    /** What is supplied is looked at only when something was asked for; else the decision refuses it as it is. */
    private Outcome<CaseCommand> supplied(
            Actor actor,
            StoredCase stored,
            ObjectNode form,
            Map<String, List<String>> materials,
            Map<String, String> originals) {
        if (stored.state().stage() != Stage.SUPPLEMENTING) {
            return Outcome.accepted(new CaseCommand.Supply(form, materials));
        }
        RunningDefinition definition = definitions.of(stored);
        boolean own = Access.isApplicant(actor, stored);
        Route route = own ? Route.ONLINE : Route.COUNTER;
        Set<String> owners = new HashSet<>(
                List.of(actor.reference(), stored.state().applicant().value()));
        stored.state().agent().ifPresent(agent -> owners.add(agent.value()));
        return applications.checked(owners, definition, form, materials).then(pruned -> applications
                .originals(route, definition, originals)
                .map(noted -> new CaseCommand.Supply(
                        pruned,
                        withAuthority(stored, materials),
                        route,
                        own ? Optional.empty() : Optional.of(actor.reference()),
                        noted)));
    }

    /** An agent's authority paper stays with the case, whatever is supplied. */
    private static Map<String, List<String>> withAuthority(StoredCase stored, Map<String, List<String>> materials) {
        List<String> authority = stored.state().materials().getOrDefault(Parties.AUTHORITY, List.of());
        if (authority.isEmpty()) {
            return materials;
        }
        Map<String, List<String>> all = new HashMap<>(materials);
        all.put(Parties.AUTHORITY, authority);
        return all;
    }

    /** The post that takes applications of this case in. */
    private Post window(StoredCase stored) {
        return FilingRoutes.window(definitions.of(stored), stored.state().form());
    }

    @Override
    public Outcome<CaseSummary> withdraw(Actor actor, CommandKey key, CaseId id, String reason) {
        return runner.run(
                        actor,
                        key,
                        id,
                        new Order(
                                "withdraw",
                                "",
                                String.valueOf(reason),
                                stored -> Access.mayNotActAsApplicant(actor, stored),
                                stored -> Outcome.accepted(new CaseCommand.Withdraw(reason))))
                .map(Views::summary);
    }

    private Outcome<EditionView> inForce(ItemCode item, Instant now) {
        Catalog present = catalog;
        if (present == null) {
            return Outcome.refused(
                    CaseRejection.CATALOG_ABSENT,
                    Text.of(
                            "事项目录功能暂时停用,现在不能提出新的申请;已有办件照常办理。",
                            "The catalog of items is switched off at present: nothing new can be applied for; running cases go on."));
        }
        return present.inForce(item, now);
    }
}
