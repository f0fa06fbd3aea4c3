package org.sunhall.cases.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/**
 * What a new edition does to the cases that run under older ones. The reviewer chose it when approving; here it can be seen
 * beforehand for every case, be done for those that wait, and be undone case by case before the next step.
 */
@ProviderType
public interface CaseMigrations {

    /** A page of running cases of older editions, each with what would become of it. Changes nothing. */
    Outcome<Plan> plan(Actor actor, EditionId edition, Optional<CaseId> after, int limit);

    /** Moves all that can be moved, in the background; the plan shows what is left. */
    Outcome<Plan> run(Actor actor, EditionId edition);

    /** Moves one case now; where it was stopped for the new edition, it goes on under it. */
    Outcome<CaseSummary> move(Actor actor, EditionId edition, CaseId id);

    /** Takes one case back to the edition it came from; only before its next step. */
    Outcome<CaseSummary> undo(Actor actor, EditionId edition, CaseId id);

    /** Lets one case that was stopped for the new edition go on under the old one. */
    Outcome<CaseSummary> keep(Actor actor, EditionId edition, CaseId id);

    /**
     * What becomes of running cases.
     *
     * @param choice what the reviewer chose, for example {@code MOVE_AT_NEXT_STEP}
     * @param state  WAITING, RUNNING or DONE
     * @param cases  a page of cases
     * @param next   where the next page goes on
     */
    record Plan(
            EditionId edition,
            String choice,
            Text choiceTitle,
            String state,
            List<Fate> cases,
            Optional<CaseId> next) {}

    /**
     * What becomes of one case.
     *
     * @param from   the edition it runs under
     * @param movable whether it can move
     * @param steps  the steps it will stand at, or stands at when it cannot move
     * @param why    why it cannot move
     */
    record Fate(
            CaseId caseId, String reference, EditionId from, boolean movable, List<String> steps, Optional<Text> why) {}
}
