package org.sunhall.catalog.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.packs.ChangeTrigger;

/**
 * Something that makes items change.
 *
 * @param id           its id
 * @param jurisdiction whose items
 * @param trigger      what sort of change
 * @param law          the law, without 《》; empty when no law is concerned
 * @param article      which article of it; empty for the whole law
 * @param org          whose functions changed
 * @param items        items named one by one
 * @param note         what happened
 * @param happenedOn   the day of the change, of the fixing of functions or of the government's decision
 * @param publishedOn  the day the law was published
 * @param effectiveOn  the day it takes effect
 * @param by           who registered it
 * @param at           when
 */
public record LawChange(
        String id,
        JurisdictionId jurisdiction,
        ChangeTrigger trigger,
        Optional<String> law,
        Optional<String> article,
        Optional<OrgId> org,
        List<ItemCode> items,
        String note,
        Optional<LocalDate> happenedOn,
        Optional<LocalDate> publishedOn,
        Optional<LocalDate> effectiveOn,
        String by,
        Instant at) {

    public LawChange {
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(law, "law");
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(org, "org");
        items = List.copyOf(items);
        Objects.requireNonNull(note, "note");
    }

    /** Whether an article of a law is one that changed; names are compared without 《》 and 中华人民共和国. */
    public boolean touches(String otherLaw, String otherArticle) {
        boolean same = law.filter(own -> plain(own).equals(plain(otherLaw))).isPresent();
        return same && article.filter(own -> !isWithin(otherArticle, own)).isEmpty();
    }

    /** 第三十五条第一款 is within 第三十五条, 第三十五条 is touched by its paragraph, 第三十五条 is not within 第三十五条之一. */
    private static boolean isWithin(String cited, String changed) {
        return begins(cited, changed) || begins(changed, cited);
    }

    private static boolean begins(String text, String start) {
        return text.startsWith(start) && (text.length() == start.length() || text.charAt(start.length()) != '之');
    }

    private static String plain(String name) {
        return name.replace("《", "").replace("》", "").replace("中华人民共和国", "").strip();
    }
}
