package org.sunhall.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.catalog.application.CatalogOffice.LEGAL;
import static org.sunhall.catalog.application.CatalogOffice.accepted;
import static org.sunhall.catalog.application.CatalogOffice.refused;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.checker.PluginJars;
import org.sunhall.identity.TestDirectory;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.packs.PackRegistry;

/** Who finds what: the public what is published, officials what is on its way, too. */
class CatalogSearchTest {

    private static final Optional<JurisdictionId> CITY = Optional.of(TestDirectory.CITY);

    @TempDir
    Path directory;

    private CatalogOffice office;
    private CatalogSearch search;

    @BeforeEach
    void open() {
        office = new CatalogOffice(PackRegistry.bundled());
        search = new CatalogSearch(directory.resolve("search"), office.catalog, TestDirectory.withMarketBureau());
        office.ledger.follow(told());
    }

    /** Tells the search that is there now, as the tail of the ledger does. */
    private LedgerListener told() {
        return new LedgerListener() {
            @Override
            public String name() {
                return "told";
            }

            @Override
            public boolean wants(String type) {
                return search.wants(type);
            }

            @Override
            public void on(RecordedEvent event) {
                search.heard(List.of(event));
            }
        };
    }

    @AfterEach
    void close() throws Exception {
        search.stop();
        office.close();
    }

    private List<String> found(String words, Optional<JurisdictionId> internal) {
        return accepted(search.find(new CatalogSearch.Asked(
                        words,
                        internal,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        20)))
                .items()
                .stream()
                .map(item -> item.code().value())
                .toList();
    }

    @Test
    void thePublicFindsWhatIsPublishedAndOfficialsWhatIsOnItsWay() throws IOException {
        EditionView proposed = office.lands(PluginJars.good());
        assertThat(refused(search.find(new CatalogSearch.Asked(
                        "",
                        CITY,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        20))))
                .as("before there is an index")
                .isEqualTo(CatalogRejection.SEARCH_ABSENT);
        search.update();
        assertThat(found("shipin", Optional.empty())).isEmpty();
        assertThat(found("shipin", CITY)).containsExactly(CatalogOffice.ITEM.value());
        assertThat(found("shipin", Optional.of(new JurisdictionId("elsewhere"))))
                .isEmpty();
        EditionView approved =
                accepted(office.catalog.approve(LEGAL, proposed.id(), "同意", proposed.digest(), proposed.version()));
        accepted(office.catalog.publish(LEGAL, approved.id(), Optional.empty(), approved.version()));
        office.ledger.deliver();
        search.update();
        assertThat(found("spjyxk", Optional.empty())).containsExactly(CatalogOffice.ITEM.value());
        assertThat(found("食品安全法", Optional.empty())).containsExactly(CatalogOffice.ITEM.value());
        assertThat(found("食品 经营", CITY)).as("once, not twice").hasSize(1);
    }

    @Test
    void isBuiltAnewFromTheDatabaseWhenItIsLost() throws Exception {
        office.inForce(PluginJars.good());
        search.update();
        assertThat(found("shipin", Optional.empty())).hasSize(1);
        search.stop();
        try (var files = java.nio.file.Files.walk(directory)) {
            for (Path file : files.filter(java.nio.file.Files::isRegularFile).toList()) {
                java.nio.file.Files.delete(file);
            }
        }
        search = new CatalogSearch(directory.resolve("search"), office.catalog, TestDirectory.withMarketBureau());
        search.update();
        assertThat(found("shipin", Optional.empty())).hasSize(1);
    }

    private CatalogSearch startedAgain() throws Exception {
        search.stop();
        search = new CatalogSearch(directory.resolve("search"), office.catalog, TestDirectory.withMarketBureau());
        return search;
    }

    @Test
    void isNotWrittenAgainAtAStartWhenItMatchesTheDatabase() throws Exception {
        office.inForce(PluginJars.good());
        search.update();
        assertThat(search.written()).isEqualTo(2);

        startedAgain().update();

        assertThat(search.written()).isZero();
        assertThat(found("shipin", Optional.empty())).containsExactly(CatalogOffice.ITEM.value());
        assertThat(found("shipin", CITY)).containsExactly(CatalogOffice.ITEM.value());
    }

    @Test
    void writesAgainAtAStartWhatChangedWhileItWasNotThere() throws Exception {
        EditionView proposed = office.lands(PluginJars.good());
        search.update();
        search.stop();
        EditionView approved =
                accepted(office.catalog.approve(LEGAL, proposed.id(), "同意", proposed.digest(), proposed.version()));
        accepted(office.catalog.publish(LEGAL, approved.id(), Optional.empty(), approved.version()));

        startedAgain().update();

        assertThat(search.written()).isEqualTo(2);
        assertThat(found("spjyxk", Optional.empty())).containsExactly(CatalogOffice.ITEM.value());
    }

    @Test
    void hearsOfAChangeOnAnyNodeAndOfARenamedOffice() throws Exception {
        EditionView proposed = office.lands(PluginJars.good());
        RecordedEvent change = office.ledger.ledger().readAfter(0, 500).stream()
                .filter(event -> search.wants(event.type()))
                .findFirst()
                .orElseThrow();
        search.update();
        search.update();
        long before = search.written();

        search.heard(List.of(change));
        search.update();

        assertThat(change.data().path("item").asText())
                .isEqualTo(proposed.item().value());
        assertThat(search.written()).as("written again without a comparison").isGreaterThan(before);
        assertThat(search.wants("identity.organisation-changed")).isTrue();
        assertThat(search.wants("case.filed")).isFalse();
    }

    @Test
    void seesByTheDatabaseWhatAnotherNodeChanged() throws Exception {
        search.update();
        CatalogSearch other =
                new CatalogSearch(directory.resolve("other-node"), office.catalog, TestDirectory.withMarketBureau());
        other.update();
        office.lands(PluginJars.good());

        other.update();

        assertThat(accepted(other.find(new CatalogSearch.Asked(
                                "shipin",
                                CITY,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                1,
                                20)))
                        .items())
                .hasSize(1);
        other.update();
        assertThat(other.written()).as("once is enough").isEqualTo(1);
        other.stop();
    }

    @Test
    void isWrittenAnewWhenThatIsAskedFor() throws Exception {
        office.inForce(PluginJars.good());
        startedAgain().update();
        search.rebuild();

        search.update();

        assertThat(search.written()).isEqualTo(4);
        assertThat(found("shipin许可", Optional.empty())).containsExactly(CatalogOffice.ITEM.value());
    }
}
