package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
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
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseMachine;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.Stage;
import org.sunhall.catalog.api.Catalog;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
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
                + filing.commitment());
    }

    private Outcome<StoredCase> file(
            Actor actor, Way way, Filing filing, EditionView edition, RunningDefinition definition, Instant now) {
        return applications
                .checked(way.owners(), definition, filing.form(), filing.materials())
                .then(pruned -> CaseMachine.submit(
                        new Application(
                                new CaseId(UUID.randomUUID().toString()),
                                receipts.next(),
                                way.applicant(),
                                definition.applicantKind(pruned),
                                pruned,
                                filing.materials(),
                                definition.personal(pruned),
                                way.route(),
                                way.enteredBy(),
                                List.of(),
                                filing.actAt(),
                                filing.commitment()),
                        definition.cases(),
                        now,
                        numbers.of(definition, now)))
                .then(decision -> recorder.objection(definition, decision, now)
                        .map(Outcome::<StoredCase>refused)
                        .orElseGet(
                                () -> Outcome.accepted(recorder.recordNew(actor, edition, definition, decision, now))));
    }

    @Override
    public Outcome<CaseSummary> supply(
            Actor actor, CommandKey key, CaseId id, ObjectNode form, Map<String, List<String>> materials) {
        return runner.run(
                        actor,
                        key,
                        id,
                        new Order(
                                "supply",
                                "",
                                form + "\n" + new TreeMap<>(materials),
                                stored -> Access.mayNotActAsApplicant(actor, stored),
                                stored -> supplied(actor, stored, form, materials)))
                .map(Views::summary);
    }

    /** What is supplied is looked at only when something was asked for; else the decision refuses it as it is. */
    private Outcome<CaseCommand> supplied(
            Actor actor, StoredCase stored, ObjectNode form, Map<String, List<String>> materials) {
        if (stored.state().stage() != Stage.SUPPLEMENTING) {
            return Outcome.accepted(new CaseCommand.Supply(form, materials));
        }
        return applications
                .checked(Set.of(actor.reference()), definitions.of(stored), form, materials)
                .map(pruned -> new CaseCommand.Supply(pruned, materials));
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
