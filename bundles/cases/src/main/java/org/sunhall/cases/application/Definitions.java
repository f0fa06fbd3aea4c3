package org.sunhall.cases.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseDefinition;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.CaseRules;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.checker.DocumentRef;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.ItemExtension;
import org.sunhall.checker.ItemLimit;
import org.sunhall.checker.ItemLimits;
import org.sunhall.checker.PluginContent;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.ExtensionRule;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StopGround;
import org.sunhall.clocks.StopRule;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;
import org.sunhall.packs.Packs;
import org.sunhall.plugins.PluginPresence;
import org.sunhall.plugins.Plugins;

/**
 * The reviewed editions cases run by, made ready once each. They come from the stored bytes of the plug-in, so a case can
 * be read though its plug-in is away.
 */
@Component(service = Definitions.class)
public final class Definitions {

    private static final int MOST_KEPT = 500;

    private final Plugins plugins;
    private final Clock clock;
    private final Map<Key, RunningDefinition> ready = new ConcurrentHashMap<>();

    private record Key(Digest plugin, ItemCode item, EditionId edition) {}

    /** Takes the store of plug-ins. */
    @Activate
    public Definitions(@Reference Plugins plugins, @Reference Clock clock) {
        this.plugins = plugins;
        this.clock = clock;
    }

    /** The definition a case runs by. */
    RunningDefinition of(StoredCase stored) {
        return ready(
                new Key(stored.plugin(), stored.state().item(), stored.state().edition()));
    }

    /** The definition this item of stored plug-in bytes gives under this edition. */
    RunningDefinition of(Digest plugin, ItemCode item, EditionId edition) {
        return ready(new Key(plugin, item, edition));
    }

    /** The definition for a new case; refused while the plug-in is away. */
    Outcome<RunningDefinition> of(EditionView edition) {
        PluginPresence presence = plugins.presence(edition.plugin());
        if (!presence.isPresent()) {
            return Outcome.refused(
                    CaseRejection.PLUGIN_AWAY,
                    Text.of(
                            "该事项的插件暂时移除,现在不能提出新的申请;恢复后即可申请。",
                            "The item's plug-in is away at present; apply again when it is back."));
        }
        return Outcome.accepted(ready(new Key(edition.plugin(), edition.item(), edition.id())));
    }

    private RunningDefinition ready(Key key) {
        RunningDefinition known = ready.get(key);
        if (known == null) {
            if (ready.size() > MOST_KEPT) {
                ready.clear();
            }
            known = prepare(key);
            ready.put(key, known);
        }
        return known;
    }

    private RunningDefinition prepare(Key key) {
        PluginContent content = plugins.content(key.plugin())
                .orElseThrow(() -> new IllegalStateException("the stored plug-in " + key.plugin() + " is missing"));
        ItemDefinition item = content.item(key.item())
                .orElseThrow(() -> new IllegalStateException("the stored plug-in has no item " + key.item()));
        Pack pack = Packs.of(content.descriptor().jurisdiction());
        LocalDate today = clock.instant().atZone(pack.zone()).toLocalDate();
        ItemLimits limits = item.limits();
        Optional<ItemExtension> extension = limits.extension();
        CaseDefinition cases = new CaseDefinition(
                item.code(),
                item.name(),
                item.type(),
                key.edition(),
                item.implementingSubject(),
                content.descriptor().jurisdiction(),
                content.flow(item),
                pack.clockReader(WorkCalendar.china(), today),
                packClock(pack, "notice", limits.notice(), today),
                packClock(pack, "supplement", limits.supplement(), today),
                decisionClock(pack, "statutory", Text.of("法定办理期限", "statutory limit"), limits.statutory(), item, today),
                decisionClock(pack, "promised", Text.of("承诺办理期限", "promised limit"), limits.promised(), item, today),
                packClock(pack, "delivery", limits.delivery(), today),
                stepTerms(pack, pack.clockTerms("step", today), today),
                extension.map(ItemExtension::limit).orElse(null),
                extension.map(ItemExtension::basis).orElse(""),
                extension.map(ItemExtension::approver).orElse(""),
                item.documents().stream()
                        .filter(DocumentRef::onSubmission)
                        .map(DocumentRef::kind)
                        .collect(Collectors.toSet()),
                item.documents().stream().map(DocumentRef::kind).collect(Collectors.toSet()),
                CaseRules.read(item.raw(), item.type())
                        .withEntry(pack.parameter("penalty.entry", today)
                                .map(known -> pack.limit("penalty.entry", today))));
        return new RunningDefinition(cases, item, content, content.form(item), pack);
    }

    private static ClockTerms packClock(Pack pack, String kind, Optional<ItemLimit> own, LocalDate today) {
        ClockTerms terms = pack.clockTerms(kind, today);
        return own.map(limit -> new ClockTerms(
                        kind,
                        terms.title(),
                        terms.owner(),
                        limit.limit(),
                        pack.warning(kind, limit.limit(), today),
                        limit.basis(),
                        terms.onExpiry(),
                        terms.stopGrounds(),
                        Optional.empty()))
                .orElse(terms);
    }

    private static ClockTerms decisionClock(
            Pack pack, String kind, Text title, ItemLimit limit, ItemDefinition item, LocalDate today) {
        Optional<Limit> extension = item.limits().extension().map(ItemExtension::limit);
        return new ClockTerms(
                kind,
                title,
                ClockOwner.OFFICE,
                limit.limit(),
                pack.warning(kind, limit.limit(), today),
                limit.basis(),
                ClockTerms.LAMP,
                stops(pack, kind, item.stopGrounds(), today),
                extension.filter(by -> by.unit() == limit.limit().unit()).map(ExtensionRule::upTo).stream()
                        .toList());
    }

    /**
     * The grounds the edition lists, and for internal clocks those of the pack: pausing, interrupting, hanging (K-15). The
     * statutory clock of a licence has the law's own grounds only (行政许可法 art. 45).
     */
    private static List<StopRule> stops(Pack pack, String kind, Set<String> grounds, LocalDate today) {
        Set<String> all = new TreeSet<>(grounds);
        Set<String> ways = names(pack, "pause.ways", today);
        boolean internal = !kind.equals("statutory");
        if (internal && ways.contains("case-pause")) {
            all.add(StopGround.PAUSED.id());
        }
        if (internal && ways.contains("case-interrupt")) {
            all.add(StopGround.INTERRUPTED.id());
        }
        if (internal && names(pack, "pause.item", today).contains(kind)) {
            all.add(StopGround.ITEM_HUNG.id());
        }
        return all.stream().map(StopRule::of).toList();
    }

    private static Set<String> names(Pack pack, String parameter, LocalDate today) {
        return pack.parameter(parameter, today)
                .map(known -> Set.copyOf(pack.names(parameter, today)))
                .orElse(Set.of());
    }

    /** A step's limit is the edition's own: its internal flow chart sets it. */
    private static ClockTerms stepTerms(Pack pack, ClockTerms terms, LocalDate today) {
        return new ClockTerms(
                terms.kind(),
                terms.title(),
                terms.owner(),
                terms.budget(),
                terms.warning(),
                "本事项内部流程图的岗位时限",
                terms.onExpiry(),
                stops(pack, "step", terms.stopGrounds(), today),
                List.of());
    }
}
