package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.model.Edition;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.IncidentDraft;
import org.sunhall.plugins.IncidentKind;
import org.sunhall.plugins.Incidents;

/**
 * Whether an edition is still what was approved. What was approved stands in the ledger, where nobody changes it unseen: the
 * catalog's row is compared with it, and the stored bytes. A changed row is passed over as long as the approved bytes are there;
 * what nobody approved, or what is no longer there as approved, takes no case. Either way an incident is reported, once until it is sound again.
 */
final class Integrity {

    private final Ledger ledger;
    private final Definitions definitions;
    private final Map<EditionId, Approved> approved = new ConcurrentHashMap<>();
    /** What was last reported of an edition, by kind and edition. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    private final Queue<IncidentDraft> waiting = new ConcurrentLinkedQueue<>();

    private record Approved(Digest digest, Digest plugin) {}

    Integrity(Ledger ledger, Definitions definitions) {
        this.ledger = ledger;
        this.definitions = definitions;
    }

    /** The edition as it was approved; refused when that cannot be had any more. */
    Outcome<Edition> asApproved(Edition edition) {
        EditionView row = edition.view();
        Optional<Approved> word = approved(row.id());
        if (word.isEmpty()) {
            report(
                    IncidentKind.DEFINITION_CHANGED,
                    row,
                    row.plugin(),
                    Text.of("版本{0}没有审核通过的记录,已停止使用。", "Edition {0} was never approved; it is not used.")
                            .with(row.id()));
            return refused(row);
        }
        boolean same =
                word.get().digest().equals(row.digest()) && word.get().plugin().equals(row.plugin());
        if (same) {
            known.remove(fault(IncidentKind.DEFINITION_CHANGED, row));
        } else {
            report(
                    IncidentKind.DEFINITION_CHANGED,
                    row,
                    word.get().plugin(),
                    Text.of(
                                    "版本{0}的登记内容在审核后被更改,平台按审核通过的内容运行。",
                                    "The record of edition {0} was changed after approval; what was approved goes on.")
                            .with(row.id()));
        }
        Edition good =
                same ? edition : edition.as(word.get().digest(), word.get().plugin());
        if (definitions.isIntact(good.view())) {
            known.remove(fault(IncidentKind.STORED_BYTES_CHANGED, row));
            return Outcome.accepted(good);
        }
        report(
                IncidentKind.STORED_BYTES_CHANGED,
                row,
                word.get().plugin(),
                Text.of(
                                "版本{0}存储的内容不再是审核通过的内容,已停止受理。",
                                "What is stored for edition {0} is no longer what was approved; it takes no case.")
                        .with(row.id()));
        return refused(row);
    }

    private static Outcome<Edition> refused(EditionView edition) {
        return Outcome.refused(
                CatalogRejection.CONTENT_CHANGED,
                Text.of(
                                "「{0}」的内容在审核后发生变化,暂不能办理,已报告运行管理人员。",
                                "“{0}” is not what was approved; it cannot be applied for now. The operators know.")
                        .with(edition.itemName()));
    }

    private Optional<Approved> approved(EditionId id) {
        Approved cached = approved.get(id);
        if (cached != null) {
            return Optional.of(cached);
        }
        List<RecordedEvent> events = ledger.read(new StreamId("edition", id.value()));
        Optional<Approved> found = events.stream()
                .filter(event -> event.type().equals("catalog.edition-approved"))
                .reduce((first, second) -> second)
                .map(RecordedEvent::data)
                .map(Integrity::approved);
        found.ifPresent(word -> approved.put(id, word));
        return found;
    }

    private static Approved approved(JsonNode data) {
        return new Approved(
                new Digest(data.path("digest").asText()),
                new Digest(data.path("plugin").asText()));
    }

    private static String fault(IncidentKind kind, EditionView edition) {
        return kind + " " + edition.id();
    }

    /** Incidents wait for a transaction of their own: the caller's may be rolled back. */
    private void report(IncidentKind kind, EditionView edition, Digest plugin, Text what) {
        String seen = edition.digest().hex() + edition.plugin().hex();
        if (!seen.equals(known.put(fault(kind, edition), seen))) {
            waiting.add(IncidentDraft.of(
                    kind,
                    plugin,
                    what,
                    "edition " + edition.id() + ", item " + edition.item() + ", row digest "
                            + edition.digest().hex()));
        }
    }

    /** Reports what waits. */
    void report(Incidents incidents, Transactions transactions) {
        for (IncidentDraft draft = waiting.peek(); draft != null; draft = waiting.peek()) {
            IncidentDraft next = draft;
            transactions.run(() -> incidents.report(next));
            waiting.remove(next);
        }
    }

    boolean hasReports() {
        return !waiting.isEmpty();
    }
}
