package org.sunhall.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.catalog.application.CatalogOffice.ADMIN;
import static org.sunhall.catalog.application.CatalogOffice.GOVERNMENT;
import static org.sunhall.catalog.application.CatalogOffice.JUSTICE;
import static org.sunhall.catalog.application.CatalogOffice.LEGAL;
import static org.sunhall.catalog.application.CatalogOffice.accepted;
import static org.sunhall.catalog.application.CatalogOffice.actor;
import static org.sunhall.catalog.application.CatalogOffice.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.ItemView;
import org.sunhall.catalog.application.ImportDesk.Brought;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.checker.PluginJars;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.Packs;
import org.sunhall.sheets.SheetRejection;

/** A whole catalog in a file: everything wrong is named, all or nothing, one decision, each item with its own history. */
class ImportCatalogTest {

    private static final Actor OTHER_LEGAL = actor("legal2", JUSTICE, Role.LEGAL);
    private static final ItemCode ONE = new ItemCode("CF-0001");

    private CatalogOffice office;

    private static final class City implements PackRegistry {
        @Override
        public Optional<Pack> find(JurisdictionId jurisdiction) {
            return Optional.of(Packs.sunshine());
        }

        @Override
        public List<Pack> all() {
            return List.of(Packs.sunshine());
        }
    }

    @BeforeEach
    void open() {
        office = new CatalogOffice(new City());
    }

    @AfterEach
    void close() throws InterruptedException {
        office.close();
    }

    private Outcome<Brought> bring(Actor actor, Sheet sheet) {
        return office.imports.bring(actor, ImportFormat.XLSX, "权力清单.xlsx", sheet.bytes(), "首次建库", false);
    }

    private static Sheet two() {
        return new Sheet().item("CF-0001", "对无证经营食品的处罚").item("CF-0002", "对虚假宣传的处罚");
    }

