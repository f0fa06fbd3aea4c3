package org.sunhall.plugins.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Text;
import org.sunhall.plugins.ItemNews;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.RefusedLanding;

/** A version of a plug-in as HTTP shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PluginJson(
        String digest,
        String plugin,
        String version,
        Text title,
        String jurisdiction,
        String state,
        Instant landedAt,
        List<String> items,
        boolean hasCode,
        Text trouble,
        List<NewsJson> news) {

    static PluginJson of(PluginView view) {
        return new PluginJson(
                view.digest().hex(),
                view.id().value(),
                view.version(),
                view.title(),
                view.jurisdiction().value(),
                view.state().name(),
                view.landedAt(),
                view.items().stream().map(item -> item.value()).toList(),
                view.hasCode(),
                view.trouble().orElse(null),
                null);
    }

    static PluginJson of(PluginView view, List<ItemNews.News> news) {
        PluginJson plain = of(view);
        return new PluginJson(
                plain.digest,
                plain.plugin,
                plain.version,
                plain.title,
                plain.jurisdiction,
                plain.state,
                plain.landedAt,
                plain.items,
                plain.hasCode,
                plain.trouble,
                news.stream().map(NewsJson::of).toList());
    }

    /** What a version means for one of its items. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewsJson(String item, String edition, boolean isNew, Text text) {

        private static NewsJson of(ItemNews.News news) {
            return new NewsJson(
                    news.item().value(), news.edition().map(EditionId::value).orElse(null), news.isNew(), news.text());
        }
    }

    /** A refused file. */
    record RefusalJson(String file, Instant since, List<FindingJson> findings) {

        static RefusalJson of(RefusedLanding refused, Locale reader) {
            return new RefusalJson(
                    refused.file(),
                    refused.since(),
                    refused.findings().stream()
                            .map(finding -> FindingJson.of(finding, reader))
                            .toList());
        }
    }

    /** One thing wrong, in the reader's language. */
    record FindingJson(String pointer, String rule, String detail) {

        private static FindingJson of(FieldProblem finding, Locale reader) {
            return new FindingJson(
                    finding.pointer(), finding.rule(), finding.message().in(reader));
        }
    }
}
