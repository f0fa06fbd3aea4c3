package org.sunhall.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.model.Stage;
import org.sunhall.checker.PluginJars;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Role;
import org.sunhall.packs.PackRegistry;

/** A flow whose steps lie at other departments changes only after each of them has agreed, and then as one. */
@Tag("R-069")
class OtherDepartmentsTest {

    private static final OrgId FIRE = new OrgId("sunshine-fire");
    private static final OrgId HEALTH = new OrgId("sunshine-health");
    private static final Actor AT_FIRE = CatalogOffice.actor("fire", FIRE, Role.LEGAL);
    private static final Actor AT_HEALTH = CatalogOffice.actor("health", HEALTH, Role.LEGAL);

    private CatalogOffice office;

    @BeforeEach
    void open() {
        office = new CatalogOffice(PackRegistry.bundled());
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    /** The site check is the fire brigade's, the opinion the health office's. */
    private static byte[] shared(String version) {
        return PluginJars.edit()
                .numbered(version)
                .replace(
                        "workflows/food-licence.bpmn",
                        "sunhall:post=\"inspector\"",
                        "sunhall:post=\"inspector\" sunhall:organisation=\"" + FIRE + "\"")
                .replace(
                        "workflows/food-licence.bpmn",
                        "sunhall:post=\"section-chief\"",
                        "sunhall:post=\"section-chief\" sunhall:organisation=\"" + HEALTH + "\"")
                .build();
    }

    private Outcome<EditionView> agrees(Actor actor, EditionView edition) {
        return office.catalog.approve(actor, edition.id(), "同意", edition.digest(), edition.version());
    }

    private static EditionView taken(Outcome<EditionView> outcome) {
        return outcome.fold(edition -> edition, rejection -> {
            throw new AssertionError(rejection);
        });
    }

    private List<String> open(EditionView edition) {
        return office.catalog.reviewsOf(edition).get(0).open().stream()
                .map(Stage::id)
                .toList();
    }

    @Test
    void nobodyDecidesBeforeAllOfThemHaveAgreedAtOnceAndInAnyOrder() {
        EditionView edition = office.lands(shared("1.0.0"));
        assertThat(open(edition)).containsExactlyInAnyOrder("agreement-" + FIRE, "agreement-" + HEALTH);
        assertThat(agrees(CatalogOffice.LEGAL, edition).refusal().orElseThrow().code())
                .as("the legal office before the departments")
                .isEqualTo(CatalogRejection.FORBIDDEN);

        edition = taken(agrees(AT_HEALTH, edition));

        assertThat(edition.state()).isEqualTo(EditionState.IN_REVIEW);
        assertThat(open(edition)).as("one of two is not all").containsExactly("agreement-" + FIRE);
        edition = taken(agrees(AT_FIRE, edition));
        edition = taken(agrees(CatalogOffice.LEGAL, edition));
        assertThat(edition.state()).isEqualTo(EditionState.APPROVED);
    }

    @Test
    void everyOrganisationThatAnApplicationCanNameHasToAgree() {
        byte[] jar = PluginJars.edit()
                .replace(
                        "workflows/food-licence.bpmn",
                        "sunhall:post=\"inspector\"",
                        "sunhall:post=\"inspector\" sunhall:organisation=\"form:/brigade\"")
                .replace(
                        "forms/food-licence.json",
                        "\"properties\": {",
                        "\"properties\": {\"brigade\": {\"type\": \"string\", \"title\": \"核查机构\", \"oneOf\": ["
                                + "{\"const\": \"" + FIRE + "\", \"title\": \"消防\"},"
                                + "{\"const\": \"sunshine-market\", \"title\": \"本局\"},"
                                + "{\"const\": \"" + HEALTH + "\", \"title\": \"卫生\"}]},")
                .build();

        EditionView edition = office.lands(jar);

        assertThat(open(edition)).containsExactlyInAnyOrder("agreement-" + FIRE, "agreement-" + HEALTH);
    }

    @Test
    void oneThatDoesNotAgreeEndsItForAll() {
        EditionView edition = taken(agrees(AT_HEALTH, office.lands(shared("1.0.0"))));

        edition = taken(office.catalog.reject(AT_FIRE, edition.id(), "消防站人手不足", edition.version()));

        assertThat(edition.state()).isEqualTo(EditionState.REJECTED);
    }

    @Test
    void aFlowThatTakesThemOutNeedsTheirAgreementToo() {
        EditionView edition = taken(agrees(AT_FIRE, taken(agrees(AT_HEALTH, office.lands(shared("1.0.0"))))));
        edition = taken(agrees(CatalogOffice.LEGAL, edition));
        taken(office.catalog.publish(CatalogOffice.LEGAL, edition.id(), java.util.Optional.empty(), edition.version()));

        EditionView without = office.lands(PluginJars.version("1.1.0"));

        assertThat(open(without)).containsExactlyInAnyOrder("agreement-" + FIRE, "agreement-" + HEALTH);
    }
}