    private Proceeding only(String batch) {
        List<Proceeding> all = office.imports.find(batch).orElseThrow().proceedings();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private String published(Sheet sheet) {
        String id = accepted(bring(LEGAL, sheet)).batch().orElseThrow().id();
        office.carryOut();
        Proceeding proceeding = only(id);
        accepted(office.catalog.say(OTHER_LEGAL, proceeding.id(), true, "合法", proceeding.version()));
        office.carryOut();
        accepted(office.imports.publish(OTHER_LEGAL, id, Optional.empty()));
        office.carryOut();
        return id;
    }

    @Test
    @Tag("R-058")
    @Tag("R-059")
    void eachItemIsProposedApprovedAndPublishedThoughOneDecisionIsTaken() {
        Brought brought = accepted(bring(LEGAL, two()));
        String id = brought.batch().orElseThrow().id();
        assertThat(brought.items()).isEqualTo(2);
        office.carryOut();
        assertThat(office.catalog.editions(ONE)).singleElement().satisfies(edition -> assertThat(edition.state())
                .isEqualTo(EditionState.PROPOSED));
        assertThat(refused(office.catalog.inForce(ONE, office.clock.instant())))
                .isEqualTo(CatalogRejection.NOT_REVIEWED);
        EditionView draft = office.catalog.editions(ONE).get(0);
        assertThat(refused(office.catalog.approve(OTHER_LEGAL, draft.id(), "同意", draft.digest(), draft.version())))
                .as("by itself")
                .isEqualTo(CatalogRejection.IN_BATCH);
        Proceeding proceeding = only(id);
        assertThat(refused(office.catalog.say(LEGAL, proceeding.id(), true, "同意", proceeding.version())))
                .as("by who brought it")
                .isEqualTo(CatalogRejection.FORBIDDEN);
        assertThat(refused(office.imports.publish(OTHER_LEGAL, id, Optional.empty())))
                .as("before it was reviewed")
                .isEqualTo(CatalogRejection.NOT_REVIEWED);
        accepted(office.catalog.say(OTHER_LEGAL, proceeding.id(), true, "依据充分", proceeding.version()));
        office.carryOut();
        assertThat(office.imports.find(id).orElseThrow().items()).isEqualTo(Map.of(EditionState.APPROVED, 2L));
        accepted(office.imports.publish(OTHER_LEGAL, id, Optional.empty()));
        office.carryOut();
        assertThat(office.imports.find(id).orElseThrow().batch().done()).isTrue();
        ItemView item = office.catalog.publicItem(ONE).orElseThrow();
        assertThat(item.inForce().orElseThrow().isOnline()).isFalse();
        assertThat(item.disclosure().path("phone").asText()).isEqualTo("0519-12345678");
        assertThat(item.disclosure().path("procedure")).hasSize(4);
        assertThat(item.disclosure().path("legalBasis").path(0).path("cite").asText())
                .isEqualTo("《食品安全法》第一百二十二条");
        List<RecordedEvent> events = office.events(
                "edition", office.catalog.editions(ONE).get(0).id().value());
        assertThat(events)
                .extracting(RecordedEvent::type)
                .containsExactly(
                        "catalog.edition-proposed",
                        "catalog.edition-approved",
                        "catalog.edition-published",
                        "catalog.edition-in-force");
        assertThat(events.get(1).personal()).containsEntry("opinion", "依据充分");
        assertThat(events.get(1).data().toString()).doesNotContain("依据充分");
    }

    @Test
    @Tag("R-060")
    @Tag("R-086")
    void anItemWithoutAFlowTakesNoCaseAndTheRefusalSaysWhy() {
        published(two());
        Rejection refusal =
                office.catalog.inForce(ONE, office.clock.instant()).refusal().orElseThrow();
        assertThat(refusal.code()).isEqualTo(CatalogRejection.NOT_ONLINE);
        assertThat(refusal.detail().zh()).contains("尚未实行网上运行").contains("第八条");
    }

    @Test
    void rejectedItemsAreBroughtAgainWithAMendedFile() {
        String id = accepted(bring(LEGAL, two())).batch().orElseThrow().id();
        office.carryOut();
        Proceeding proceeding = only(id);
        accepted(office.catalog.say(OTHER_LEGAL, proceeding.id(), false, "依据不足", proceeding.version()));
        office.carryOut();
        assertThat(office.catalog.editions(ONE)).singleElement().satisfies(edition -> {
            assertThat(edition.state()).isEqualTo(EditionState.REJECTED);
            assertThat(edition.reviewReasons()).hasValue("依据不足");
        });
        assertThat(refused(office.imports.publish(OTHER_LEGAL, id, Optional.empty())))
                .isEqualTo(CatalogRejection.NOT_REVIEWED);
        Brought again = accepted(bring(LEGAL, two()));
        assertThat(again.repeated()).isFalse();
        office.carryOut();
        assertThat(office.catalog.editions(ONE)).hasSize(2);
    }

    @Test
    void theSameFileTwiceIsHarmless() {
        String id = accepted(bring(LEGAL, two())).batch().orElseThrow().id();
        Brought atOnce = accepted(bring(LEGAL, two()));
        assertThat(atOnce.repeated()).isTrue();
        assertThat(atOnce.batch().orElseThrow().id()).isEqualTo(id);
        office.carryOut();
        assertThat(accepted(bring(LEGAL, two())).repeated()).isTrue();
        Proceeding proceeding = only(id);
        accepted(office.catalog.say(OTHER_LEGAL, proceeding.id(), true, "合法", proceeding.version()));
        office.carryOut();
        accepted(office.imports.publish(OTHER_LEGAL, id, Optional.empty()));
        office.carryOut();
        Brought afterwards = accepted(bring(LEGAL, two()));
        assertThat(afterwards.batch()).isEmpty();
        assertThat(afterwards.unchanged()).isEqualTo(2);
        assertThat(office.catalog.editions(ONE)).hasSize(1);
    }

    @Test
    @Tag("R-083")
    void onlyWhatChangedGetsANewEdition() {
        published(two());
        Sheet next = two();
        next.items.get(1).put("监督电话", "12315");
        String id = published(next);
        assertThat(office.imports.find(id).orElseThrow().batch().unchanged()).isEqualTo(1);
        assertThat(office.catalog.editions(ONE)).hasSize(1);
        List<EditionView> changed = office.catalog.editions(new ItemCode("CF-0002"));
        assertThat(changed)
                .extracting(EditionView::state)
                .containsExactly(EditionState.IN_FORCE, EditionState.SUPERSEDED);
        assertThat(office.catalog.difference(changed.get(1), changed.get(0)).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.place()).isEqualTo("/supervisionPhone");
                    assertThat(change.before()).isEqualTo("12345");
                    assertThat(change.after()).isEqualTo("12315");
                });
    }

    @Test
    void aTrialChecksAndStoresNothing() {
        Brought trial = accepted(office.imports.bring(LEGAL, ImportFormat.XLSX, "a.xlsx", two().bytes(), null, true));
        assertThat(trial.items()).isEqualTo(2);
        office.carryOut();
        assertThat(office.catalog.items()).isEmpty();
        assertThat(office.imports.imports(new JurisdictionId("sunshine"))).isEmpty();
    }

    @Test
    void anOfficeBringsItsOwnItemsOnlyAndOthersNone() {
        assertThat(refused(bring(Actor.anonymous(), two()))).isEqualTo(CatalogRejection.UNAUTHENTICATED);
        assertThat(refused(bring(GOVERNMENT, two()))).isNotEqualTo(CatalogRejection.UNAUTHENTICATED);
        assertThat(refused(bring(actor("clerk", JUSTICE, Role.STAFF), two()))).isEqualTo(CatalogRejection.FORBIDDEN);
        accepted(bring(ADMIN, two()));
        Sheet others = new Sheet().item("CF-0009", "对其他单位的处罚");
        others.items.get(0).put("实施主体", "city-justice");
        assertThat(rules(bring(ADMIN, others))).containsExactly("organisation-foreign");
        assertThat(bring(LEGAL, others).refusal()).isEmpty();
    }

    private static List<String> rules(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().fields().stream()
                .map(FieldProblem::rule)
                .toList();
    }

    @Test
    void namesThirtyKindsOfErrorInOneFileEachWithItsPlaceAndStoresNothing() {
        office.inForce(PluginJars.good());
        String online = CatalogOffice.ITEM.value();
        Sheet sheet = new Sheet();
        sheet.itemHeadings.set(sheet.itemHeadings.indexOf("常见问题"), "联系电话");
        sheet.itemHeadings.add("备注");
        sheet.basisHeadings.set(sheet.basisHeadings.indexOf("条文内容"), "说明");
        sheet.otherSheets.add("草稿");
        put(sheet, 0, "事项编码", "");
        put(sheet, 1, "事项编码", "编码 1");
        put(sheet, 2, "事项编码", "x".repeat(121));
        sheet.item("CF-0003", "甲");
        sheet.item("CF-0003", "乙");
        sheet.item(online, "食品经营许可");
        put(sheet, 6, "事项名称", "");
        put(sheet, 7, "事项名称", "名".repeat(201));
        put(sheet, 8, "事项名称", "第一行\n第二行");
        put(sheet, 9, "事项名称", "同名");
        put(sheet, 10, "事项名称", "同名");
        put(sheet, 11, "权力类型", "");
        put(sheet, 12, "权力类型", "行政魔法");
        put(sheet, 13, "权力类型", "非行政许可审批");
        put(sheet, 14, "权力主体", "");
        put(sheet, 15, "实施主体", "没有的局");
        put(sheet, 16, "处罚种类", "");
        put(sheet, 17, "征收标准", "每人十元");
        put(sheet, 18, "承办机构", "长".repeat(2_001));
        put(sheet, 19, "监督电话", "打电话");
        put(sheet, 20, "网上办理入口", "javascript:alert(1)");
        put(sheet, 21, "法定期限", "很快");
        put(sheet, 22, "办公地点", (Sheet.Special) (at, row, column) -> at.formula(row, column, "1+1"));
        put(sheet, 23, "监督电话", (Sheet.Special) (at, row, column) -> at.value(row, column, 1.5));
        put(sheet, 24, "办公地点", (Sheet.Special) (at, row, column) -> at.value(row, column, true));
        put(sheet, 25, "办公地点", (Sheet.Special) (at, row, column) -> {
            at.value(row, column, LocalDate.of(2026, 1, 1));
            at.style(row, column).format("yyyy-mm-dd").set();
        });
        put(sheet, 26, "办公地点", "看不见\u202E\uE000");
        put(sheet, 27, "没有表头的列", "内容");
        Map<String, Object> licence = Sheet.penalty("XK-0028", "许可");
        licence.put("权力类型", "licence");
        licence.put("承诺期限", "120日");
        sheet.items.add(licence);
        sheet.bases.add(Sheet.law("XK-0028", "行政许可法", "第四十二条"));
        sheet.items.add(Sheet.penalty("CF-0029", "无依据的处罚"));
        sheet.bases.add(Sheet.law("", "食品安全法", "第一条"));
        sheet.bases.add(Sheet.law("CF-9999", "食品安全法", "第一条"));
        Map<String, Object> badLaw = Sheet.law("CF-0003", "", "");
        badLaw.put("施行日期", "去年");
        sheet.bases.add(badLaw);
        Map<String, Object> backwards = Sheet.law("CF-0003", "广告法", "五十五");
        backwards.put("施行日期", "2020-01-01");
        backwards.put("废止日期", "2019-01-01");
        sheet.bases.add(backwards);
        sheet.bases.add(Sheet.law("CF-0003", "食品安全法", "第一百二十二条"));
        sheet.items.add(Sheet.penalty("CF-0030", "依据废止的处罚"));
        Map<String, Object> repealed = Sheet.law("CF-0030", "旧条例", "第三条");
        repealed.put("废止日期", "2015-05-10");
        sheet.bases.add(repealed);

        Rejection refusal = bring(LEGAL, sheet).refusal().orElseThrow();
        assertThat(refusal.code()).isEqualTo(CatalogRejection.IMPORT_FAULTY);
        Map<String, String> places = new java.util.TreeMap<>();
        refusal.fields().forEach(fault -> places.putIfAbsent(fault.rule(), fault.pointer()));
        assertThat(places.keySet())
                .containsAll(List.of(
                        "sheet-unknown",
                        "column-unknown",
                        "column-duplicate",
                        "column-nameless",
                        "code-required",
                        "code-characters",
                        "code-length",
                        "code-duplicate",
                        "code-online",
                        "name-required",
                        "name-length",
                        "line-break",
                        "name-duplicate",
                        "type-required",
                        "type-unknown",
                        "type-expired",
                        "powerSubject-required",
                        "organisation-unknown",
                        "field-required",
                        "field-not-of-type",
                        "length",
                        "phone",
                        "link",
                        "limit",
                        "promised-longer",
                        "formula",
                        "number-inexact",
                        "boolean",
                        "date-unexpected",
                        "control-character",
                        "basis-required",
                        "basis-code-required",
                        "basis-item-unknown",
                        "law-required",
                        "article-required",
                        "article",
                        "day",
                        "period",
                        "basis-duplicate",
                        "basis-repealed"));
        assertThat(new TreeSet<>(places.keySet())).hasSizeGreaterThanOrEqualTo(40);
        assertThat(refusal.fields()).allSatisfy(fault -> {
            assertThat(fault.pointer()).matches("(事项|法律依据|草稿)![A-Z]*[0-9]+");
            assertThat(fault.message().zh()).isNotBlank();
            assertThat(fault.message().en()).isNotBlank();
        });
        assertThat(places)
                .as("row and column as people see them")
                .containsEntry("type-unknown", "事项!D14")
                .containsEntry("name-length", "事项!B9")
                .containsEntry("basis-duplicate", "法律依据!C3");
        office.carryOut();
        assertThat(office.catalog.items()).hasSize(1);
        assertThat(office.imports.imports(new JurisdictionId("sunshine"))).isEmpty();
    }

    private static void put(Sheet sheet, int number, String column, Object value) {
        String code = String.format("CF-%04d", number + 100);
        Map<String, Object> row = Sheet.penalty(code, "处罚" + number);
        row.put(column, value);
        sheet.items.add(row);
        if (!column.equals("事项编码")) {
            sheet.bases.add(Sheet.law(code, "食品安全法", "第一百二十二条"));
        }
    }

    @Test
    void refusesWhatIsNoCatalogAtAll() {
        assertThat(refused(office.imports.bring(LEGAL, ImportFormat.XLSX, "a", new byte[10], "理由", false)))
                .isEqualTo(SheetRejection.NOT_XLSX);
        for (String json :
                List.of("", "[]", "{", "{\"items\":{}}", "null", "{\"items\":[]}", "{\"items\":[],\"items\":[]}")) {
            assertThat(refused(office.imports.bring(
                            LEGAL,
                            ImportFormat.JSON,
                            "a",
                            json.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            "理由",
                            false)))
                    .as(json)
                    .isEqualTo(CatalogRejection.INVALID);
        }
        Outcome<Brought> shapes = office.imports.bring(
                LEGAL,
                ImportFormat.JSON,
                "a",
                "{\"items\":[1,{\"code\":7,\"name\":[],\"disclosure\":{\"x\":1,\"phone\":{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}},\"legalBases\":[{\"law\":3}],\"y\":0}]}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "理由",
                false);
        assertThat(rules(shapes)).contains("shape", "column-unknown", "article-required");
        assertThat(refused(office.imports.bring(LEGAL, ImportFormat.XLSX, "a", two().bytes(), " ", false)))
                .as("without a written application")
                .isEqualTo(CatalogRejection.INVALID);
    }

    @Test
    void whatIsExportedCanBeBroughtAgainAndChangesNothing() throws IOException {
        office.inForce(PluginJars.good());
        published(two());
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        ExportCatalog.xlsx(sheet, Packs.sunshine(), office.catalog.items());
        Brought again =
                accepted(office.imports.bring(LEGAL, ImportFormat.XLSX, "a.xlsx", sheet.toByteArray(), "核对", false));
        assertThat(again.items()).isEqualTo(3);
        assertThat(again.unchanged()).isEqualTo(3);
        assertThat(again.batch()).isEmpty();
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        ExportCatalog.json(json, Packs.sunshine(), office.catalog.items());
        Brought third =
                accepted(office.imports.bring(LEGAL, ImportFormat.JSON, "a.json", json.toByteArray(), "核对", false));
        assertThat(third.unchanged()).isEqualTo(3);
        assertThat(third.batch()).isEmpty();
    }

    @Test
    void theTemplateFilledInIsReadAndNamesWhatMayBeWritten() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportCatalog.template(
                out,
                Packs.sunshine(),
                Packs.sunshine().itemTypes(LocalDate.of(2026, 6, 1)),
                List.of(Map.entry("sunshine-market", "市场监督管理局")));
        var tables = org.sunhall.sheets.SheetReader.read(out.toByteArray(), 1_000)
                .asOptional()
                .orElseThrow();
        assertThat(tables).extracting(org.sunhall.sheets.SheetTable::name).containsExactly("事项", "法律依据", "填写说明");
        assertThat(tables.get(0).rows().get(0))
                .extracting(org.sunhall.sheets.SheetCell::text)
                .containsExactlyElementsOf(new Sheet().itemHeadings);
        assertThat(rules(office.imports.bring(LEGAL, ImportFormat.XLSX, "a", out.toByteArray(), "理由", false)))
                .as("nothing is filled in")
                .containsExactly("required");
    }

    @Test
    @Tag("R-072")
    void aRepealedArticleFindsImportedItemsToo() {
        published(two());
        var change = new org.sunhall.catalog.model.LawChange(
                "",
                new JurisdictionId("sunshine"),
                org.sunhall.packs.ChangeTrigger.LAW_CHANGE,
                Optional.of("中华人民共和国食品安全法"),
                Optional.of("第一百二十二条"),
                Optional.empty(),
                List.of(),
                "该条废止",
                Optional.of(LocalDate.of(2026, 3, 2)),
                Optional.of(LocalDate.of(2026, 3, 2)),
                Optional.of(LocalDate.of(2027, 3, 2)),
                "",
                office.clock.instant());
        LawWatch.Registered registered = accepted(office.catalog.register(LEGAL, change));
        assertThat(registered.declarations()).hasSize(2);
        Sheet mended = two();
        mended.bases.set(0, Sheet.law("CF-0001", "食品安全法", "第一百二十三条"));
        accepted(bring(LEGAL, mended));
        office.carryOut();
        assertThat(office.catalog
                        .lawChange(registered.change().id())
                        .orElseThrow()
                        .declarations())
                .extracting(declaration -> declaration.state().name())
                .containsExactly("DECLARED", "DUE");
    }

    @Test
    void theListOnPaperNamesEveryItemInWordsThatCanBeReadBack() throws IOException {
        office.inForce(PluginJars.good());
        published(two());
        byte[] pdf = accepted(new CatalogList()
                .press(
                        "阳光市",
                        ExportCatalog.list(
                                office.catalog.items(),
                                Packs.sunshine().itemTypes(LocalDate.of(2026, 6, 1)),
                                id -> "单位" + id),
                        office.clock.instant(),
                        Packs.sunshine().zone()));
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            String words = new org.apache.pdfbox.text.PDFTextStripper()
                    .getText(document)
                    .replaceAll("\\s", "");
            assertThat(words)
                    .contains("阳光市权力事项清单")
                    .contains("对无证经营食品的处罚(未上网)")
                    .contains("行政处罚")
                    .contains("网上运行")
                    .doesNotContain("核验");
        }
    }
}
