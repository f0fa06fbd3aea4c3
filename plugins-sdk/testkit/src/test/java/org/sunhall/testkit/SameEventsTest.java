package org.sunhall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunhall.packs.Packs;

/**
 * The events of a restaurant's licence, one type a line, in {@code restaurant.events}: here the testkit must give them, and in the
 * integration tests the running platform.
 */
class SameEventsTest {

    @Test
    void theTestkitGivesTheEventsThatThePlatformRecords() throws IOException {
        List<String> events = Story.of(PluginUnderTest.at(Samples.food()))
                .under(Packs.sunshine())
                .applies("restaurant.json")
                .at("window")
                .does("accept")
                .at("examiner")
                .does("pass")
                .at("inspector", "inspector1")
                .does("pass")
                .at("inspector", "inspector2")
                .does("pass")
                .at("section-chief")
                .does("grant")
                .at("head")
                .does("grant")
                .at("window")
                .does("issued")
                .at("window")
                .does("delivered")
                .events()
                .stream()
                .map(HappenedEvent::type)
                .toList();

        assertThat(String.join("\n", events) + "\n").isEqualTo(recorded());
    }

    private static String recorded() throws IOException {
        try (InputStream in = SameEventsTest.class.getResourceAsStream("/restaurant.events")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
