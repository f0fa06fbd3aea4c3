package org.sunhall.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class FoodLicenceFlowTest {

    private final ObjectNode facts = JsonNodeFactory.instance.objectNode();

    static byte[] file() {
        try (InputStream in = FoodLicenceFlowTest.class.getResourceAsStream("/food-licence.bpmn")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Flow flow() {
        FlowParse parse = FlowReader.read(file());
        assertThat(parse.findings()).isEmpty();
        assertThat(parse.notes()).isEmpty();
        return parse.flow().orElseThrow();
    }

    @Test
    void isReadWithEverythingItsStepsSay() {
        Flow flow = flow();

        assertThat(flow.id()).isEqualTo("FoodLicence");
        assertThat(flow.name()).isEqualTo("食品经营许可");
        assertThat(flow.steps())
                .extracting(Step::id)
                .containsExactly(
                        "Intake",
                        "Examination",
                        "SiteCheck",
                        "Opinion",
                        "Decision",
                        "LicenceNumber",
                        "Issue",
                        "Delivery");
        Step check = flow.step("SiteCheck").orElseThrow();
        assertThat(check.handlers()).isEqualTo(2);
        assertThat(check.handlingLimit()).contains("5wd");
        assertThat(check.post()).isEqualTo("inspector");
        assertThat(check.title().en()).isEqualTo("On-site check");
        Step number = flow.step("LicenceNumber").orElseThrow();
        assertThat(number.kind()).isEqualTo(StepKind.SERVICE);
        assertThat(number.task()).contains("food-licence-number");
        assertThat(number.outcomes()).extracting(StepOutcome::name).containsExactly(Step.DONE);
        StepOutcome refused =
                flow.step("Decision").orElseThrow().outcome("refuse").orElseThrow();
        assertThat(refused.negative()).isTrue();
        assertThat(refused.documents()).containsExactly("refusal-decision");
        assertThat(refused.effect()).contains(Effects.REFUSE);
    }

    @Test
    void goesTheWholeWayToTheLicence() {
        Flow flow = flow();
        Move move = TokenMachine.start(flow, facts);
        assertThat(move.opened()).containsExactly("Intake");

        String[][] way = {
            {"Intake", "supplement", "Intake"},
            {"Intake", "accept", "Examination"},
            {"Examination", "pass", "SiteCheck"},
            {"SiteCheck", "pass", "Opinion"},
            {"Opinion", "return", "Examination"},
            {"Examination", "pass", "SiteCheck"},
            {"SiteCheck", "pass", "Opinion"},
            {"Opinion", "grant", "Decision"},
            {"Decision", "grant", "LicenceNumber"},
            {"LicenceNumber", "", "Issue"},
            {"Issue", "issued", "Delivery"},
        };
        for (String[] stage : way) {
            move = TokenMachine.complete(flow, move.marking(), stage[0], stage[1], facts)
                    .asOptional()
                    .orElseThrow();
            assertThat(move.marking().waiting()).containsExactly(stage[2]);
            assertThat(move.finished()).isFalse();
        }
        move = TokenMachine.complete(flow, move.marking(), "Delivery", "delivered", facts)
                .asOptional()
                .orElseThrow();
        assertThat(move.finished()).isTrue();
        assertThat(move.closed()).containsExactly("Delivery");
    }

    @Test
    void endsAtOnceWhenNoLicenceIsNeeded() {
        Flow flow = flow();

        Move move = TokenMachine.complete(
                        flow, TokenMachine.start(flow, facts).marking(), "Intake", "not-needed", facts)
                .asOptional()
                .orElseThrow();

        assertThat(move.finished()).isTrue();
        assertThat(move.opened()).isEmpty();
    }
}
