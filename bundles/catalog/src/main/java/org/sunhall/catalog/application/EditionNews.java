package org.sunhall.catalog.application;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.model.Edition;
import org.sunhall.catalog.store.JpaEditions;
import org.sunhall.checker.Checker;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.ItemNews;

/** Tells whoever lands a plug-in what {@link ProposeEditions} makes of its items, or that there is nothing new in it. */
@Component(service = ItemNews.class)
public final class EditionNews implements ItemNews {

    private final Transactions transactions;
    private final JpaEditions editions;

    /** Takes the editions. */
    @Activate
    public EditionNews(@Reference Transactions transactions, @Reference JpaEditions editions) {
        this.transactions = transactions;
        this.editions = editions;
    }

    @Override
    public List<News> of(PluginContent content) {
        return content.items().stream().map(item -> of(content, item)).toList();
    }

    private News of(PluginContent content, ItemDefinition item) {
        List<Edition> known = transactions.call(() -> editions.of(item.code()));
        JurisdictionId jurisdiction = content.descriptor().jurisdiction();
        if (known.stream().anyMatch(edition -> !edition.view().jurisdiction().equals(jurisdiction))) {
            return new News(
                    item.code(),
                    Optional.empty(),
                    false,
                    Text.of("事项{0}属于其他辖区,不提出版本。", "Item {0} belongs to another jurisdiction; nothing is proposed.")
                            .with(item.code()));
        }
        Digest digest = Checker.editionDigest(content, item.code());
        Optional<Edition> own = latest(known, edition -> edition.view().plugin().equals(content.digest()));
        Optional<Edition> live =
                latest(known, edition -> edition.view().digest().equals(digest) && !ended(edition));
        if (own.filter(edition -> live.isEmpty() || live.get().equals(edition)).isPresent()) {
            return own(own.get());
        }
        return live.map(same -> identical(item, same)).orElseGet(() -> proposed(item));
    }

    private static boolean ended(Edition edition) {
        return edition.state() == EditionState.REJECTED || edition.state() == EditionState.SUPERSEDED;
    }

    private static Optional<Edition> latest(List<Edition> known, Predicate<Edition> which) {
        return known.stream().filter(which).max(Comparator.comparingInt(edition -> edition.view()
                .number()));
    }

    private static News own(Edition edition) {
        return new News(
                edition.view().item(),
                Optional.of(edition.view().id()),
                true,
                Text.of("事项版本{0}({1})。", "Edition {0} ({1}).")
                        .with(edition.view().id(), edition.state()));
    }

    private static News identical(ItemDefinition item, Edition same) {
        return new News(
                item.code(),
                Optional.of(same.view().id()),
                false,
                Text.of(
                                "没有新版本:与事项版本{0}(插件版本{1})完全相同,不再提出。",
                                "No new edition: identical to {0} (plug-in version {1}); nothing is proposed.")
                        .with(same.view().id(), same.view().pluginVersion()));
    }

    private static News proposed(ItemDefinition item) {
        return new News(
                item.code(),
                Optional.empty(),
                true,
                Text.of("事项{0}将提出新版本,待法制审核。", "A new edition of {0} is proposed for legal review.")
                        .with(item.code()));
    }
}
