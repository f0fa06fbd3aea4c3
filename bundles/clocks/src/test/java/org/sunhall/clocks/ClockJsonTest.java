package org.sunhall.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunhall.clocks.ClockFixture.aReader;
import static org.sunhall.clocks.ClockFixture.at;
import static org.sunhall.clocks.ClockFixture.licenceTerms;
import static org.sunhall.clocks.ClockFixture.ok;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockJsonTest {

    private final StatutoryClock clock = StatutoryClock.start("c-1", licenceTerms(), at("2026-09-01T10:00"));

    @Test
    void readsWhatItWrites() {
        StatutoryClock whole = ok(
                ok(ok(ok(ok(clock.stop("hearing", at("2026-09-02T10:00"), "听证")).resume(at("2026-09-05T10:00")))
                                        .extend(Limit.workingDays(10), "案情复杂", "p-1", at("2026-09-06T10:00")))
                                .stop("appraisal", at("2026-09-07T10:00"), "鉴定"))
                        .end(at("2026-09-08T10:00"), "withdrawn"));

        assertThat(ClockJson.read(ClockJson.write(whole))).isEqualTo(whole);
        assertThat(ClockJson.read(ClockJson.write(clock))).isEqualTo(clock);
    }

    @Test
    void theSameClockGivesTheSameText() {
        StatutoryClock again = ClockJson.read(ClockJson.write(clock));

        assertThat(ClockJson.write(again)).hasToString(ClockJson.write(clock).toString());
        assertThat(ClockJson.write(clock).toString())
                .contains("\"budget\":\"20wd\"", "\"owner\":\"office\"", "\"startedAt\":\"2026-09-01T02:00:00Z\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "terms", "startedAt"})
    void namesWhatIsMissing(String field) {
        ObjectNode json = ClockJson.write(clock);
        json.remove(field);

        assertThatThrownBy(() -> ClockJson.read(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesValuesThatCannotBe() {
        ObjectNode instant = ClockJson.write(clock).put("startedAt", "yesterday");
        ObjectNode limit = ClockJson.write(clock);
        ((ObjectNode) limit.path("terms")).put("budget", "twenty");
        ObjectNode owner = ClockJson.write(clock);
        ((ObjectNode) owner.path("terms")).put("owner", "nobody");

        assertThatThrownBy(() -> ClockJson.read(instant)).hasMessageContaining("startedAt");
        assertThatThrownBy(() -> ClockJson.read(limit)).hasMessageContaining("budget");
        assertThatThrownBy(() -> ClockJson.read(owner)).hasMessageContaining("owner");
        assertThatThrownBy(() -> ClockJson.read(new ObjectMapper().nullNode()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesAReadingForPeople() {
        ObjectNode json = ClockJson.write(aReader().read(clock, at("2026-09-02T10:00")));

        assertThat(json.path("lamp").asText()).isEqualTo("green");
        assertThat(json.path("state").asText()).isEqualTo("running");
        assertThat(json.path("remaining").asInt()).isEqualTo(20);
        assertThat(json.path("dueDate").asText()).isEqualTo("2026-09-29");
        assertThat(json.path("working").path(0).path("zh").asText()).startsWith("自2026年9月1日起算");
    }
}
