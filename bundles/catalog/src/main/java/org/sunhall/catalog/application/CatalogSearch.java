package org.sunhall.catalog.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.ItemView;
import org.sunhall.catalog.model.CatalogColumns;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Organisation;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.LedgerTail;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.search.SearchEntry;
import org.sunhall.search.SearchIndex;
import org.sunhall.search.SearchQuery;
import org.sunhall.search.SearchResult;

/**
 * Finds items. The index on disk is a cache of the catalog: each entry carries a stamp of what it was made from, by which what no longer
 * matches the database is written again at the start and from time to time; in between it hears of changes on every node from the
 * ledger. It is begun anew when it is lost or broken. Each item stands in it twice at most: as the public sees it, and as its
 * jurisdiction's officials do.
 */
@Component(
        service = {CatalogSearch.class, LedgerTail.class},
        immediate = true)
public final class CatalogSearch implements LedgerTail {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogSearch.class);
    private static final int AT_ONCE = 500;
    private static final long LOOK_MILLIS = 200;
    /** Changes are heard of at once; this finds what was never heard of. */
    private static final long COMPARE_MILLIS = 300_000;

    private static final String RENAMED = "identity.organisation-changed";
    private static final String PUBLIC = "public";
    private static final String INTERNAL = "internal";
    private static final Set<String> SAID = Set.of(
            "department",
            "place",
            "conditions",
            "serviceGuide",
            "procedure",
            "materials",
            "kinds",
            "levyConditions",
            "levyStandard",
            "result");

    private final CatalogDesk catalog;
    private final Directory directory;
    private final Path path;
    private final Thread thread;
    private final Set<ItemCode> changed = new LinkedHashSet<>();
    private volatile SearchIndex index;
    private boolean all;
    private boolean compare;
    private boolean stopped;
    private String compared = "";
    private long written;

    /** Takes the catalog; the index lies in {@code data/search/catalog} below the platform's home. */
    @Activate
    public CatalogSearch(
            BundleContext context,
            @Reference CatalogDesk catalog,
            @Reference Directory directory,
            @Reference Clock clock) {
        this(
                Path.of(
                        Optional.ofNullable(context.getProperty("karaf.data"))
                                .orElse(System.getProperty("java.io.tmpdir")),
                        "search",
                        "catalog"),
                catalog,
                directory);
        thread.start();
    }

    CatalogSearch(Path path, CatalogDesk catalog, Directory directory) {
        this.path = path;
        this.catalog = catalog;
        this.directory = directory;
        this.thread = new Thread(this::run, "sunhall-catalog-search");
        thread.setDaemon(true);
    }

    /** Stops following; what is on disk stays. */
    @Deactivate
    public void stop() throws InterruptedException, IOException {
        synchronized (changed) {
            stopped = true;
            changed.notifyAll();
        }
        thread.join(10_000);
        close();
    }

    private void close() throws IOException {
        SearchIndex open = index;
        index = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public boolean wants(String type) {
        return type.startsWith("catalog.edition-") || type.startsWith("catalog.item-") || type.equals(RENAMED);
    }

    /** Only notes what changed: the index is written behind; should this be forgotten, the stamps say so at the next start. */
    @Override
    public void heard(List<RecordedEvent> events) {
        synchronized (changed) {
            for (RecordedEvent event : events) {
                String code = event.data().path("item").asText();
                compare |= event.type().equals(RENAMED);
                if (!code.isEmpty()) {
                    changed.add(new ItemCode(code));
                }
            }
            changed.notifyAll();
        }
    }

    /** Builds the index anew from the database, soon. */
    public void rebuild() {
        synchronized (changed) {
            all = true;
            changed.notifyAll();
        }
    }

    private void run() {
        while (true) {
            synchronized (changed) {
                try {
                    if (!stopped && !all && !compare && changed.isEmpty() && index != null) {
                        changed.wait(COMPARE_MILLIS);
                    }
                    if (!stopped && !all && !changed.isEmpty()) {
                        // What changes together is written together.
                        changed.wait(LOOK_MILLIS);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                if (stopped) {
                    return;
                }
            }
            try {
                update();
            } catch (IOException | RuntimeException | LinkageError e) {
                LOG.error("The search index could not be written; it is begun anew", e);
                again();
            }
        }
    }

    private void again() {
        try {
            close();
            synchronized (changed) {
                all = true;
                if (!stopped) {
                    changed.wait(5 * LOOK_MILLIS);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The search index could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what changed; everything when that was asked for, or when most of it no longer matches. */
    void update() throws IOException {
        boolean everything;
        Set<ItemCode> some;
        synchronized (changed) {
            everything = all;
            all = false;
            // What is written now is compared in the next round.
            compare = compare && !changed.isEmpty();
            some = new LinkedHashSet<>(changed);
            changed.clear();
        }
        SearchIndex open = index;
        if (open == null) {
            open = SearchIndex.open(path);
            index = open;
            compared = "";
        }
        Function<String, String> names = organisations();
        String made = SearchIndex.LAYOUT + "/" + names(names) + "/";
        if (!everything && some.isEmpty()) {
            String now = made + catalog.stamp();
            if (now.equals(compared)) {
                return;
            }
            Set<ItemCode> stale = stale(open, made);
            compared = now;
            everything = stale.size() > AT_ONCE;
            some = stale;
        }
        if (everything) {
            Map<ItemCode, String> stamps = catalog.stamps();
            List<SearchEntry> entries = new ArrayList<>();
            collect(entries, PUBLIC, names, made, stamps);
            collect(entries, INTERNAL, names, made, stamps);
            open.clear();
            open.put(entries);
            written += entries.size();
        } else {
            for (ItemCode code : some) {
                // Before the item is read: a change in between makes it stale, not forgotten.
                String stamp = made + catalog.stamp(code).orElse("");
                open.remove(List.of(key(PUBLIC, code), key(INTERNAL, code)));
                List<SearchEntry> entries = new ArrayList<>();
                catalog.publicItem(code).ifPresent(item -> entries.add(entry(PUBLIC, item, names, stamp)));
                catalog.item(code).ifPresent(item -> entries.add(entry(INTERNAL, item, names, stamp)));
                open.put(entries);
                written += entries.size();
            }
        }
        open.commit();
    }

    /** How many entries were written since the start: none when the index on disk matched the database. */
    long written() {
        return written;
    }

    /** Names of organisations are found, too; one that is renamed makes everything stale. */
    private int names(Function<String, String> names) {
        return directory.organisations().stream()
                .map(org -> org.id().value() + "=" + names.apply(org.id().value()))
                .sorted()
                .toList()
                .hashCode();
    }

    /** The items that stand in the index as they no longer are, those it lacks, and those that it has and the database has not. */
    private Set<ItemCode> stale(SearchIndex open, String made) throws IOException {
        Map<String, String> written = open.stamps();
        Set<ItemCode> stale = new LinkedHashSet<>();
        catalog.stamps().forEach((code, stamp) -> {
            if (!(made + stamp).equals(written.remove(key(INTERNAL, code)))) {
                stale.add(code);
            }
        });
        String start = INTERNAL + "/";
        written.keySet().stream()
                .filter(key -> key.startsWith(start))
                .forEach(key -> stale.add(new ItemCode(key.substring(start.length()))));
        return stale;
    }

    private void collect(
            List<SearchEntry> entries,
            String audience,
            Function<String, String> names,
            String made,
            Map<ItemCode, String> stamps) {
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            CatalogDesk.ItemPage page = catalog.items(next.get(), AT_ONCE, jurisdiction -> audience.equals(INTERNAL));
            page.items()
                    .forEach(item ->
                            entries.add(entry(audience, item, names, made + stamps.getOrDefault(item.code(), ""))));
            next = page.next();
        }
    }

    private static String key(String audience, ItemCode code) {
        return audience + "/" + code.value();
    }

    private static SearchEntry entry(String audience, ItemView item, Function<String, String> names, String stamp) {
        String org = item.implementingSubject().value();
        Map<String, String> filters = new HashMap<>();
        filters.put(
                "audience",
                audience.equals(PUBLIC) ? PUBLIC : item.jurisdiction().value());
        filters.put("jurisdiction", item.jurisdiction().value());
        filters.put("type", item.type());
        filters.put("org", org);
        StringBuilder text = new StringBuilder(names.apply(org));
        for (JsonNode law : item.disclosure().path("legalBasis")) {
            text.append('\n').append(law.path("cite").asText());
        }
        SAID.forEach(field ->
                text.append('\n').append(CatalogColumns.words(item.disclosure().get(field))));
        String english =
                item.name().en().equals(item.name().zh()) ? "" : item.name().en();
        return new SearchEntry(
                key(audience, item.code()),
                item.code().value(),
                item.name().zh(),
                english,
                text.toString(),
                filters,
                stamp);
    }

    /**
     * What is asked.
     *
     * @param words    what was typed
     * @param internal whose unpublished items may be seen; empty: what is public only
     * @param everyone whether the unpublished items of every jurisdiction may be seen
     * @param page     counts from 1
     */
    public record Asked(
            String words,
            Optional<JurisdictionId> internal,
            boolean everyone,
            Optional<String> type,
            Optional<String> org,
            Optional<String> jurisdiction,
            Optional<String> division,
            int page,
            int size) {}

    /** Items found, the best first, and how many there are of each type. */
    public record Found(List<ItemView> items, long total, Map<String, Long> types) {}

    /** Finds. Refused (503) while there is no index. */
    public Outcome<Found> find(Asked asked) {
        SearchIndex open = index;
        if (open == null) {
            return absent();
        }
        Map<String, List<String>> filters = new HashMap<>();
        List<String> audiences = new ArrayList<>();
        if (asked.everyone()) {
            directory.jurisdictions().forEach(each -> audiences.add(each.id().value()));
        } else {
            asked.internal().ifPresent(own -> audiences.add(own.value()));
        }
        audiences.add(PUBLIC);
        filters.put("audience", audiences);
        asked.type().ifPresent(type -> filters.put("type", List.of(type)));
        asked.org().ifPresent(org -> filters.put("org", List.of(org)));
        Set<String> places = new HashSet<>();
        asked.jurisdiction().ifPresent(places::add);
        asked.division().ifPresent(division -> directory.jurisdictions().stream()
                .filter(each -> each.division().equals(division))
                .forEach(each -> places.add(each.id().value())));
        if (asked.jurisdiction().isPresent() || asked.division().isPresent()) {
            filters.put("jurisdiction", places.isEmpty() ? List.of("-") : List.copyOf(places));
        }
        try {
            // An item of the own jurisdiction stands there twice, as published and as it is; it is shown once.
            SearchResult result = open.search(new SearchQuery(
                    asked.words(), narrowed(filters, asked), (asked.page() - 1) * asked.size(), asked.size(), "type"));
            List<ItemView> items = items(result.keys());
            return Outcome.accepted(new Found(items, result.total(), result.counts()));
        } catch (IOException | RuntimeException e) {
            LOG.error("The search index cannot be read; it is begun anew", e);
            rebuild();
            return absent();
        }
    }

    /** Officials look at their jurisdiction's own items; what others published is found when its place is asked for. */
    private static Map<String, List<String>> narrowed(Map<String, List<String>> filters, Asked asked) {
        boolean elsewhere = asked.jurisdiction().isPresent() || asked.division().isPresent();
        if (asked.everyone() || asked.internal().isPresent() && !elsewhere) {
            List<String> own = new ArrayList<>(filters.get("audience"));
            own.remove(PUBLIC);
            filters.put("audience", own);
        } else if (asked.internal().isPresent()) {
            boolean ownPlace =
                    filters.get("jurisdiction").contains(asked.internal().get().value());
            filters.put("audience", List.of(ownPlace ? asked.internal().get().value() : PUBLIC));
        }
        return filters;
    }

    /** In the order of the keys; what has gone since it was written is left out. */
    private List<ItemView> items(List<String> keys) {
        Map<String, ItemView> views = new HashMap<>();
        for (String audience : List.of(PUBLIC, INTERNAL)) {
            String start = audience + "/";
            List<ItemCode> codes = keys.stream()
                    .filter(key -> key.startsWith(start))
                    .map(key -> new ItemCode(key.substring(start.length())))
                    .toList();
            catalog.items(codes, jurisdiction -> audience.equals(INTERNAL))
                    .forEach(item -> views.put(key(audience, item.code()), item));
        }
        return keys.stream().map(views::get).filter(Objects::nonNull).toList();
    }

    private static Outcome<Found> absent() {
        return Outcome.refused(
                CatalogRejection.SEARCH_ABSENT,
                Text.of(
                        "搜索正在准备,请稍后再试;目录可以按类型和实施主体浏览。",
                        "The search is being prepared, try again soon; the catalog can be browsed by type and organisation."));
    }

    /** How many entries there are; empty while there is no index. */
    public Optional<Long> size() {
        SearchIndex open = index;
        try {
            return open == null ? Optional.empty() : Optional.of(open.size());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Names of organisations by id. */
    public Function<String, String> organisations() {
        Map<String, String> names = directory.organisations().stream()
                .collect(Collectors.toMap(
                        org -> org.id().value(),
                        (Organisation org) -> org.name().zh(),
                        (a, b) -> a));
        return id -> names.getOrDefault(id, id);
    }
}
