package org.sunhall.catalog.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.ChangeKind;

/**
 * A change of the catalog on its way through those who must agree (K-04): of an edition, or of an item's standing. Immutable;
 * each step gives the next state, the clocks of its stages go with it.
 *
 * @param id           its id
 * @param kind         what is asked
 * @param item         the item; for a batch of items the batch's id
 * @param itemName     its name
 * @param edition      the edition under review; empty when the item's standing is meant
 * @param jurisdiction whose pack says the route
 * @param org          who exercises the item
 * @param applicant    who asked: a person's id, or a part of the platform
 * @param reason       the written application
 * @param terms        what else was asked, for example until when an item shall be exempt
 * @param openedAt     when
 * @param state        how it stands
 * @param stages       in order; never empty
 * @param version      counts its changes from 1
 */
public record Proceeding(
        String id,
        ChangeKind kind,
        ItemCode item,
        Text itemName,
        Optional<EditionId> edition,
        JurisdictionId jurisdiction,
        OrgId org,
        String applicant,
        String reason,
        Asked terms,
        Instant openedAt,
        ProceedingState state,
        List<Stage> stages,
        long version) {

    /**
     * What an application asks for beside its kind.
     *
     * @param until     for an exemption: when it ends
     * @param exemption for an exemption: its class
     * @param used      for hanging: how many cases were filed in the years the pack looks at
     * @param batch     the import whose items are asked for, all at once
     */
    public record Asked(
            Optional<Instant> until, Optional<String> exemption, Optional<Long> used, Optional<String> batch) {
        /** Nothing beside its kind. */
        public static final Asked NOTHING = new Asked(Optional.empty(), Optional.empty(), Optional.empty());

        /** What concerns one item. */
        public Asked(Optional<Instant> until, Optional<String> exemption, Optional<Long> used) {
            this(until, exemption, used, Optional.empty());
        }

        /** The items of an import. */
        public static Asked batch(String id) {
            return new Asked(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(id));
        }
    }

    public Proceeding {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(edition, "edition");
        stages = List.copyOf(stages);
        if (stages.stream().noneMatch(stage -> stage.act().mustAgree())) {
            throw new IllegalArgumentException("a proceeding has a stage that must agree");
        }
    }

    /** The same, its first stages open since it was opened. */
    public Proceeding started() {
        return with(state, openNext(stages, openedAt), version);
    }

    /** The stages that can speak now: of the lowest rank that has not agreed; once all have, those that file. */
    public List<Stage> open() {
        if (state == ProceedingState.REJECTED) {
            return List.of();
        }
        return open(stages);
    }

    private static List<Stage> open(List<Stage> stages) {
        List<Stage> waiting = stages.stream()
                .filter(stage -> stage.act().mustAgree() && stage.opinion().isEmpty())
                .toList();
        if (waiting.isEmpty()) {
            return stages.stream()
                    .filter(stage -> !stage.act().mustAgree() && stage.opinion().isEmpty())
                    .toList();
        }
        int rank = waiting.stream().mapToInt(Stage::rank).min().orElseThrow();
        return waiting.stream().filter(stage -> stage.rank() == rank).toList();
    }

    /**
     * What follows when an open stage speaks: a refusal ends all, the last agreement approves, any other opens the next rank.
     *
     * @throws IllegalArgumentException when the stage is not open
     */
    public Proceeding said(Stage stage, Opinion opinion) {
        if (open().stream().noneMatch(stage::equals)) {
            throw new IllegalArgumentException(stage.id() + " is not open");
        }
        List<Stage> next = replaced(stages, stage.id(), each -> each.said(opinion));
        if (stage.act().mustAgree() && !opinion.agrees()) {
            List<Stage> closed = next.stream()
                    .map(each -> each.closed(opinion.at(), "rejected"))
                    .toList();
            return with(ProceedingState.REJECTED, closed, version + 1);
        }
        boolean approved = next.stream().filter(each -> each.act().mustAgree()).allMatch(Stage::hasAgreed);
        return with(
                approved ? ProceedingState.APPROVED : ProceedingState.OPEN, openNext(next, opinion.at()), version + 1);
    }

    private static List<Stage> openNext(List<Stage> stages, Instant at) {
        List<Stage> next = stages;
        for (Stage stage : open(stages)) {
            next = replaced(next, stage.id(), each -> each.opened(at));
        }
        return next;
    }

    private static List<Stage> replaced(List<Stage> stages, String id, UnaryOperator<Stage> by) {
        return stages.stream()
                .map(stage -> stage.id().equals(id) ? by.apply(stage) : stage)
                .toList();
    }

    /** The clocks of this state that the one before did not have like that. */
    public List<StageClock> clocksSince(Optional<Proceeding> before) {
        List<StageClock> changed = new ArrayList<>();
        for (Stage stage : stages) {
            Optional<StatutoryClock> was =
                    before.flatMap(other -> other.stage(stage.id())).flatMap(Stage::clock);
            stage.clock()
                    .filter(clock -> was.filter(clock::equals).isEmpty())
                    .ifPresent(clock -> changed.add(new StageClock(stage, clock)));
        }
        return changed;
    }

    /** A stage with its clock. */
    public record StageClock(Stage stage, StatutoryClock clock) {}

    /** The stage with this id. */
    public Optional<Stage> stage(String stageId) {
        return stages.stream().filter(stage -> stage.id().equals(stageId)).findFirst();
    }

    private Proceeding with(ProceedingState next, List<Stage> changed, long newVersion) {
        return new Proceeding(
                id,
                kind,
                item,
                itemName,
                edition,
                jurisdiction,
                org,
                applicant,
                reason,
                terms,
                openedAt,
                next,
                changed,
                newVersion);
    }
}
