package org.sunhall.catalog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.ItemStanding;
import org.sunhall.catalog.api.ItemView;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.catalog.application.EditionReview;
import org.sunhall.checker.difference.Change;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Text;
import org.sunhall.workflow.Step;
import org.sunhall.workflow.StepOrganisation;

/** What goes over the wire. */
final class CatalogJson {

    private CatalogJson() {}

    /** An item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String code,
            Text name,
            String type,
            String powerSubject,
            String implementingSubject,
            String jurisdiction,
            ItemStanding standing,
            Edition inForce,
            Edition pending,
            ObjectNode disclosure) {

        static Item of(ItemView view, boolean internal) {
            return new Item(
                    view.code().value(),
                    view.name(),
                    view.type(),
                    view.powerSubject().value(),
                    view.implementingSubject().value(),
                    view.jurisdiction().value(),
                    view.standing(),
                    view.inForce().map(edition -> Edition.of(edition, internal)).orElse(null),
                    view.pending().map(edition -> Edition.of(edition, internal)).orElse(null),
                    view.disclosure());
        }
    }

    /** An edition; who reviewed it and how is for officials. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Edition(
            String id,
            String item,
            Text itemName,
            int number,
            String state,
            String digest,
            String plugin,
            String pluginId,
            String pluginVersion,
            boolean online,
            String implementingSubject,
            String jurisdiction,
            Instant effectiveFrom,
            Instant proposedAt,
            String reviewedBy,
            String reviewReasons,
            String runningCases,
            Instant effectiveUntil,
            long version,
            Review review) {

        static Edition of(EditionView view, boolean internal) {
            return of(view, internal, null);
        }

        static Edition of(EditionView view, boolean internal, Review review) {
            return new Edition(
                    view.id().value(),
                    view.item().value(),
                    view.itemName(),
                    view.number(),
                    view.state().name(),
                    view.digest().hex(),
                    view.plugin().hex(),
                    view.pluginId().value(),
                    view.pluginVersion(),
                    view.isOnline(),
                    view.implementingSubject().value(),
                    view.jurisdiction().value(),
                    view.effectiveFrom().orElse(null),
                    view.proposedAt(),
                    internal ? view.reviewedBy().orElse(null) : null,
                    internal ? view.reviewReasons().orElse(null) : null,
                    view.runningCases().name(),
                    view.effectiveUntil().orElse(null),
                    view.version(),
                    review);
        }
    }

    /** What a reviewer looks at. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Review(
            String against,
            boolean intact,
            ObjectNode item,
            List<StepJson> steps,
            List<Change> changes,
            Flows flows,
            List<ProceedingJson> proceedings) {

        /** The two flow charts as BPMN, to be shown side by side. */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Flows(String before, String after) {}

        static Review of(CatalogDesk desk, Actor reader, EditionView edition) {
            return of(
                    desk.review(edition),
                    desk.reviewsOf(edition).stream()
                            .map(proceeding -> ProceedingJson.of(desk, reader, proceeding))
                            .toList());
        }

        static Review of(EditionReview review, List<ProceedingJson> proceedings) {
            return new Review(
                    review.against().map(EditionId::value).orElse(null),
                    review.intact(),
                    review.item(),
                    review.steps().stream().map(StepJson::of).toList(),
                    review.changes(),
                    new Flows(
                            review.flowBefore().orElse(null), review.flowAfter().orElse(null)),
                    proceedings);
        }
    }

    /** A step of the flow. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record StepJson(
            String id,
            Text title,
            String post,
            String organisation,
            String limit,
            int handlers,
            String task,
            List<OutcomeJson> outcomes) {

        static StepJson of(Step step) {
            return new StepJson(
                    step.id(),
                    step.title(),
                    step.post(),
                    step.organisation().map(StepOrganisation::text).orElse(null),
                    step.handlingLimit().orElse(null),
                    step.handlers(),
                    step.task().orElse(null),
                    step.outcomes().stream()
                            .map(outcome -> new OutcomeJson(
                                    outcome.name(),
                                    outcome.label(),
                                    outcome.effect().orElse(null),
                                    outcome.documents(),
                                    outcome.negative()))
                            .toList());
        }
    }

    /** One way in which it can end. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record OutcomeJson(String name, Text label, String effect, List<String> documents, boolean negative) {}

    /** The legal office agrees with what has this digest. */
    record ApprovalRequest(String digest, String opinion, String runningCases) {}

    /** The legal office does not agree. */
    record RejectionRequest(String reasons) {}

    /** Makes it public; without a date it takes effect at once. */
    record PublicationRequest(Instant effectiveFrom, Instant effectiveUntil) {}

    /** What was mended since the rejection. */
    record ResubmissionRequest(String reason) {}

    /** New values of static fields. */
    record CorrectionRequest(ObjectNode fields, String reason) {}
}
