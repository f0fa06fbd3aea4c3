package org.sunhall.checker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sunhall.checker.CheckContext;
import org.sunhall.checker.DocumentRef;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.ItemLimit;
import org.sunhall.checker.ItemLimits;
import org.sunhall.checker.KnownOrganisation;
import org.sunhall.checker.LegalBasis;
import org.sunhall.checker.Material;
import org.sunhall.checker.PluginDescriptor;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.StopGround;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.CodeReading;
import org.sunhall.packs.DisclosureField;
import org.sunhall.packs.ItemType;
import org.sunhall.packs.Pack;
import org.sunhall.packs.Parameter;
import org.sunhall.packs.ParameterValue;

/** An item by itself and against its jurisdiction's pack: type, disclosure, limits, grounds, scope. */
public final class ItemRules {

    private static final String LICENSING_LAW = "行政许可法";

    private final ItemDefinition item;
    private final CheckContext context;
    private final Findings findings;

    /** Checks this item. */
    public ItemRules(ItemDefinition item, CheckContext context, Findings findings) {
        this.item = item;
        this.context = context;
        this.findings = findings;
    }

    /** Runs the checks. */
    public void check(PluginDescriptor plugin, Set<String> files) {
        scope(plugin);
        code();
        bases();
        disclosure();
        limits();
        grounds();
        references(files);
    }

    private void scope(PluginDescriptor plugin) {
        if (context.organisations().isEmpty()) {
            return;
        }
        subject("/powerSubject", item.powerSubject(), plugin);
        subject("/implementingSubject", item.implementingSubject(), plugin);
    }

    private void subject(String pointer, OrgId id, PluginDescriptor plugin) {
        Optional<KnownOrganisation> known = organisation(context, id);
        if (known.isEmpty()) {
            add(
                    pointer,
                    "scope.organisation",
                    Text.of("平台上没有机构“" + id + "”。", "The platform has no organisation “" + id + "”."),
                    Text.of("请更正机构编号。", "Mend the organisation's id."));
        } else if (!known.get().jurisdiction().equals(plugin.jurisdiction())) {
            add(
                    pointer,
                    "scope.jurisdiction",
                    Text.of(
                            "机构“" + id + "”不属于插件的辖区“" + plugin.jurisdiction() + "”。",
                            "Organisation “" + id + "” does not belong to the plug-in's jurisdiction “"
                                    + plugin.jurisdiction() + "”."),
                    Text.of(
                            "请改为本辖区的机构,或更正plugin.json的jurisdiction:插件只能定义本辖区机构的事项。",
                            "Name an organisation of this jurisdiction, or mend the jurisdiction in plugin.json."));
        }
    }

    /** The organisation with this id, where organisations are known. */
    public static Optional<KnownOrganisation> organisation(CheckContext context, OrgId id) {
        return context.organisations().flatMap(all -> all.stream()
                .filter(organisation -> organisation.id().equals(id))
                .findFirst());
    }

    /** The code by the coding rule of the jurisdiction. */
    private void code() {
        CodeReading reading = context.pack().itemCode(item.code().value(), Optional.of(item.type()), context.on());
        for (CodeReading.Fault fault : reading.faults()) {
            add("/code", fault.rule(), fault.message(), fault.mend());
        }
    }

    /** The law it stands on still holds and every period is one. */
    private void bases() {
        for (int i = 0; i < item.bases().size(); i++) {
            LegalBasis basis = item.bases().get(i);
            JsonNode written = item.raw().path("legalBases").path(i);
            for (String field : List.of("from", "to")) {
                if (written.has(field) && (field.equals("from") ? basis.from() : basis.to()).isEmpty()) {
                    add(
                            "/legalBases/" + i + "/" + field,
                            "basis.day",
                            Text.of("日历上没有这一天。", "There is no such day."),
                            Text.of("请写成2026-01-31。", "Write it as 2026-01-31."));
                }
            }
            if (basis.from().isPresent()
                    && basis.to().isPresent()
                    && !basis.from().get().isBefore(basis.to().get())) {
                add(
                        "/legalBases/" + i + "/to",
                        "basis.period",
                        Text.of("{0}的废止日期不晚于施行日期。", "{0} is repealed before it begins.")
                                .with(basis.cite()),
                        Text.of(
                                "请更正from或者to:to是废止之日,须晚于from。",
                                "Mend from or to: to is the day of the repeal, after from."));
            } else if (basis.isRepealedOn(context.on())) {
                add(
                        "/legalBases/" + i + "/to",
                        "basis.repealed",
                        Text.of("{0}自{1}起已经废止,不能再作为依据。", "{0} is repealed since {1} and no basis any more.")
                                .with(basis.cite(), basis.to().get()),
                        Text.of("请改引现行规定,或者删去该条。", "Cite the law that holds now, or drop this one."));
            }
        }
    }

