package org.sunhall.plugins.application;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.PluginReader;
import org.sunhall.kernel.Digest;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.store.JpaPluginStore;

/** What stored plug-ins contain; the latest used stay in memory. */
final class Contents {

    private static final int MOST_KEPT = 50;

    private final Transactions transactions;
    private final JpaPluginStore store;
    private final StoredBytes bytes;
    private final Map<Digest, PluginContent> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, PluginContent> eldest) {
            return size() > MOST_KEPT;
        }
    };

    Contents(Transactions transactions, JpaPluginStore store, StoredBytes bytes) {
        this.transactions = transactions;
        this.store = store;
        this.bytes = bytes;
    }

    Optional<PluginContent> of(Digest digest) {
        synchronized (kept) {
            PluginContent known = bytes.isChanged(digest) ? null : kept.get(digest);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<byte[]> jar = transactions.call(() -> store.bytes(digest));
        if (jar.isEmpty()) {
            return Optional.empty();
        }
        if (!Digest.of(jar.get()).equals(digest)) {
            bytes.suspect(digest);
            throw new IllegalStateException("the stored bytes of plug-in " + digest + " are not what landed");
        }
        PluginContent content = PluginReader.read(jar.get())
                .content()
                .orElseThrow(
                        () -> new IllegalStateException("the stored plug-in " + digest + " cannot be read any more"));
        synchronized (kept) {
            kept.put(digest, content);
        }
        return Optional.of(content);
    }
}
