package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.RunningCases;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.catalog.store.JpaLaw;
import org.sunhall.catalog.store.JpaProceedings;
import org.sunhall.checker.Checker;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.identity.Directory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.Plugins;

/** Makes a proposed edition of every item that a landed plug-in brings and that is not on its way or in force already. */
@Component(service = LedgerListener.class)
public final class ProposeEditions implements LedgerListener {

    private static final Logger LOG = LoggerFactory.getLogger(ProposeEditions.class);
    /** Somebody asks for an earlier version of a plug-in to be used again. */
    private static final String BACK = "plugin.back";

    private static final Actor CATALOG = Actor.system("catalog");
    private static final int LONGEST_ID = 120;

    private final JpaEditions editions;
    private final Definitions definitions;
    private final EditionEvents events;
    private final Ledger ledger;
    private final ProceedingDesk proceedings;
    private final LawWatch lawWatch;

    /** Takes its collaborators. */
    @Activate
    public ProposeEditions(
            @Reference JpaEditions editions,
            @Reference JpaProceedings proceedings,
            @Reference JpaLaw law,
            @Reference Plugins plugins,
            @Reference Ledger ledger,
            @Reference Directory directory,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference PackRegistry packs) {
        this.editions = editions;
        this.definitions = new Definitions(plugins, editions);
        this.events = new EditionEvents(ledger);
        this.ledger = ledger;
        Reviewers reviewers = new Reviewers(directory);
        this.proceedings = new ProceedingDesk(proceedings, editions, definitions, ledger, packs, reviewers);
        this.lawWatch = new LawWatch(transactions, editions, law, definitions, ledger, packs, reviewers, clock);
    }

    @Override
    public String name() {
        return "catalog.proposals";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("plugin.landed") || type.equals(BACK);
    }

    @Override
    public void on(RecordedEvent event) {
        Optional<PluginContent> content =
                definitions.content(new Digest(event.data().path("digest").asText()));
        if (content.isEmpty()) {
            LOG.error("The plug-in of event {} is not in the store any more; nothing of it is proposed", event.id());
            return;
        }
        boolean back = event.type().equals(BACK);
        content.get().items().forEach(item -> propose(content.get(), item, event.at(), back));
    }

    private void propose(PluginContent content, ItemDefinition item, Instant at, boolean back) {
        JurisdictionId jurisdiction = content.descriptor().jurisdiction();
        JurisdictionId owner = editions.owner(item.code(), jurisdiction);
        if (!owner.equals(jurisdiction)) {
            refuse(content, item, owner, at);
            return;
        }
        Digest digest = Checker.editionDigest(content, item.code());
        boolean known = editions.of(item.code()).stream().anyMatch(edition -> isKnown(edition, content, digest, back));
        if (known) {
            return;
        }
        int number = editions.nextNumber(item.code());
        Edition edition = new Edition(
                new EditionView(
                        id(item.code(), number),
                        item.code(),
                        item.name(),
                        number,
                        EditionState.PROPOSED,
                        digest,
                        content.digest(),
                        content.descriptor().id(),
                        content.version(),
                        item.implementingSubject(),
                        jurisdiction,
                        Optional.empty(),
                        at,
                        Optional.empty(),
                        Optional.empty(),
                        RunningCases.FINISH_UNDER_OLD,
                        Optional.empty(),
                        1),
                item.type(),
                item.powerSubject(),
                Optional.empty(),
                Optional.empty());
        editions.put(edition);
        events.append(CATALOG, at, "proposed", edition, data -> {});
        proceedings.openReview(CATALOG, edition, "", at);
        lawWatch.proposed(CATALOG, item.code(), edition.view().id(), at);
        LOG.info("{} is proposed for legal review", edition.view().id());
    }

    /** The same content is not proposed beside itself; what was rejected or superseded may be proposed again. */
    private static boolean isKnown(Edition edition, PluginContent content, Digest digest, boolean back) {
        boolean ended = edition.state() == EditionState.REJECTED || edition.state() == EditionState.SUPERSEDED;
        return !back && edition.view().plugin().equals(content.digest())
                || edition.view().digest().equals(digest) && !ended;
    }

    static EditionId id(ItemCode item, int number) {
        String id = item.value() + "-" + number;
        return new EditionId(
                id.length() <= LONGEST_ID ? id : Digest.of(item.value()).abbreviated() + "-" + number);
    }

    private void refuse(PluginContent content, ItemDefinition item, JurisdictionId owner, Instant at) {
        LOG.warn(
                "{} of plug-in {} is an item of jurisdiction {}; it is not proposed",
                item.code(),
                content.descriptor().id(),
                owner);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("item", item.code().value());
        data.put("plugin", content.digest().hex());
        data.put("pluginId", content.descriptor().id().value());
        data.put("jurisdiction", content.descriptor().jurisdiction().value());
        data.put("owner", owner.value());
        ledger.append(
                new StreamId("item", item.code().value()),
                Ledger.ANY,
                CATALOG,
                at,
                List.of(EventDraft.of("catalog.proposal-refused", data)));
    }
}
