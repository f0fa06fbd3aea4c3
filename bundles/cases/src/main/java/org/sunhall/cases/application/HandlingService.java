package org.sunhall.cases.application;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.CaseHandling;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.CommandKey;
import org.sunhall.cases.api.TaskView;
import org.sunhall.cases.application.CommandRunner.Order;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.MissingThing;
import org.sunhall.clocks.Limit;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/** What officers do at their posts. */
@Component(service = CaseHandling.class)
public final class HandlingService implements CaseHandling {

    private final CommandRunner runner;
    private final Definitions definitions;
    private final AutomaticTaskWorker worker;
    private final Claims claims;

    /** Takes its collaborators. */
    @Activate
    public HandlingService(
            @Reference CommandRunner runner,
            @Reference Definitions definitions,
            @Reference AutomaticTaskWorker worker,
            @Reference Claims claims) {
        this.runner = runner;
        this.definitions = definitions;
        this.worker = worker;
        this.claims = claims;
    }

    @Override
    public Outcome<CaseSummary> completeStep(Actor actor, CommandKey key, CaseId id, StepReport report) {
        List<MissingThing> missing = report.missing().stream()
                .map(thing -> new MissingThing(thing.what(), thing.note()))
                .toList();
        Outcome<CaseSummary> outcome = runner.run(
                        actor,
                        key,
                        id,
                        new Order(
                                "complete-step",
                                report.task(),
                                report.toString(),
                                stored -> Access.mayNotHandle(actor, stored, report.task()),
                                stored -> Outcome.accepted(new CaseCommand.CompleteStep(
                                        report.task(),
                                        actor.reference(),
                                        report.outcome(),
                                        report.opinion(),
                                        report.reasons(),
                                        missing,
                                        report.findings(),
                                        report.actAt()))))
                .map(Views::summary);
        worker.wake();
        return outcome;
    }

    @Override
    public Outcome<CaseSummary> requestExtension(Actor actor, CommandKey key, CaseId id, String by, String reason) {
        Optional<Limit> limit = Limit.tryParse(by);
        if (limit.isEmpty()) {
            return Outcome.refused(
                    CaseRejection.EXTENSION_TOO_LONG,
                    Text.of(
                            "延长时间写作如 5wd(5个工作日)、10d(10日)。",
                            "Write the extension as 5wd (working days) or 10d (days)."));
        }
        return runner.run(
                        actor,
                        key,
                        id,
                        new Order(
                                "request-extension",
                                "",
                                by + "\n" + reason,
                                stored -> Access.mayNotHandleAny(actor, stored),
                                stored -> Outcome.accepted(
                                        new CaseCommand.RequestExtension(limit.get(), reason, actor.reference()))))
                .map(Views::summary);
    }

    @Override
    public Outcome<CaseSummary> decideExtension(
            Actor actor, CommandKey key, CaseId id, boolean approved, String reason) {
        return runner.run(
                        actor,
                        key,
                        id,
                        new Order(
                                "decide-extension",
                                "",
                                approved + "\n" + reason,
                                stored -> Access.mayNotHold(
                                        actor,
                                        stored,
                                        definitions.of(stored).cases().extensionPost()),
                                stored -> Outcome.accepted(
                                        new CaseCommand.DecideExtension(approved, reason, actor.reference()))))
                .map(Views::summary);
    }

    @Override
    public Outcome<TaskView> claim(Actor actor, CaseId id, String task) {
        return claims.claim(actor, id, task);
    }

    @Override
    public Outcome<TaskView> release(Actor actor, CaseId id, String task) {
        return claims.release(actor, id, task);
    }
}
