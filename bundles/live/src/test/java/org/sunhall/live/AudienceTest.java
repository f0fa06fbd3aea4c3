package org.sunhall.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Role;

class AudienceTest {

    private static final Hint CASE = hint(Topic.CASES, "market", "sunshine");

    @Test
    @Tag("R-042")
    void staffHearOfTheirOrganisationsCasesOnly() {
        assertThat(Audience.mayHear(actor("market", "sunshine", Role.STAFF), CASE))
                .isTrue();
        assertThat(Audience.mayHear(actor("health", "sunshine", Role.STAFF), CASE))
                .isFalse();
    }

    @Test
    @Tag("R-030")
    void aSeatedSupervisorHearsOfTheirBureauAndOfNoOther() {
        assertThat(Audience.mayHear(actor("market", "sunshine", Role.BUREAU_SUPERVISOR), CASE))
                .isTrue();
        assertThat(Audience.mayHear(actor("health", "sunshine", Role.BUREAU_SUPERVISOR), CASE))
                .isFalse();
    }

    @Test
    @Tag("R-029")
    void whoWatchesAJurisdictionHearsOfItAndOfNoOther() {
        for (Role role : Set.of(Role.SUPERVISOR, Role.LEGAL)) {
            assertThat(Audience.mayHear(actor("watch", "sunshine", role), CASE)).isTrue();
            assertThat(Audience.mayHear(actor("watch", "moonlight", role), CASE))
                    .isFalse();
        }
    }

    @Test
    void citizensOperatorsAndNobodyHearNothingOfCases() {
        assertThat(Audience.mayHear(actor("market", "sunshine", Role.CITIZEN), CASE))
                .isFalse();
        assertThat(Audience.mayHear(actor("market", "sunshine", Role.OPERATOR), CASE))
                .isFalse();
        assertThat(Audience.mayHear(Actor.anonymous(), CASE)).isFalse();
        assertThat(Audience.isOfficial(Actor.system("clock"))).isFalse();
    }

    @Test
    @Tag("R-044")
    void plugInsAreForAdministratorsOfTheirJurisdictionTheLegalOfficeAndOperators() {
        Hint plugin = hint(Topic.PLUGINS, null, "sunshine");
        assertThat(Audience.mayHear(actor("market", "sunshine", Role.BUREAU_ADMIN), plugin))
                .isTrue();
        assertThat(Audience.mayHear(actor("market", "moonlight", Role.BUREAU_ADMIN), plugin))
                .isFalse();
        assertThat(Audience.mayHear(actor("market", "sunshine", Role.STAFF), plugin))
                .isFalse();
        assertThat(Audience.mayHear(actor(null, null, Role.OPERATOR), plugin)).isTrue();
    }

    @Test
    void whatSaysNotWhoseItIsIsHeardByNobodyWhoIsBoundToAPlace() {
        Hint nowhere = hint(Topic.LAMPS, null, null);
        assertThat(Audience.mayHear(actor(null, null, Role.STAFF), nowhere)).isFalse();
        assertThat(Audience.mayHear(actor(null, null, Role.SUPERVISOR), nowhere))
                .isFalse();
    }

    static Hint hint(Topic topic, String org, String jurisdiction) {
        return new Hint(
                topic,
                topic == Topic.CASES ? Optional.of("c1") : Optional.empty(),
                org == null ? Set.of() : Set.of(new OrgId(org)),
                Optional.ofNullable(jurisdiction).map(JurisdictionId::new));
    }

    static Actor actor(String org, String jurisdiction, Role... roles) {
        return new Actor(
                Optional.of(new PersonId("p1")),
                "p1",
                Optional.ofNullable(org).map(OrgId::new),
                Optional.ofNullable(jurisdiction).map(JurisdictionId::new),
                Set.of(roles),
                Set.of());
    }
}
