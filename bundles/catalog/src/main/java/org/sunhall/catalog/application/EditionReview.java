package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.model.CatalogEntry;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.difference.Change;
import org.sunhall.checker.difference.EditionDifference;
import org.sunhall.kernel.EditionId;
import org.sunhall.workflow.Step;

/**
 * What a reviewer looks at.
 *
 * @param against    the edition in force that it is compared with
 * @param intact     whether what is stored is what the digest stands for; else it cannot be approved
 * @param item       the item's file as written
 * @param steps      its flow's steps in the order of the file
 * @param changes    the differences to the edition in force; everything, when none is
 * @param flowBefore the flow chart of the edition in force as BPMN
 * @param flowAfter  its own
 */
public record EditionReview(
        Optional<EditionId> against,
        boolean intact,
        ObjectNode item,
        List<Step> steps,
        List<Change> changes,
        Optional<String> flowBefore,
        Optional<String> flowAfter) {

    /** An entry of the catalog: what it says. */
    static EditionReview of(Definitions definitions, EditionView edition) {
        return new EditionReview(
                Optional.empty(),
                definitions.isIntact(edition),
                written(definitions, edition),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Two editions of which one at least is an entry of the catalog: compared by what they say. */
    static EditionReview between(Definitions definitions, EditionView before, EditionView after) {
        ObjectNode was = disclosed(definitions, before);
        ObjectNode is = disclosed(definitions, after);
        List<Change> changes = EditionDifference.between(was, is);
        return new EditionReview(
                Optional.of(before.id()),
                definitions.isIntact(after),
                written(definitions, after),
                List.of(),
                changes,
                Optional.empty(),
                Optional.empty());
    }

    private static ObjectNode disclosed(Definitions definitions, EditionView edition) {
        return definitions.disclosure(edition).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static ObjectNode written(Definitions definitions, EditionView edition) {
        return definitions
                .entry(edition)
                .map(CatalogEntry::json)
                .or(() -> definitions.item(edition).map(item -> item.raw().deepCopy()))
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    static EditionReview of(Definitions definitions, EditionView edition, Optional<EditionView> against) {
        Optional<PluginContent> content = definitions.content(edition.plugin());
        Optional<ItemDefinition> item = content.flatMap(some -> some.item(edition.item()));
        if (item.isEmpty()) {
            return new EditionReview(
                    against.map(EditionView::id),
                    false,
                    JsonNodeFactory.instance.objectNode(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }
        Optional<PluginContent> before = against.flatMap(other -> definitions.content(other.plugin()))
                .filter(some -> some.item(edition.item()).isPresent());
        return new EditionReview(
                against.map(EditionView::id),
                definitions.isIntact(edition),
                item.get().raw().deepCopy(),
                content.get().flow(item.get()).steps(),
                EditionDifference.between(before, content.get(), edition.item()),
                before.flatMap(some -> flow(some, edition)),
                flow(content.get(), edition));
    }

    private static Optional<String> flow(PluginContent content, EditionView edition) {
        return content.item(edition.item())
                .flatMap(item -> content.file(PluginContent.ROOT + "workflows/" + item.flow()))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
