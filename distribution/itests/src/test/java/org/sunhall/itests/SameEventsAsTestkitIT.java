package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.sunhall.itests.Bureau.Turn;

/** What a vendor sees in a test of the SDK is what the running platform records: the same events in the same order. */
@Order(15)
@OnPlatform(Db.DERBY)
class SameEventsAsTestkitIT {

    @Test
    void theSampleStoryLeavesTheEventsThatTheTestkitGives(Platform platform) throws IOException {
        Bureau bureau = Licences.inForce(platform);
        String caseId = bureau.file("citizen1");
        for (Turn turn : Bureau.WAY) {
            bureau.take(caseId, turn).expect(200);
        }

        List<String> recorded = new ArrayList<>();
        bureau.timeline(caseId).forEach(event -> recorded.add(event.path("type").asText()));

        // The testkit's own test compares its story with the same file.
        assertThat(recorded)
                .isEqualTo(Files.readAllLines(
                        Workplace.root().resolve("plugins-sdk/testkit/src/test/resources/restaurant.events")));
    }
}
