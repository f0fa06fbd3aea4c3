package org.sunhall.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoundnessTest {

    private static final String FACT = "{\"required\":[\"x\"]}";

    private static List<String> findings(BpmnText text) {
        FlowParse parse = text.read();
        assertThat(parse.findings()).allMatch(finding -> finding.line() > 0);
        return parse.findings().stream()
                .map(finding -> finding.elementId() + " " + finding.rule())
                .toList();
    }

    private static BpmnText accepted() {
        return BpmnText.licence();
    }

    @Test
    void acceptsAFlowThatKeepsToTheLaw() {
        assertThat(findings(accepted().arc("accepted", "decision", "outcome:accept")))
                .isEmpty();
    }

    @Test
    void findsANodeNothingLeadsTo() {
        assertThat(findings(accepted()
                        .arc("accepted", "decision", "outcome:accept")
                        .user("lost")
                        .arc("lost", "decision")))
                .containsExactly("lost unreachable");
    }

    @Test
    void findsNodesThatOnlyLeadToOneAnother() {
        assertThat(findings(accepted()
                        .arc("accepted", "decision", "outcome:accept")
                        .user("a")
                        .user("b")
                        .arc("a", "b")
                        .arc("b", "a")))
                .containsExactlyInAnyOrder("a unreachable", "a no-way-to-end", "b unreachable", "b no-way-to-end");
    }

    @Test
    void findsAStepWithoutAWayOn() {
        assertThat(findings(accepted()
                        .arc("accepted", "decision", "outcome:accept")
                        .user("a")
                        .arc("accepted", "a", FACT)))
                .containsExactly("a dead-end");
    }

    @Test
    void findsALoopThatNeverEnds() {
        assertThat(findings(accepted()
                        .arc("accepted", "a", "outcome:accept")
                        .user("a", "go", "stop")
                        .arc("a", "again")
                        .xor("again", "back")
                        .arc("back", "again", "a", "")
                        .arc("again", "a", "outcome:stop")
                        .arc("again", "decision", "outcome:never")))
                .contains("decision unreachable");
        assertThat(findings(accepted()
                        .arc("accepted", "merge", "outcome:accept")
                        .xor("merge", "")
                        .arc("merge", "turn")
                        .xor("turn", "out")
                        .arc("out", "turn", "decision", "")
                        .arc("turn", "merge", FACT)))
                .containsExactly("merge empty-loop");
    }

    @Test
    void findsAJoinThatWaitsForEver() {
        assertThat(findings(accepted()
                        .arc("accepted", "split", "outcome:accept")
                        .xor("split", "two")
                        .arc("split", "a", FACT)
                        .arc("two", "split", "b", "")
                        .user("a")
                        .user("b")
                        .arc("a", "join")
                        .arc("b", "join")
                        .and("join")
                        .arc("join", "decision")))
                .containsExactly("join deadlock");
    }

    @Test
    void findsParallelWaysThatAreNotJoined() {
        assertThat(findings(accepted()
                        .arc("accepted", "fork", "outcome:accept")
                        .and("fork")
                        .arc("fork", "a")
                        .arc("fork", "b")
                        .user("a")
                        .user("b")
                        .arc("a", "merge")
                        .arc("b", "merge")
                        .xor("merge", "")
                        .arc("merge", "decision")))
                .contains("decision doubled-token");
    }

    @Test
    void findsAReturnOutOfAParallelWay() {
        assertThat(findings(accepted()
                        .arc("accepted", "first", "outcome:accept")
                        .user("first")
                        .arc("first", "fork")
                        .and("fork")
                        .arc("fork", "a")
                        .arc("fork", "b")
                        .user("a", "ok", "back/return/first")
                        .user("b")
                        .arc("a", "join")
                        .arc("b", "join")
                        .and("join")
                        .arc("join", "decision")))
                .contains("b doubled-token");
    }

    @Test
    void findsAConditionOnAnOutcomeThatNoStepHas() {
        assertThat(findings(accepted()
                        .arc("accepted", "decision", "outcome:accept")
                        .arc("odd", "accepted", "decision", "outcome:accepted")))
                .containsExactly("odd outcome-never");
    }

    @Test
    void findsOutcomesThatHaveNoWayOfTheirOwn() {
        assertThat(findings(accepted()
                        .arc("accepted", "a", "outcome:accept")
                        .user("a", "one", "two", "three")
                        .arc("a", "which")
                        .xor("which", "rest")
                        .user("b")
                        .arc("which", "b", "outcome:one")
                        .arc("b", "decision")
                        .arc("rest", "which", "decision", "")))
                .containsExactly("which outcome-uncovered");
    }

    @Test
    void refusesAnOutcomeConditionWhereItIsOpenWhichStepWasLast() {
        BpmnText text = accepted()
                .arc("accepted", "fork", "outcome:accept")
                .and("fork")
                .user("a", "good", "bad")
                .user("b")
                .arc("fork", "a")
                .arc("fork", "b")
                .and("join")
                .arc("a", "join")
                .arc("b", "join")
                .arc("join", "which")
                .xor("which", "good")
                .user("c")
                .arc("which", "c", "outcome:bad")
                .arc("c", "decision")
                .arc("good", "which", "decision", "");

        assertThat(findings(text)).containsExactly("which outcome-after-join");
    }

    @Test
    void wantsExactlyOneDefaultAndAConditionOnEveryOtherWay() {
        BpmnText none = accepted()
                .arc("accepted", "x", "outcome:accept")
                .xor("x", "")
                .arc("x", "decision", FACT)
                .arc("x", "delivery", "{\"required\":[\"y\"]}");
        BpmnText bare = accepted()
                .arc("accepted", "x", "outcome:accept")
                .xor("x", "d")
                .arc("d", "x", "decision", "")
                .arc("bare", "x", "delivery", "");

        assertThat(findings(none)).containsExactly("x gateway-default");
        assertThat(findings(bare)).containsExactly("bare condition-missing");
    }

    @Test
    void refusesWaysThatSplitWithoutAGatewayAndConditionsElsewhere() {
        assertThat(findings(accepted()
                        .arc("accepted", "a", "outcome:accept")
                        .user("a")
                        .arc("a", "decision")
                        .arc("a", "delivery")))
                .containsExactly("a implicit-split");
        assertThat(findings(accepted()
                        .arc("accepted", "a", "outcome:accept")
                        .user("a")
                        .arc("odd", "a", "decision", "outcome:done")))
                .containsExactly("odd condition-place");
    }

    @Test
    void findsEffectsInAnUnlawfulOrder() {
        assertThat(findings(BpmnText.flow()
                        .start("start")
                        .user("decision", "grant/grant")
                        .end("end")
                        .arc("start", "decision")
                        .arc("decision", "end")))
                .containsExactly("decision effect-order");
        assertThat(findings(accepted()
                        .arc("accepted", "again", "outcome:accept")
                        .user("again", "more/supplement", "ok")
                        .arc("again", "decision")))
                .containsExactly("again effect-order");
        assertThat(findings(accepted()
                        .arc("accepted", "issue", "outcome:accept")
                        .user("issue", "issued/issue")
                        .arc("issue", "decision")))
                .containsExactly("issue effect-order");
        assertThat(findings(accepted()
                        .arc("accepted", "first", "outcome:accept")
                        .user("first", "grant/grant")
                        .arc("first", "decision")))
                .as("neither of the two outcomes may come")
                .containsExactly("decision effect-order", "decision effect-order");
    }

    @Test
    void findsAFlowThatGoesOnAfterItsCaseIsClosed() {
        assertThat(findings(BpmnText.flow()
                        .start("start")
                        .user("intake", "accept/accept", "reject/not-accept")
                        .user("decision", "grant/grant", "refuse/refuse")
                        .user("delivery", "delivered/deliver")
                        .end("end")
                        .arc("start", "intake")
                        .arc("intake", "decision")
                        .arc("decision", "delivery")
                        .arc("delivery", "end")))
                .containsExactly("intake closing-goes-on");
    }

    @Test
    void findsAFlowThatEndsUndecidedOrUndelivered() {
        assertThat(findings(accepted()
                        .arc("accepted", "x", "outcome:accept")
                        .xor("x", "d")
                        .arc("d", "x", "decision", "")
                        .arc("x", "end", FACT)))
                .containsExactly("intake ends-too-early");
        assertThat(findings(BpmnText.flow()
                        .start("start")
                        .user("intake", "accept/accept")
                        .user("decision", "grant/grant")
                        .end("end")
                        .arc("start", "intake")
                        .arc("intake", "decision")
                        .arc("decision", "end")))
                .containsExactly("decision ends-too-early");
    }

    @Test
    void playsASubProcessThatForksWithoutJoining() {
        Flow flow = accepted()
                .arc("accepted", "sub", "outcome:accept")
                .open("sub")
                .start("s")
                .and("fork")
                .user("a")
                .user("b")
                .end("e1")
                .end("e2")
                .arc("s", "fork")
                .arc("fork", "a")
                .arc("fork", "b")
                .arc("a", "e1")
                .arc("b", "e2")
                .close()
                .arc("sub", "decision")
                .sound();
        var facts = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        Marking marking = TokenMachine.complete(
                        flow, TokenMachine.start(flow, facts).marking(), "intake", "accept", facts)
                .asOptional()
                .orElseThrow()
                .marking();
        assertThat(marking.waiting()).containsExactly("a", "b");

        Move first = TokenMachine.complete(flow, marking, "b", "", facts)
                .asOptional()
                .orElseThrow();
        assertThat(first.marking().waiting()).containsExactly("a");

        Move second = TokenMachine.complete(flow, first.marking(), "a", "done", facts)
                .asOptional()
                .orElseThrow();
        assertThat(second.opened()).containsExactly("decision");
    }

    @Test
    void refusesASubProcessWithoutStartOrWithAnArcAcrossItsBorder() {
        assertThat(findings(accepted()
                        .arc("accepted", "sub", "outcome:accept")
                        .open("sub")
                        .user("a")
                        .end("e")
                        .arc("a", "e")
                        .close()
                        .arc("sub", "decision")))
                .contains("sub start-end");
        assertThat(findings(accepted()
                        .arc("accepted", "sub", "outcome:accept")
                        .open("sub")
                        .start("s")
                        .user("a")
                        .end("e")
                        .arc("s", "a")
                        .arc("a", "e")
                        .arc("across", "a", "decision", "")
                        .close()
                        .arc("sub", "decision")))
                .contains("across flow-end");
    }

    @Test
    void refusesAFlowTooComplexToCheck() {
        BpmnText wide =
                accepted().arc("accepted", "fork", "outcome:accept").and("fork").and("join");
        for (int i = 0; i < 18; i++) {
            wide.user("w" + i).arc("fork", "w" + i).arc("w" + i, "join");
        }
        assertThat(findings(wide.arc("join", "decision"))).containsExactly("process too-complex");

        BpmnText chain = accepted().arc("accepted", "x0", "outcome:accept");
        for (int i = 0; i < 30; i++) {
            chain.xor("x" + i, "d" + i)
                    .arc("d" + i, "x" + i, "x" + (i + 1), "")
                    .arc("x" + i, "m" + i, FACT)
                    .xor("m" + i, "")
                    .arc("m" + i, "x" + (i + 1));
        }
        assertThat(findings(chain.xor("x30", "").arc("x30", "decision"))).containsExactly("process too-complex");
    }
}
