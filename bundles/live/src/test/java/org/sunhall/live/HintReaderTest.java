package org.sunhall.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;

class HintReaderTest {

    private final List<String> asked = new ArrayList<>();
    private final RecordedEvent submitted = event("case", "c1", 1, "case.submitted", "market", "sunshine");
    private final HintReader reader = new HintReader(stream -> {
        asked.add(stream.key());
        return stream.key().equals("c1") ? List.of(submitted) : List.of();
    });

    @Test
    void anEventThatDoesNotSayWhoseItIsIsLookedUpOnceByTheFirstOfItsCase() {
        RecordedEvent later = event("case", "c1", 7, "case.handed-over", null, null);

        Hint hint = reader.read(later).get(0);

        assertThat(hint)
                .isEqualTo(new Hint(
                        Topic.CASES,
                        Optional.of("c1"),
                        Set.of(new OrgId("market")),
                        Optional.of(new JurisdictionId("sunshine"))));
        reader.read(later);
        assertThat(asked).containsExactly("c1");
    }

    @Test
    void whatSaysWhoseItIsIsNotLookedUp() {
        assertThat(reader.read(submitted)).hasSize(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void aStepAtAnotherOrganisationsPostConcernsBoth() {
        RecordedEvent opened = event("case", "c1", 9, "case.step-opened", "health", "sunshine");
        assertThat(reader.read(opened).get(0).orgs())
                .containsExactlyInAnyOrder(new OrgId("market"), new OrgId("health"));
        assertThat(reader.read(event("case", "c1", 10, "case.step-signed", null, null))
                        .get(0)
                        .orgs())
                .containsExactly(new OrgId("market"));
    }

    @Test
    void aCaseOfWhichNothingIsKnownBelongsToNobody() {
        Hint hint =
                reader.read(event("case", "gone", 2, "case.parked", null, null)).get(0);
        assertThat(hint.orgs()).isEmpty();
        assertThat(hint.jurisdiction()).isEmpty();
    }

    @Test
    void everyDomainHasItsTopicAndRefusalsAndSignInsNone() {
        assertThat(topic("case", "case.clock")).containsExactly(Topic.CASES, Topic.LAMPS);
        assertThat(topic("lamp", "supervision.lamp")).containsExactly(Topic.LAMPS);
        assertThat(topic("edition", "catalog.edition-approved")).containsExactly(Topic.CATALOG);
        assertThat(topic("plugin", "plugin.landed")).containsExactly(Topic.PLUGINS);
        assertThat(topic("identity", "identity.person-put")).containsExactly(Topic.ORGANISATIONS);
        assertThat(HintReader.matters("case.command-refused")).isFalse();
        assertThat(HintReader.matters("identity.signed-in")).isFalse();
        assertThat(HintReader.matters("ledger.erased")).isFalse();
    }

    private List<Topic> topic(String kind, String type) {
        return reader.read(event(kind, "k", 1, type, "market", "sunshine")).stream()
                .map(Hint::topic)
                .toList();
    }

    static RecordedEvent event(String kind, String key, long sequence, String type, String org, String place) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        if (org != null) {
            data.put("org", org).put("jurisdiction", place);
        }
        return new RecordedEvent(
                sequence, new StreamId(kind, key), sequence, type, Instant.EPOCH, "p1", data, Map.of(), "", "");
    }
}
