package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.catalog.store.JpaImports;
import org.sunhall.catalog.store.JpaLaw;
import org.sunhall.catalog.store.JpaProceedings;
import org.sunhall.catalog.store.JpaUse;
import org.sunhall.identity.OrgPost;
import org.sunhall.identity.Organisation;
import org.sunhall.identity.PostRank;
import org.sunhall.identity.TestDirectory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.ledger.TestLedger;
import org.sunhall.packs.PackRegistry;
import org.sunhall.persistence.TestDatabase;

/** A catalog on Derby with the people who have a say in it. */
final class CatalogOffice implements AutoCloseable {

    static final ItemCode ITEM = new ItemCode("sunshine-market-food-licence");
    static final OrgId JUSTICE = new OrgId("city-justice");
    static final Actor ADMIN = actor("admin", TestDirectory.MARKET, Role.BUREAU_ADMIN);
    static final Actor HEAD = actor("head", TestDirectory.MARKET, Role.STAFF);
    static final Actor LEGAL = actor("legal", JUSTICE, Role.LEGAL);
    static final Actor GOVERNMENT = actor("mayor", new OrgId("government"), Role.STAFF);

    final TestDatabase database = TestDatabase.derby("catalog", CatalogContract.CHANGELOGS);
    final TestLedger ledger = TestLedger.on(database);
    final MovableClock clock = new MovableClock();
    final StoredPlugins plugins = new StoredPlugins(database.transactions());
    final CatalogDesk catalog;
    final ImportDesk imports;

    static final OrgId PROVINCE = new OrgId("province-market");

    CatalogOffice(PackRegistry packs) {
        this(packs, false);
    }

    /** With a market bureau that is led from above, if asked for. */
    CatalogOffice(PackRegistry packs, boolean vertical) {
        TestDirectory directory = TestDirectory.withMarketBureau()
                .with(office(JUSTICE, "legal-review"))
                .with(office(new OrgId("government"), "government"))
                .with(office(new OrgId("joint-meeting"), "joint-meeting"));
        if (vertical) {
            Organisation market = directory.organisation(TestDirectory.MARKET).orElseThrow();
            directory
                    .with(new Organisation(
                            PROVINCE,
                            Text.same("省局"),
                            new JurisdictionId("province"),
                            Optional.empty(),
                            Set.of(),
                            "",
                            "",
                            ""))
                    .with(new Organisation(
                            market.id(),
                            market.name(),
                            market.jurisdiction(),
                            Optional.of(PROVINCE),
                            market.functions(),
                            "",
                            "",
                            ""));
        }
        headOf(directory, TestDirectory.MARKET, "head");
        headOf(directory, new OrgId("government"), "mayor");
        headOf(directory, new OrgId("joint-meeting"), "chair");
        JpaEditions editions = new JpaEditions(database.factory(), database.transactions(), null);
        JpaProceedings proceedings = new JpaProceedings(database.factory(), database.transactions(), null);
        JpaLaw law = new JpaLaw(database.factory(), database.transactions(), null);
        JpaUse use = new JpaUse(database.factory(), database.transactions(), null);
        ledger.follow(new ProposeEditions(
                editions,
                proceedings,
                law,
                plugins,
                ledger.ledger(),
                directory,
                database.transactions(),
                clock,
                packs));
        ledger.follow(new UseFollower(use));
        catalog = new CatalogDesk(
                database.transactions(),
                editions,
                proceedings,
                use,
                law,
                plugins,
                new ReportedIncidents(),
                ledger.ledger(),
                directory,
                packs,
                clock);
        imports = new ImportDesk(
                database.transactions(),
                editions,
                proceedings,
                law,
                new JpaImports(database.factory(), database.transactions(), null),
                plugins,
                ledger.ledger(),
                directory,
                packs,
                clock);
    }

    /** The worker's own thread may be at it, too: this waits until nothing is left to do now. */
    void carryOut() {
        while (imports.worker().step()) {
            ledger.deliver();
        }
        ledger.deliver();
    }

    private static void headOf(TestDirectory directory, OrgId org, String person) {
        directory.with(TestDirectory.staff(person, org, Set.of(Role.STAFF), "head"));
        directory.with(new OrgPost(new Post(org, "head"), Text.of("负责人", "Head"), PostRank.HEAD, ""));
    }

    static Organisation office(OrgId id, String function) {
        return new Organisation(
                id, Text.same(id.value()), TestDirectory.CITY, Optional.empty(), Set.of(function), "", "", "");
    }

    static Actor actor(String id, OrgId org, Role role) {
        return new Actor(
                Optional.of(new PersonId(id)),
                id,
                Optional.of(org),
                Optional.of(TestDirectory.CITY),
                Set.of(role),
                Set.of());
    }

    EditionView lands(byte[] jar) {
        plugins.landed(ledger.ledger(), jar, clock.instant());
        ledger.deliver();
        return catalog.editions(ITEM).get(0);
    }

    EditionView inForce(byte[] jar) {
        EditionView edition = lands(jar);
        EditionView approved =
                accepted(catalog.approve(LEGAL, edition.id(), "同意", edition.digest(), edition.version()));
        return accepted(catalog.publish(LEGAL, approved.id(), Optional.empty(), approved.version()));
    }

    void happens(String type, String caseId) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("item", ITEM.value());
        database.transactions().run(() -> ledger.ledger()
                .append(
                        new StreamId("case", caseId),
                        Ledger.ANY,
                        Actor.system("cases"),
                        clock.instant(),
                        List.of(EventDraft.of(type, data))));
        ledger.deliver();
    }

    List<RecordedEvent> events(String kind, String key) {
        return ledger.ledger().read(new StreamId(kind, key));
    }

    static <T> T accepted(Outcome<T> outcome) {
        return outcome.fold(value -> value, rejection -> {
            throw new AssertionError(rejection);
        });
    }

    static RejectionCode refused(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().code();
    }

    @Override
    public void close() throws InterruptedException {
        imports.stop();
        catalog.stop();
        database.close();
    }
}
