package org.sunhall.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunhall.identity.Person;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Role;

class DemoClockTest {

    @TempDir
    Path folder;

    @Test
    void timeMovesForwardAndStaysMovedOverARestart() {
        DemoClock clock = new DemoClock(folder.resolve("demo/offset"));

        clock.advance(Duration.ofDays(3));
        clock.advance(Duration.ofHours(1));

        assertThat(new DemoClock(folder.resolve("demo/offset")).offset()).isEqualTo(Duration.ofHours(73));
    }

    @Test
    void timeNeverMovesBackOrFurtherThanTenYears() {
        DemoClock clock = new DemoClock(folder.resolve("offset"));

        for (Duration wrong : Set.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(4000))) {
            assertThatThrownBy(() -> clock.advance(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(clock.offset()).isZero();
    }

    @Test
    void onlyTheOperatorMovesTimeAndOnlyByWhatCanBeRead() {
        DemoClockResource resource =
                new DemoClockResource(new DemoClock(folder.resolve("offset")), Clock.systemUTC(), null);
        Actor operator = actor(Role.OPERATOR);

        assertThat(resource.advance(Actor.anonymous(), "1d").refusal().map(r -> r.code()))
                .contains(DemoRejection.SIGN_IN_FIRST);
        assertThat(resource.advance(actor(Role.LEGAL), "1d").refusal().map(r -> r.code()))
                .contains(DemoRejection.OPERATOR_ONLY);
        for (String wrong : new String[] {null, "", "1", "-1d", "1y", "9999999d", "1d; rm"}) {
            assertThat(resource.advance(operator, wrong).refusal().map(r -> r.code()))
                    .as(wrong)
                    .contains(DemoRejection.BAD_DURATION);
        }
        assertThat(resource.advance(operator, "30m").asOptional().orElseThrow().offset())
                .isEqualTo("PT30M");
    }

    @Test
    void everyDemonstrationAccountBelongsToTheFictionalCity() {
        assertThat(DemoPeople.people())
                .allMatch(person ->
                        person.jurisdiction().filter(DemoPeople.CITY::equals).isPresent())
                .extracting(Person::login)
                .doesNotHaveDuplicates();
        assertThat(DemoPeople.city().name().zh()).contains("演示");
    }

    private static Actor actor(Role role) {
        return new Actor(
                Optional.of(new PersonId("p")), "p", Optional.empty(), Optional.empty(), Set.of(role), Set.of());
    }
}
