package org.sunhall.plugins;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.sunhall.checker.PluginContent;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Text;

/**
 * Says what a version of a plug-in means for each of its items: which edition it proposes, or that it brings nothing new. A
 * service of whoever makes editions; while there is none, the broker says nothing of it.
 */
@ConsumerType
public interface ItemNews {

    /** What becomes of each item of this version, in its order. Never inside a transaction; changes nothing. */
    List<News> of(PluginContent content);

    /**
     * What becomes of one item.
     *
     * @param item    the item
     * @param edition the edition that this version proposes or proposed, or the one that is identical; empty while it is not known
     * @param isNew   whether this version brings an edition of its own
     * @param text    one sentence for people
     */
    record News(ItemCode item, Optional<EditionId> edition, boolean isNew, Text text) {

        public News {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(edition, "edition");
            Objects.requireNonNull(text, "text");
        }
    }
}
