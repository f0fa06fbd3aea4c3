package org.sunhall.checker;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sunhall.casework.CaseDefinition;
import org.sunhall.casework.CaseRules;
import org.sunhall.clocks.ClockOwner;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.ExtensionRule;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StopGround;
import org.sunhall.clocks.StopRule;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.Pack;

/** Joins what an item and the jurisdiction pack say into what the case machine goes by. */
public final class CaseDefinitions {

    private CaseDefinitions() {}

    /**
     * The definition of cases of this item.
     *
     * @param content a plug-in that has passed the checks
     * @param edition under which its cases run
     * @param working the working days of the jurisdiction
     * @param on      the day whose parameters of the pack hold
     */
    public static CaseDefinition of(
            PluginContent content,
            ItemDefinition item,
            EditionId edition,
            Pack pack,
            WorkCalendar working,
            LocalDate on) {
        ItemLimits limits = item.limits();
        Optional<ItemExtension> extension = limits.extension();
        return new CaseDefinition(
                item.code(),
                item.name(),
                item.type(),
                edition,
                item.implementingSubject(),
                content.descriptor().jurisdiction(),
                content.flow(item),
                pack.clockReader(working, on),
                packClock(pack, "notice", limits.notice(), on),
                forgiving(packClock(pack, "supplement", limits.supplement(), on)),
                decisionClock(pack, "statutory", Text.of("法定办理期限", "statutory limit"), limits.statutory(), item, on),
                decisionClock(pack, "promised", Text.of("承诺办理期限", "promised limit"), limits.promised(), item, on),
                packClock(pack, "delivery", limits.delivery(), on),
                stepTerms(pack, pack.clockTerms("step", on), on),
                extension.map(ItemExtension::limit).orElse(null),
                extension.map(ItemExtension::basis).orElse(""),
                extension.map(ItemExtension::approver).orElse(""),
                item.documents().stream()
                        .filter(DocumentRef::onSubmission)
                        .map(DocumentRef::kind)
                        .collect(Collectors.toSet()),
                item.documents().stream().map(DocumentRef::kind).collect(Collectors.toSet()),
                CaseRules.read(item.raw(), item.type())
                        .withEntry(pack.parameter("penalty.entry", on).map(known -> pack.limit("penalty.entry", on)))
                        .withBenchmarks(content.discretion(item.code()).stream()
                                .map(TableBenchmark::new)
                                .toList()));
    }

    /** For a good reason the applicant gets at most the same time once more. */
    private static ClockTerms forgiving(ClockTerms terms) {
        return terms.extensions().isEmpty()
                ? new ClockTerms(
                        terms.kind(),
                        terms.title(),
                        terms.owner(),
                        terms.budget(),
                        terms.warning(),
                        terms.legalBasis(),
                        terms.onExpiry(),
                        terms.stops(),
                        List.of(ExtensionRule.upTo(terms.budget())))
                : terms;
    }

    private static ClockTerms packClock(Pack pack, String kind, Optional<ItemLimit> own, LocalDate on) {
        ClockTerms terms = pack.clockTerms(kind, on);
        return own.map(limit -> new ClockTerms(
                        kind,
                        terms.title(),
                        terms.owner(),
                        limit.limit(),
                        pack.warning(kind, limit.limit(), on),
                        limit.basis(),
                        terms.onExpiry(),
                        terms.stopGrounds(),
                        Optional.empty()))
                .orElse(terms);
    }

    private static ClockTerms decisionClock(
            Pack pack, String kind, Text title, ItemLimit limit, ItemDefinition item, LocalDate on) {
        Optional<Limit> extension = item.limits().extension().map(ItemExtension::limit);
        return new ClockTerms(
                kind,
                title,
                ClockOwner.OFFICE,
                limit.limit(),
                pack.warning(kind, limit.limit(), on),
                limit.basis(),
                ClockTerms.LAMP,
                stops(pack, kind, item.stopGrounds(), on),
                extension.filter(by -> by.unit() == limit.limit().unit()).map(ExtensionRule::upTo).stream()
                        .toList());
    }

    /**
     * The grounds the edition lists, and for internal clocks those of the pack: pausing, interrupting, hanging (K-15). The
     * statutory clock of a licence has the law's own grounds only (行政许可法 art. 45).
     */
    private static List<StopRule> stops(Pack pack, String kind, Set<String> grounds, LocalDate on) {
        Set<String> all = new TreeSet<>(grounds);
        Set<String> ways = names(pack, "pause.ways", on);
        boolean internal = !kind.equals("statutory");
        if (internal && ways.contains("case-pause")) {
            all.add(StopGround.PAUSED.id());
        }
        if (internal && ways.contains("case-interrupt")) {
            all.add(StopGround.INTERRUPTED.id());
        }
        if (internal && names(pack, "pause.item", on).contains(kind)) {
            all.add(StopGround.ITEM_HUNG.id());
        }
        return all.stream().map(StopRule::of).toList();
    }

    private static Set<String> names(Pack pack, String parameter, LocalDate on) {
        return pack.parameter(parameter, on)
                .map(known -> Set.copyOf(pack.names(parameter, on)))
                .orElse(Set.of());
    }

    /** A step's limit is the edition's own: its internal flow chart sets it. */
    private static ClockTerms stepTerms(Pack pack, ClockTerms terms, LocalDate on) {
        return new ClockTerms(
                terms.kind(),
                terms.title(),
                terms.owner(),
                terms.budget(),
                terms.warning(),
                "本事项内部流程图的岗位时限",
                terms.onExpiry(),
                stops(pack, "step", terms.stopGrounds(), on),
                List.of());
    }
}
