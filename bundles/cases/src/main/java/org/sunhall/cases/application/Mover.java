package org.sunhall.cases.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseEvent;
import org.sunhall.casework.CaseMigration;
import org.sunhall.casework.CaseMigration.StepMapping;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.Decision;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.checker.MigrationPlan;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;

/** Says what a case becomes under another edition, by the steps the new plug-in's migration file names. Writes nothing. */
@Component(service = Mover.class)
public final class Mover {

    private final Definitions definitions;

    /** Takes the editions' definitions. */
    @Activate
    public Mover(@Reference Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * A case under its new edition.
     *
     * @param decision   the events and the state
     * @param definition by which it runs from now on
     * @param plugin     the plug-in bytes of that edition
     */
    record Moved(Decision decision, RunningDefinition definition, Digest plugin) {}

    /** The case as it would be under this edition, or why it cannot be. */
    Outcome<Moved> move(CaseState state, RunningDefinition from, EditionView edition, Instant now) {
        RunningDefinition to = definitions.of(edition.plugin(), edition.item(), edition.id());
        String version = from.content().descriptor().version();
        Optional<MigrationPlan> plan = to.content().migration(edition.item(), version);
        StepMapping mapping = new StepMapping(
                plan.map(MigrationPlan::steps).orElse(Map.of()),
                plan.map(MigrationPlan::facts).orElse(Map.of()));
        return CaseMigration.plan(state, from.cases(), to.cases(), mapping, now)
                .map(decision -> new Moved(decision, to, edition.plugin()));
    }

    /** The case as it was before its last move, or why it cannot go back. */
    Outcome<Moved> back(StoredCase stored, Function<EditionId, Optional<EditionView>> editions, Instant now) {
        return CaseMigration.undo(stored.state(), definitions.of(stored).cases(), now)
                .then(decision -> editions.apply(decision.state().edition())
                        .map(former -> Outcome.accepted(new Moved(
                                decision,
                                definitions.of(former.plugin(), former.item(), former.id()),
                                former.plugin())))
                        .orElseGet(() -> Outcome.refused(Rejection.of(ServiceRejection.UNKNOWN_EDITION))));
    }

    /** One decision after the other, as one. */
    static Decision joined(Decision first, Decision second) {
        List<CaseEvent> events = new ArrayList<>(first.events());
        events.addAll(second.events());
        List<String> papers = new ArrayList<>(first.papers());
        papers.addAll(second.papers());
        return new Decision(second.state(), events, papers);
    }
}
