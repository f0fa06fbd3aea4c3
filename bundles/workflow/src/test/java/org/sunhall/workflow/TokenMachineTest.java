package org.sunhall.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;

class TokenMachineTest {

    private final JsonNode facts = JsonNodeFactory.instance.objectNode();

    private static Flow forked() {
        return BpmnText.licence()
                .arc("accepted", "fork", "outcome:accept")
                .and("fork")
                .and("join")
                .user("a")
                .user("b")
                .arc("fork", "a")
                .arc("fork", "b")
                .arc("fromA", "a", "join", "")
                .arc("fromB", "b", "join", "")
                .arc("join", "decision")
                .sound();
    }

    private Move complete(Flow flow, Marking marking, String step, String outcome) {
        return TokenMachine.complete(flow, marking, step, outcome, facts)
                .asOptional()
                .orElseThrow();
    }

    @Test
    void opensParallelStepsTogetherAndWaitsForBoth() {
        Flow flow = forked();
        Marking start = TokenMachine.start(flow, facts).marking();

        Move fork = complete(flow, start, "intake", "accept");
        assertThat(fork.opened()).containsExactly("a", "b");
        assertThat(fork.closed()).containsExactly("intake");

        Move half = complete(flow, fork.marking(), "b", "done");
        assertThat(half.opened()).isEmpty();
        assertThat(half.finished()).isFalse();
        assertThat(half.marking().joins()).containsOnlyKeys("fromB");

        Move joined = complete(flow, half.marking(), "a", "done");
        assertThat(joined.opened()).containsExactly("decision");
        assertThat(joined.marking().joins()).isEmpty();
    }

    @Test
    void changesNothingItWasGiven() {
        Flow flow = forked();
        Marking before = TokenMachine.start(flow, facts).marking();
        String json = before.toJson().toString();

        complete(flow, before, "intake", "accept");

        assertThat(before.toJson().toString()).isEqualTo(json);
        assertThatThrownBy(() -> before.steps().put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesAStepThatIsNotOpenUnknownOrCannotEndSo() {
        Flow flow = forked();
        Marking marking = TokenMachine.start(flow, facts).marking();

        assertThat(refusal(TokenMachine.complete(flow, marking, "decision", "grant", facts)))
                .isEqualTo(WorkflowRejection.STEP_NOT_OPEN);
        assertThat(refusal(TokenMachine.complete(flow, marking, "nothing", "grant", facts)))
                .isEqualTo(WorkflowRejection.STEP_UNKNOWN);
        assertThat(refusal(TokenMachine.complete(flow, marking, "fork", "", facts)))
                .isEqualTo(WorkflowRejection.STEP_UNKNOWN);
        assertThat(refusal(TokenMachine.complete(flow, marking, "intake", "grant", facts)))
                .isEqualTo(WorkflowRejection.OUTCOME_UNKNOWN);
        assertThat(refusal(TokenMachine.complete(flow, marking, "intake", "", facts)))
                .as("the empty outcome does where there is one outcome only")
                .isEqualTo(WorkflowRejection.OUTCOME_UNKNOWN);
    }

    private static Object refusal(Outcome<Move> outcome) {
        return outcome.refusal().map(Rejection::code).orElseThrow();
    }

    @Test
    void aMarkingIsTheSameAfterItWasWrittenAndRead() throws Exception {
        Flow flow = forked();
        Move fork = complete(flow, TokenMachine.start(flow, facts).marking(), "intake", "accept");
        Marking marking = complete(flow, fork.marking(), "b", "done").marking();

        String json = marking.toJson().toString();

        assertThat(json).isEqualTo("{\"steps\":{\"a\":1},\"joins\":{\"fromB\":1}}");
        Marking read = Marking.fromJson(new ObjectMapper().readTree(json));
        assertThat(read).isEqualTo(marking);
        assertThat(read.toJson().toString()).isEqualTo(json);
        assertThat(complete(flow, read, "a", "done").opened()).containsExactly("decision");
        assertThat(Marking.fromJson(Marking.EMPTY.toJson())).isEqualTo(Marking.EMPTY);
    }

    @Test
    void refusesToReadWhatIsNoMarking() throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (String text : new String[] {
            "{}", "{\"steps\":{}}", "{\"steps\":{\"a\":0},\"joins\":{}}", "[]", "{\"steps\":{\"a\":\"1\"},\"joins\":{}}"
        }) {
            assertThatThrownBy(() -> Marking.fromJson(json.readTree(text)))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new Marking(new TreeMap<>(), new TreeMap<>()).isEmpty()).isTrue();
    }
}
