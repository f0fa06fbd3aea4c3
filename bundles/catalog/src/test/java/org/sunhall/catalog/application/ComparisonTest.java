package org.sunhall.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.checker.PluginJars;
import org.sunhall.kernel.Rejection;
import org.sunhall.packs.PackRegistry;

/** A jar compared with what is in force before it lands: what the legal office would read. */
class ComparisonTest {

    private CatalogOffice office;

    @BeforeEach
    void open() {
        office = new CatalogOffice(PackRegistry.bundled());
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    private Comparison of(byte[] jar) {
        return office.catalog.compare(jar).asOptional().orElseThrow().get(0);
    }

    @Test
    void fieldsStepsLimitsAndWordsAreNamedAndNothingIsProposed() {
        EditionView inForce = office.inForce(PluginJars.good());
        byte[] jar = PluginJars.edit()
                .numbered("1.1.0")
                .replace("forms/food-licence.json", "\"title\": \"经营者名称\"", "\"title\": \"申请单位全称\"")
                .replace("workflows/food-licence.bpmn", "sunhall:limit=\"3wd\"", "sunhall:limit=\"2wd\"")
                .replace("items/food-licence.json", "\"8wd\"", "\"9wd\"")
                .build();

        Comparison compared = of(jar);

        assertThat(compared.against()).contains(inForce.id());
        assertThat(compared.same()).isFalse();
        assertThat(compared.changes())
                .extracting(change -> change.area() + " " + change.before() + " → " + change.after())
                .contains("forms 经营者名称 → 申请单位全称", "limits 3wd → 2wd", "limits 8wd → 9wd");
        assertThat(office.catalog.editions(CatalogOffice.ITEM)).hasSize(1);
    }

    @Test
    void theSameContentNeedsNoReviewWhateverItsNumber() {
        office.inForce(PluginJars.good());

        Comparison compared = of(PluginJars.edit().numbered("1.0.1").build());

        assertThat(compared.same()).isTrue();
        assertThat(compared.changes()).isEmpty();
    }

    @Test
    void whereNothingIsInForceItSaysSo() {
        assertThat(of(PluginJars.good()).against()).isEmpty();
    }

    @Test
    void aJarThatWouldNotLandIsRefusedWithItsFaults() {
        Rejection refusal = office.catalog
                .compare(PluginJars.edit()
                        .replace("items/food-licence.json", "\"8wd\"", "\"11wd\"")
                        .build())
                .refusal()
                .orElseThrow();

        assertThat(refusal.code()).isEqualTo(CatalogRejection.INVALID);
        assertThat(refusal.fields()).extracting(problem -> problem.rule()).contains("limits.promised");
        assertThat(office.catalog.compare(new byte[] {1, 2, 3}).refusal()).isPresent();
    }
}
