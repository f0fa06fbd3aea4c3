package org.sunhall.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.catalog.application.CatalogOffice.ADMIN;
import static org.sunhall.catalog.application.CatalogOffice.LEGAL;
import static org.sunhall.catalog.application.CatalogOffice.accepted;
import static org.sunhall.catalog.application.CatalogOffice.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.model.Declaration;
import org.sunhall.catalog.model.LawChange;
import org.sunhall.checker.PluginJars;
import org.sunhall.clocks.ClockReader;
import org.sunhall.clocks.ClockReading;
import org.sunhall.clocks.Lamp;
import org.sunhall.clocks.Limit;
import org.sunhall.identity.TestDirectory;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.packs.Anchor;
import org.sunhall.packs.ChangeTrigger;
import org.sunhall.packs.DeclarationRule;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.Packs;
import org.sunhall.packs.Reading;

/** A change of law finds its items, and each has to be declared in time. */
class LawWatchTest {

    private static final String FOOD = "中华人民共和国食品安全法";

    private CatalogOffice office;
    private CatalogDesk catalog;

    @BeforeEach
    void open() {
        office = new CatalogOffice(PackRegistry.bundled());
        catalog = office.catalog;
    }

    @AfterEach
    void close() throws InterruptedException {
        office.close();
    }

    private LawChange change(String law, String article, Optional<LocalDate> effectiveOn) {
        return new LawChange(
                "",
                TestDirectory.CITY,
                ChangeTrigger.LAW_CHANGE,
                Optional.of(law),
                Optional.ofNullable(article),
                Optional.empty(),
                List.of(),
                "修订",
                Optional.empty(),
                Optional.empty(),
                effectiveOn,
                "",
                office.clock.instant());
    }

    @Test
    @Tag("R-072")
    @Tag("R-074")
    @Tag("K-01")
    @Tag("K-03")
    void listsEveryItemItTouchesWithAClockBackFromTheDayTheLawTakesEffect() {
        office.inForce(PluginJars.good());
        LocalDate effective = LocalDate.of(2027, 3, 1);
        assertThat(refused(catalog.register(LEGAL, change(FOOD, "第三十五条", Optional.empty()))))
                .as("without the day it takes effect")
                .isEqualTo(CatalogRejection.INVALID);
        assertThat(refused(catalog.register(ADMIN, change(FOOD, "第三十五条", Optional.of(effective)))))
                .isEqualTo(CatalogRejection.FORBIDDEN);
        LawWatch.Registered found =
                accepted(catalog.register(LEGAL, change("《食品安全法》", "第三十五条", Optional.of(effective))));
        Declaration due = found.declarations().get(0);
        assertThat(found.declarations()).hasSize(1);
        assertThat(due.item()).isEqualTo(CatalogOffice.ITEM);
        ClockReader reader = catalog.reader(TestDirectory.CITY);
        ClockReading reading = reader.read(due.clock().orElseThrow(), office.clock.instant());
        assertThat(reading.dueDate()).isEqualTo(reader.latestStart(effective, Limit.workingDays(15)));
        assertThat(office.events("declaration", due.id()))
                .extracting(RecordedEvent::type)
                .containsExactly("catalog.declaration-due", "catalog.clock");
        assertThat(reader.read(due.clock().orElseThrow(), reading.due()).lamp())
                .as("overdue (R-087)")
                .isEqualTo(Lamp.RED);
    }

    @Test
    @Tag("R-074")
    void readsTheTimeBeforeALawTakesEffectBothWays() {
        Pack pack = Packs.sunshine();
        ClockReader reader = catalog.reader(TestDirectory.CITY);
        LocalDate on = LocalDate.of(2026, 2, 2);
        for (LocalDate effective = LocalDate.of(2026, 3, 1);
                effective.isBefore(LocalDate.of(2026, 4, 1));
                effective = effective.plusDays(1)) {
            for (Reading reading : Reading.values()) {
                DeclarationRule rule = new DeclarationRule(
                        Limit.workingDays(15), Anchor.EFFECTIVE_DATE_BACKWARDS, reading, "001第九(5)条", false);
                LocalDate last = reader.read(
                                Declaration.clock(rule, effective, pack, reader, on),
                                on.atStartOfDay(pack.zone()).toInstant())
                        .dueDate();
                int ahead = reading == Reading.WITHIN_WINDOW ? 1 : 15;
                assertThat(last)
                        .as("%s %s", effective, reading)
                        .isEqualTo(reader.latestStart(effective, Limit.workingDays(ahead)));
            }
        }
    }

