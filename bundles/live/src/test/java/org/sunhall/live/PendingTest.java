package org.sunhall.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PendingTest {

    private final Pending pending = new Pending();

    @Test
    void greetsFirstThenTellsEverythingInOneThenIsSilent() {
        pending.add(hint(Topic.LAMPS, null));
        pending.add(hint(Topic.CASES, "c1"));
        pending.add(hint(Topic.CASES, "c1"));
        pending.add(hint(Topic.CASES, "c2"));
        pending.greet(3000);

        assertThat(next()).isEqualTo("retry: 3000\nevent: hello\ndata: {}\n\n");
        assertThat(next())
                .isEqualTo("event: changed\ndata: {\"topics\":[\"cases\",\"lamps\"],\"cases\":[\"c1\",\"c2\"]}\n\n");
        assertThat(pending.take()).isEmpty();
    }

    @Test
    void newsAreABeatToo() {
        pending.beat();
        assertThat(next()).isEqualTo(": beat\n\n");
        pending.beat();
        pending.add(hint(Topic.PLUGINS, null));
        assertThat(next()).isEqualTo("event: changed\ndata: {\"topics\":[\"plugins\"]}\n\n");
        assertThat(pending.take()).isEmpty();
    }

    @Test
    void aPageThatTakesNothingCostsNoMoreHoweverMuchHappens() {
        for (int i = 0; i < 100_000; i++) {
            pending.add(hint(Topic.CASES, "case-" + i));
        }
        assertThat(next()).isEqualTo("event: changed\ndata: {\"topics\":[\"cases\"]}\n\n");
        pending.add(hint(Topic.CASES, "c1"));
        assertThat(next()).contains("\"cases\":[\"c1\"]");
    }

    private String next() {
        return new String(pending.take().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static Hint hint(Topic topic, String caseId) {
        return new Hint(topic, Optional.ofNullable(caseId), Set.of(), Optional.empty());
    }
}