    private void disclosure() {
        Optional<ItemType> type = context.pack().itemType(item.type(), context.on());
        if (type.isEmpty()) {
            add(
                    "/type",
                    "item.type",
                    Text.of(
                            "辖区规则包没有事项类型“" + item.type() + "”。",
                            "The jurisdiction has no item type “" + item.type() + "”."),
                    Text.of("请使用规则包列出的类型。", "Use a type of the jurisdiction pack."));
            return;
        }
        for (DisclosureField field : type.get().required()) {
            JsonNode value = item.disclosure().get(field.key());
            if (value == null
                    || value.isNull()
                    || value.isContainerNode()
                            && value.isEmpty()
                            && !field.key().equals("materials")) {
                add(
                        "/disclosure/" + field.key(),
                        "disclosure.missing",
                        Text.of(
                                "缺少应当公开的“" + field.title().zh() + "”(" + field.source() + ")。",
                                "“" + field.title().en() + "” must be disclosed (" + field.source()
                                        + ") and is missing."),
                        Text.of("请在disclosure中填写。", "Fill it in under disclosure."));
            }
        }
    }

    private void limits() {
        ItemLimits limits = item.limits();
        Limit statutory = limits.statutory().limit();
        Limit promised = limits.promised().limit();
        if (statutory.unit() != promised.unit()) {
            add(
                    "/limits/promised/limit",
                    "limits.unit",
                    Text.of("承诺期限与法定期限的单位不同。", "Promised and statutory limit have different units."),
                    Text.of("请使用相同单位。", "Use the same unit."));
        } else if (promised.amount() > statutory.amount()) {
            add(
                    "/limits/promised/limit",
                    "limits.promised",
                    Text.of(
                            "承诺期限" + promised.text().zh() + "超过法定期限"
                                    + statutory.text().zh() + "。",
                            "The promised " + promised.text().en() + " are more than the statutory "
                                    + statutory.text().en() + "."),
                    Text.of("承诺期限不得超过法定期限。", "Promise at most the statutory limit."));
        }
        if (limits.statutory().basis().contains(LICENSING_LAW) || !isLicence()) {
            atMost("/limits/statutory/limit", limits.statutory(), item.type() + ".decision");
        }
        if (isLicence()) {
            limits.notice().ifPresent(limit -> atMost("/limits/notice/limit", limit, "notice.supplement"));
            limits.delivery().ifPresent(limit -> atMost("/limits/delivery/limit", limit, "licence.delivery"));
        }
        limits.extension().ifPresent(extension -> {
            atMost(
                    "/limits/extension/limit",
                    new ItemLimit(extension.limit(), extension.basis()),
                    item.type() + ".decision.extension");
            if (extension.limit().unit() != statutory.unit()) {
                add(
                        "/limits/extension/limit",
                        "limits.unit",
                        Text.of("延长期限与法定期限的单位不同。", "Extension and statutory limit have different units."),
                        Text.of("请使用相同单位。", "Use the same unit."));
            }
            organisation(context, item.implementingSubject())
                    .filter(org -> !org.posts().isEmpty() && !org.posts().contains(extension.approver()))
                    .ifPresent(org -> add(
                            "/limits/extension/approver",
                            "flow.post",
                            Text.of(
                                    "机构没有岗位“" + extension.approver() + "”。",
                                    "The organisation has no post “" + extension.approver() + "”."),
                            Text.of("请设立该岗位或更正岗位名。", "Set the post up, or mend its name.")));
        });
    }

