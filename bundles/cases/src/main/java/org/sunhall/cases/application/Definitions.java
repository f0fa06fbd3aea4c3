package org.sunhall.cases.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.casework.CaseDefinition;
import org.sunhall.casework.CaseRejection;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.checker.CaseDefinitions;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
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
    private final PackRegistry packs;
    private final Map<Key, Ready> ready = new ConcurrentHashMap<>();

    private record Key(Digest plugin, ItemCode item, EditionId edition) {}

    /** A definition with what it was made of beside the plug-in: when any of that is another, it is made anew. */
    private record Ready(RunningDefinition definition, Pack pack, WorkCalendar working, LocalDate day) {

        boolean isBy(Pack rules, WorkCalendar days, LocalDate today) {
            return pack.equals(rules) && working.equals(days) && day.equals(today);
        }
    }

    /** Takes the store of plug-ins and the rules that serve. */
    @Activate
    public Definitions(@Reference Plugins plugins, @Reference PackRegistry packs, @Reference Clock clock) {
        this.plugins = plugins;
        this.packs = packs;
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

    /** Whether the stored bytes still hold what the case runs by. */
    boolean isThere(StoredCase stored) {
        return plugins.content(stored.plugin())
                .filter(content -> content.item(stored.state().item()).isPresent())
                .isPresent();
    }

    /** The definition a case runs by as these rules read it, for example former ones; not kept. */
    RunningDefinition under(StoredCase stored, PackRegistry rules) {
        Key key = new Key(stored.plugin(), stored.state().item(), stored.state().edition());
        PluginContent content = content(key);
        JurisdictionId jurisdiction = content.descriptor().jurisdiction();
        Pack pack = rules.of(jurisdiction);
        LocalDate today = clock.instant().atZone(pack.zone()).toLocalDate();
        return prepare(key, content, pack, rules.calendar(jurisdiction), today);
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
        Ready known = ready.get(key);
        PluginContent content =
                known == null ? content(key) : known.definition().content();
        JurisdictionId jurisdiction = content.descriptor().jurisdiction();
        Pack pack = packs.of(jurisdiction);
        WorkCalendar working = packs.calendar(jurisdiction);
        LocalDate today = clock.instant().atZone(pack.zone()).toLocalDate();
        if (known == null || !known.isBy(pack, working, today)) {
            if (ready.size() > MOST_KEPT) {
                ready.clear();
            }
            known = new Ready(prepare(key, content, pack, working, today), pack, working, today);
            ready.put(key, known);
        }
        return known.definition();
    }

    private PluginContent content(Key key) {
        return plugins.content(key.plugin())
                .orElseThrow(() -> new IllegalStateException("the stored plug-in " + key.plugin() + " is missing"));
    }

    private static RunningDefinition prepare(
            Key key, PluginContent content, Pack pack, WorkCalendar working, LocalDate today) {
        ItemDefinition item = content.item(key.item())
                .orElseThrow(() -> new IllegalStateException("the stored plug-in has no item " + key.item()));
        CaseDefinition cases = CaseDefinitions.of(content, item, key.edition(), pack, working, today);
        return new RunningDefinition(cases, item, content, content.form(item), pack);
    }
}
