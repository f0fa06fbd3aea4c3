package org.sunhall.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Role;

class CatalogReadingTest {

    private static final JurisdictionId HERE = new JurisdictionId("sunshine");

    private static Actor actor(Role role, JurisdictionId jurisdiction) {
        return new Actor(
                Optional.of(new PersonId("p")),
                "p",
                Optional.empty(),
                Optional.of(jurisdiction),
                Set.of(role),
                Set.of());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void showsWhatIsOnItsWayToOfficialsOfTheJurisdictionOnly(Role role) {
        boolean everywhere = role == Role.OPERATOR || role == Role.SYSTEM;
        assertThat(CatalogReading.isInternal(actor(role, HERE), HERE)).isEqualTo(role != Role.CITIZEN);
        assertThat(CatalogReading.isInternal(actor(role, new JurisdictionId("elsewhere")), HERE))
                .isEqualTo(everywhere);
    }

    @Test
    void showsTheAnonymousWhatIsPublishedOnly() {
        assertThat(CatalogReading.isInternal(Actor.anonymous(), HERE)).isFalse();
    }

    @Test
    void takesNoTextForAnIdThatIsNone() {
        assertThat(CatalogReading.parsed("../etc", org.sunhall.kernel.EditionId::new))
                .isEmpty();
        assertThat(CatalogReading.parsed("item-1", org.sunhall.kernel.EditionId::new))
                .isPresent();
    }
}
