package org.sunhall.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.catalog.application.CatalogOffice.LEGAL;
import static org.sunhall.catalog.application.CatalogOffice.accepted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.catalog.application.ImportDesk.Brought;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Iso7064;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;
import org.sunhall.packs.Packs;

/** A catalog whose jurisdiction asks for codes by the coding rule. */
@Tag("R-061")
class CodedCatalogTest {

    private static final Pack STRICT = strict();
    private static final String BODY = "329900SCJCF00100";

    private CatalogOffice office;

    private static final class City implements PackRegistry {
        @Override
        public Optional<Pack> find(JurisdictionId jurisdiction) {
            return Optional.of(STRICT);
        }

        @Override
        public List<Pack> all() {
            return List.of(STRICT);
        }
    }

    private static Pack strict() {
        try {
            JsonNode file = new ObjectMapper().readTree("""
                    {"id": "sunshine", "inherits": "base", "title": {"zh": "阳光市", "en": "Sunshine"}, "division": "329900",
                     "parameters": [{"name": "item-code.required", "title": {"zh": "统一编码", "en": "codes by the rule"}, "value": true,
                       "unit": "flag", "basis": "003第五(二)1目", "from": "2020-01-01", "certainty": "O"}]}""");
            return Pack.parse(file, parent -> Optional.of(Packs.sunshine()))
                    .pack()
                    .orElseThrow();
        } catch (IOException broken) {
            throw new AssertionError(broken);
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

    private Outcome<Brought> bring(String code) {
        return office.imports.bring(
                LEGAL,
                ImportFormat.XLSX,
                "权力清单.xlsx",
                new Sheet().item(code, "对无证经营食品的处罚").bytes(),
                "首次建库",
                false);
    }

    @Test
    void anItemWhoseCodeFollowsTheRuleIsTaken() {
        assertThat(accepted(bring(BODY + Iso7064.mod37x36(BODY))).items()).isEqualTo(1);
    }

    @Test
    void aCodeThatBreaksTheRuleIsNamedWithItsCellThePartAndWhatToWrite() {
        List<FieldProblem> readable = bring("CF-0001").refusal().orElseThrow().fields();
        List<FieldProblem> check = bring(BODY + "0").refusal().orElseThrow().fields();
        List<FieldProblem> type =
                bring("329900SCJXK00100N").refusal().orElseThrow().fields();

        assertThat(readable).extracting(FieldProblem::rule).contains("code-characters");
        assertThat(check).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo("code-check");
            assertThat(fault.pointer()).contains("A2");
            assertThat(fault.message().zh()).contains("“" + Iso7064.mod37x36(BODY) + "”");
        });
        assertThat(type).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo("code-type");
            assertThat(fault.message().zh()).contains("行政许可").contains("“CF”");
        });
        assertThat(office.catalog.items()).isEmpty();
    }
}