    @Test
    @Tag("R-072")
    void touchesNothingThatStandsOnAnotherArticleOrLaw() {
        office.inForce(PluginJars.good());
        Optional<LocalDate> effective = Optional.of(LocalDate.of(2027, 3, 1));
        assertThat(accepted(catalog.register(LEGAL, change("行政处罚法", null, effective)))
                        .declarations())
                .isEmpty();
        assertThat(accepted(catalog.register(LEGAL, change(FOOD, "第九百条", effective)))
                        .declarations())
                .isEmpty();
        assertThat(change(FOOD, "第三十五条", effective).touches("食品安全法", "第三十五条之一")).isFalse();
        assertThat(change(FOOD, "第三十五条", effective).touches("食品安全法", "第三十五条第一款"))
                .isTrue();
    }

    /** The article a plug-in's item cites with its validity is found when it is repealed, and the catalog shows from when to when it holds. */
    @Test
    @Tag("R-072")
    void anArticleWithItsValidityInAPlugInFindsTheItemWhenItIsRepealed() {
        office.inForce(PluginJars.edit()
                .replaceAll(
                        "items/food-licence.json",
                        "(?s)(\"legalBases\": \\[)",
                        "$1 {\"law\": \"食品安全试行规定\", \"article\": \"第三条\", \"from\": \"2020-01-01\", \"to\": \"2099-03-01\"},")
                .build());

        JsonNode basis = catalog.publicItem(CatalogOffice.ITEM)
                .orElseThrow()
                .disclosure()
                .path("legalBasis")
                .path(0);
        assertThat(basis.path("cite").asText()).isEqualTo("《食品安全试行规定》第三条");
        assertThat(basis.path("from").asText()).isEqualTo("2020-01-01");
        assertThat(basis.path("to").asText()).isEqualTo("2099-03-01");
        assertThat(accepted(catalog.register(LEGAL, change("食品安全试行规定", "第三条", Optional.of(LocalDate.of(2027, 3, 1)))))
                        .declarations())
                .extracting(Declaration::item)
                .containsExactly(CatalogOffice.ITEM);
        assertThat(accepted(catalog.register(LEGAL, change("食品安全试行规定", "第四条", Optional.of(LocalDate.of(2027, 3, 1)))))
                        .declarations())
                .isEmpty();
    }

    @Test
    @Tag("R-073")
    void isAnsweredByANewEditionOrByTheOfficesReasons() {
        office.inForce(PluginJars.good());
        Optional<LocalDate> effective = Optional.of(LocalDate.of(2027, 3, 1));
        LawWatch.Registered first = accepted(catalog.register(LEGAL, change(FOOD, null, effective)));
        Declaration due = first.declarations().get(0);
        assertThat(refused(catalog.unchanged(LEGAL, due.id(), "不涉及", due.version())))
                .isEqualTo(CatalogRejection.FORBIDDEN);
        assertThat(refused(catalog.unchanged(ADMIN, due.id(), "", due.version())))
                .isEqualTo(CatalogRejection.INVALID);
        Declaration unchanged = accepted(catalog.unchanged(ADMIN, due.id(), "不涉及程序", due.version()));
        assertThat(unchanged.state()).isEqualTo(Declaration.State.UNCHANGED);
        assertThat(unchanged.clock().orElseThrow().ended()).isPresent();
        LawWatch.Registered second = accepted(catalog.register(LEGAL, change(FOOD, null, effective)));
        office.lands(PluginJars.versionWithOtherContent("1.1.0"));
        Declaration declared = catalog.lawChange(second.change().id())
                .orElseThrow()
                .declarations()
                .get(0);
        assertThat(declared.state()).isEqualTo(Declaration.State.DECLARED);
        assertThat(declared.edition()).isPresent();
        assertThat(declared.clock().orElseThrow().ended()).isPresent();
    }

    @Test
    void namesItsItemsForPeople() {
        office.inForce(PluginJars.good());
        assertThat(accepted(catalog.register(LEGAL, change(FOOD, null, Optional.of(LocalDate.of(2027, 3, 1)))))
                        .declarations())
                .extracting(Declaration::itemName)
                .doesNotContain(Text.same(""));
    }
}
