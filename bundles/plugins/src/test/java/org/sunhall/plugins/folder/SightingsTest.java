package org.sunhall.plugins.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunhall.plugins.model.Stamp;

class SightingsTest {

    private static final Stamp HALF = new Stamp(10, 1);
    private static final Stamp WHOLE = new Stamp(20, 2);

    private final Sightings sightings = new Sightings(Set.of());

    @Test
    void waitsUntilAFileLooksTheSameTwice() {
        assertThat(sightings.look(Map.of("a.jar", HALF)).settled()).isEmpty();
        assertThat(sightings.look(Map.of("a.jar", WHOLE)).settled()).isEmpty();
        assertThat(sightings.look(Map.of("a.jar", WHOLE)).settled()).containsExactly("a.jar");
    }

    @Test
    void showsASettledFileAgainUntilItIsDealtWith() {
        sightings.look(Map.of("a.jar", WHOLE));
        assertThat(sightings.look(Map.of("a.jar", WHOLE)).settled()).containsExactly("a.jar");
        assertThat(sightings.look(Map.of("a.jar", WHOLE)).settled()).containsExactly("a.jar");
        sightings.handled("a.jar", WHOLE);
        assertThat(sightings.look(Map.of("a.jar", WHOLE)).settled()).isEmpty();
        sightings.again("a.jar");
        assertThat(sightings.look(Map.of("a.jar", WHOLE)).settled()).containsExactly("a.jar");
    }

    @Test
    void takesAFileThatIsReplacedInOneLookForNoRemoval() {
        sightings.look(Map.of("a.jar", WHOLE));
        sightings.handled("a.jar", WHOLE);
        assertThat(sightings.look(Map.of()).gone()).isEmpty();
        assertThat(sightings.look(Map.of("a.jar", HALF)).gone()).isEmpty();
        assertThat(sightings.look(Map.of()).gone()).isEmpty();
        assertThat(sightings.look(Map.of()).gone()).containsExactly("a.jar");
    }

    @Test
    void missesAFileThatWasRemovedWhileNobodyLooked() {
        Sightings afterRestart = new Sightings(Set.of("a.jar"));
        assertThat(afterRestart.look(Map.of()).gone()).isEmpty();
        assertThat(afterRestart.look(Map.of()).gone()).containsExactly("a.jar");
        afterRestart.forgotten("a.jar");
        assertThat(afterRestart.look(Map.of()).gone()).isEmpty();
    }

    @Test
    void neverReportsAFileGoneThatWasNeverDealtWith() {
        sightings.look(Map.of("a.jar", HALF));
        sightings.look(Map.of());
        assertThat(sightings.look(Map.of()).gone()).isEmpty();
    }
}