    private boolean isLicence() {
        return item.type().equals("licence");
    }

    private void atMost(String pointer, ItemLimit own, String parameter) {
        Optional<Limit> cap = value(parameter, ParameterValue.Time.class, ParameterValue.Time::limit);
        if (cap.isEmpty()) {
            return;
        }
        boolean comparable = cap.get().unit() == own.limit().unit();
        if (!comparable || own.limit().amount() > cap.get().amount()) {
            String basis = context.pack()
                    .parameter(parameter, context.on())
                    .map(Parameter::legalBasis)
                    .orElse("");
            add(
                    pointer,
                    "limits.cap",
                    Text.of(
                            "超过法定上限" + cap.get().text().zh() + "(" + basis + ")或单位不同。",
                            "It exceeds the legal cap of " + cap.get().text().en() + " (" + basis
                                    + ") or has another unit."),
                    Text.of("请改为不超过该上限。", "Stay within the cap."));
        }
    }

    private void grounds() {
        Optional<List<String>> allowed =
                value(item.type() + ".stop-grounds", ParameterValue.Names.class, ParameterValue.Names::names);
        Set<String> grounds = allowed.<Set<String>>map(HashSet::new).orElseGet(Set::of);
        int index = 0;
        for (JsonNode ground : item.raw().get("stopGrounds")) {
            String id = ground.asText();
            if (!grounds.contains(id)) {
                String title = StopGround.titleOf(id).zh();
                add(
                        "/stopGrounds/" + index,
                        "limits.stop-ground",
                        Text.of(
                                "“" + title + "”不是该类事项的法定扣除事由。",
                                "“" + id + "” is no ground on which the law stops this clock."),
                        Text.of("期限只因法律列举的事由停止计算。", "A clock stops only for the grounds its law lists."));
            }
            index++;
        }
    }

    private void references(Set<String> files) {
        exists(files, "/flow", "workflows/" + item.flow());
        exists(files, "/form", "forms/" + item.form());
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < item.documents().size(); i++) {
            DocumentRef document = item.documents().get(i);
            exists(files, "/documents/" + i + "/template", "documents/" + document.template());
            if (!kinds.add(document.kind())) {
                duplicate("/documents/" + i + "/kind");
            }
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < item.materials().size(); i++) {
            Material material = item.materials().get(i);
            if (!keys.add(material.key())) {
                duplicate("/materials/" + i + "/key");
            }
            String place = "/materials/" + i + "/";
            material.files().forEach((which, file) -> exists(files, place + which, "materials/" + file));
            if (material.when().filter(schema -> !Schemas.isSchema(schema)).isPresent()) {
                add(
                        "/materials/" + i + "/when",
                        "schema.invalid",
                        Text.of("不是可用作条件的JSON Schema。", "It is no JSON Schema fit for a condition."),
                        Text.of(
                                "请按JSON Schema 2020-12书写,不用外部引用和正则表达式。",
                                "Write it as JSON Schema 2020-12 says, without outside references and regular expressions."));
            }
        }
    }

    private void exists(Set<String> files, String pointer, String path) {
        if (!files.contains("SUNHALL-INF/" + path)) {
            add(
                    pointer,
                    "item.file-missing",
                    Text.of("包内没有SUNHALL-INF/" + path + "。", "The jar has no SUNHALL-INF/" + path + "."),
                    Text.of("请加入该文件或更正名称。", "Add the file or mend its name."));
        }
    }

    private void duplicate(String pointer) {
        add(
                pointer,
                "item.duplicate",
                Text.of("标识重复。", "The key is there twice."),
                Text.of("请使用不同的标识。", "Use different keys."));
    }

    private <V extends ParameterValue, T> Optional<T> value(String name, Class<V> sort, Function<V, T> read) {
        Pack pack = context.pack();
        LocalDate on = context.on();
        return pack.parameter(name, on)
                .map(Parameter::value)
                .filter(sort::isInstance)
                .map(sort::cast)
                .map(read);
    }

    private void add(String pointer, String rule, Text message, Text mend) {
        findings.add(item.file(), pointer, rule, message, mend);
    }
}
