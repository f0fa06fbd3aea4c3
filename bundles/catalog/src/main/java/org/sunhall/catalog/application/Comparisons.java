package org.sunhall.catalog.application;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.checker.CheckContext;
import org.sunhall.checker.Checker;
import org.sunhall.checker.Finding;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.PluginParse;
import org.sunhall.checker.PluginReader;
import org.sunhall.checker.difference.EditionDifference;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.Packs;
import org.sunhall.persistence.Transactions;

/** What the legal office would read if a jar landed now: the same difference, before anything is landed. Nothing is kept. */
final class Comparisons {

    private final Transactions transactions;
    private final JpaEditions editions;
    private final Definitions definitions;
    private final PackRegistry packs;
    private final Clock clock;

    Comparisons(
            Transactions transactions, JpaEditions editions, Definitions definitions, PackRegistry packs, Clock clock) {
        this.transactions = transactions;
        this.editions = editions;
        this.definitions = definitions;
        this.packs = packs;
        this.clock = clock;
    }

    Outcome<List<Comparison>> of(byte[] jar) {
        Optional<PluginContent> read = PluginReader.read(jar).content();
        Pack pack = packs.of(read.map(content -> content.descriptor().jurisdiction())
                .orElse(Packs.national().jurisdiction()));
        PluginParse parse = Checker.checkJar(
                jar,
                CheckContext.alone(pack, clock.instant().atZone(pack.zone()).toLocalDate()));
        if (parse.content().isEmpty()) {
            return Outcome.refused(new Rejection(
                    CatalogRejection.INVALID,
                    Text.of("插件有{0}处问题,无法比较。", "The plug-in has {0} fault(s) and cannot be compared.")
                            .with(parse.findings().size()),
                    parse.findings().stream().map(Finding::toFieldProblem).toList()));
        }
        PluginContent content = parse.content().get();
        return Outcome.accepted(transactions.call(() ->
                content.items().stream().map(item -> compare(content, item)).toList()));
    }

    private Comparison compare(PluginContent content, ItemDefinition item) {
        Optional<EditionView> inForce = editions.inForce(item.code())
                .map(Edition::view)
                .filter(edition ->
                        edition.jurisdiction().equals(content.descriptor().jurisdiction()));
        Optional<PluginContent> before = inForce.flatMap(edition -> definitions.content(edition.plugin()))
                .filter(known -> known.item(item.code()).isPresent());
        if (before.isEmpty()) {
            return new Comparison(item.code(), item.name(), inForce.map(EditionView::id), false, List.of());
        }
        boolean same = Checker.editionDigest(content, item.code())
                .equals(inForce.orElseThrow().digest());
        return new Comparison(
                item.code(),
                item.name(),
                inForce.map(EditionView::id),
                same,
                EditionDifference.between(before, content, item.code()));
    }
}
