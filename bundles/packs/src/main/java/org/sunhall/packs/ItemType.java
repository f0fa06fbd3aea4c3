package org.sunhall.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sunhall.kernel.Text;

/**
 * A type of power item (K-06).
 *
 * @param key        for example {@code licence}
 * @param title      its name for people
 * @param route      which of the two paths items of it take: {@code approval} or {@code enforcement}
 * @param disclosure what items of it disclose, in the order of the hall (K-07, K-08)
 * @param legalBasis where the type comes from
 * @param period     when the type exists: 非行政许可审批 ended in 2015
 * @param certainty  how sure that is
 */
public record ItemType(
        String key,
        Text title,
        String route,
        List<DisclosureField> disclosure,
        String legalBasis,
        Period period,
        Certainty certainty) {

    public ItemType {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(route, "route");
        disclosure = List.copyOf(disclosure);
        Objects.requireNonNull(legalBasis, "legalBasis");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(certainty, "certainty");
    }

    /** The fields without which an item is refused. */
    public List<DisclosureField> required() {
        return disclosure.stream().filter(DisclosureField::required).toList();
    }

    /** The same type with those of the fields that it says nothing of. */
    ItemType with(List<DisclosureField> fields) {
        List<DisclosureField> missing = fields.stream()
                .filter(field -> disclosure.stream().noneMatch(own -> own.key().equals(field.key())))
                .toList();
        if (missing.isEmpty()) {
            return this;
        }
        List<DisclosureField> all = new ArrayList<>(disclosure);
        all.addAll(missing);
        return new ItemType(key, title, route, all, legalBasis, period, certainty);
    }
}
