package org.sunhall.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.PluginJars;
import org.sunhall.checker.PluginReader;
import org.sunhall.packs.PackRegistry;
import org.sunhall.plugins.ItemNews.News;

/** Whoever lands a plug-in hears what it means for its items, and plainly when it means nothing. */
class EditionNewsTest {

    private CatalogOffice office;
    private EditionNews news;

    @BeforeEach
    void open() {
        office = new CatalogOffice(PackRegistry.bundled());
        news = new EditionNews(
                office.database.transactions(),
                new JpaEditions(office.database.factory(), office.database.transactions(), null));
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    private News of(byte[] jar) {
        PluginContent content = PluginReader.read(jar).content().orElseThrow();
        assertThat(news.of(content)).hasSize(1);
        return news.of(content).get(0);
    }

    @Test
    void aNewItemIsAboutToBeProposedAndThenItsEditionIsNamed() {
        assertThat(of(PluginJars.good()).isNew()).isTrue();
        assertThat(of(PluginJars.good()).edition()).isEmpty();

        EditionView edition = office.inForce(PluginJars.good());

        assertThat(of(PluginJars.good()).isNew()).isTrue();
        assertThat(of(PluginJars.good()).edition()).contains(edition.id());
    }

    @Test
    void anotherVersionWithTheSameContentIsNoNewEditionAndItSaysToWhichItIsIdentical() {
        EditionView first = office.inForce(PluginJars.good());
        byte[] renumbered = PluginJars.edit().numbered("1.0.1").build();

        News said = of(renumbered);

        assertThat(said.isNew()).isFalse();
        assertThat(said.edition()).contains(first.id());
        assertThat(said.text().zh()).contains("没有新版本").contains(first.id().value());
        assertThat(said.text().en()).contains("No new edition");
        office.lands(renumbered);
        assertThat(office.catalog.editions(CatalogOffice.ITEM))
                .as("and so it is: nothing was proposed")
                .hasSize(1);
    }

    @Test
    void otherContentIsNews() {
        office.inForce(PluginJars.good());
        assertThat(of(PluginJars.versionWithOtherContent("1.1.0")).isNew()).isTrue();
    }

    @Test
    void itemsOfAnotherJurisdictionAreNotProposed() {
        office.inForce(PluginJars.good());
        byte[] stranger = PluginJars.edit()
                .replace("plugin.json", "\"sunshine\"", "\"elsewhere\"")
                .build();

        assertThat(of(stranger).isNew()).isFalse();
        assertThat(of(stranger).edition()).isEmpty();
    }
}
