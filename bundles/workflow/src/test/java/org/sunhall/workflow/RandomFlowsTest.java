package org.sunhall.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Properties that hold for whatever flow. The seeds are fixed; a failure names the one that failed. */
class RandomFlowsTest {

    /** Grows block-structured flows: sequences, choices, forks with joins, loops and sub-processes of steps. */
    private static final class Grower {
        private final Random random;
        private final BpmnText text = BpmnText.licence();
        private int next;

        Grower(long seed) {
            random = new Random(seed);
        }

        BpmnText grow() {
            block("accepted", "outcome:accept", "decision", "", 3);
            return text;
        }

        /** Draws something between two nodes; its first arc has the condition. */
        private void block(String from, String condition, String to, String arcId, int depth) {
            String id = "n" + ++next;
            switch (depth == 0 ? 0 : random.nextInt(6)) {
                case 0 -> {
                    text.user(id);
                    enter(arcId, from, id, condition);
                    text.arc(id, to);
                }
                case 1 -> {
                    text.user(id);
                    enter(arcId, from, id, condition);
                    block(id, "", to, "", depth - 1);
                }
                case 2 -> {
                    text.and(id).and(id + "j");
                    enter(arcId, from, id, condition);
                    for (int i = 2 + random.nextInt(2); i > 0; i--) {
                        block(id, "", id + "j", "", depth - 1);
                    }
                    text.arc(id + "j", to);
                }
                case 3 -> {
                    text.user(id, "one", "two", "three").xor(id + "x", id + "d").xor(id + "m", "");
                    enter(arcId, from, id, condition);
                    text.arc(id, id + "x");
                    block(id + "x", "outcome:one", id + "m", "", depth - 1);
                    block(id + "x", "outcome:two", id + "m", "", depth - 1);
                    block(id + "x", "", id + "m", id + "d", depth - 1);
                    text.arc(id + "m", to);
                }
                case 4 -> {
                    text.xor(id + "m", "").user(id, "again", "on").xor(id + "x", id + "d");
                    enter(arcId, from, id + "m", condition);
                    text.arc(id + "m", id)
                            .arc(id, id + "x")
                            .arc(id + "x", id + "m", "outcome:again")
                            .arc(id + "d", id + "x", to, "");
                }
                default -> {
                    enter(arcId, from, id, condition);
                    text.arc(id, to).open(id).start(id + "s").end(id + "e");
                    block(id + "s", "", id + "e", "", depth - 1);
                    text.close();
                }
            }
        }

        private void enter(String arcId, String from, String to, String condition) {
            if (arcId.isEmpty()) {
                text.arc(from, to, condition);
            } else {
                text.arc(arcId, from, to, condition);
            }
        }
    }

    @Test
    void aSoundFlowNeverSticksAndAlwaysFinishes() {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        int complex = 0;
        for (long seed = 0; seed < 150; seed++) {
            FlowParse parse = new Grower(seed).grow().read();
            if (parse.findings().stream().anyMatch(finding -> finding.rule().equals("too-complex"))) {
                complex++;
                continue;
            }
            assertThat(parse.findings()).as("seed %s", seed).isEmpty();
            for (long course = 0; course < 5; course++) {
                play(parse.flow().orElseThrow(), facts, new Random(seed * 31 + course), seed);
            }
        }
        assertThat(complex).as("most grown flows can be checked").isLessThan(30);
    }

    private static void play(Flow flow, JsonNode facts, Random random, long seed) {
        Move move = TokenMachine.start(flow, facts);
        for (int moves = 0; !move.finished(); moves++) {
            assertThat(moves).as("seed %s goes on and on", seed).isLessThan(10_000);
            List<String> waiting = new ArrayList<>(move.marking().waiting());
            assertThat(waiting)
                    .as("seed %s is stuck at %s", seed, move.marking())
                    .isNotEmpty();
            assertThat(move.marking().steps().values()).as("seed %s", seed).allMatch(count -> count == 1);
            Step step = flow.step(waiting.get(random.nextInt(waiting.size()))).orElseThrow();
            String outcome =
                    step.outcomes().get(random.nextInt(step.outcomes().size())).name();
            Marking marking = Marking.fromJson(move.marking().toJson());
            move = TokenMachine.complete(flow, marking, step.id(), outcome, facts)
                    .asOptional()
                    .orElseThrow();
        }
        assertThat(move.marking()).isEqualTo(Marking.EMPTY);
    }

    @Test
    void whateverIsDoneToAFileReadingItNeverThrows() {
        String file = new String(FoodLicenceFlowTest.file(), StandardCharsets.UTF_8);
        String process = file.substring(0, file.indexOf("  <bpmndi:BPMNDiagram")) + "</bpmn:definitions>\n";
        List<String> corpus = new ArrayList<>(List.of(process));
        for (long seed = 0; seed < 10; seed++) {
            corpus.add(new Grower(seed).grow().text());
        }
        Random random = new Random(11);
        int refused = 0;
        int tries = 1_500;
        for (int i = 0; i < tries; i++) {
            byte[] changed = change(corpus.get(random.nextInt(corpus.size())), random);
            int number = i;
            FlowParse[] parse = new FlowParse[1];
            assertThatCode(() -> parse[0] = FlowReader.read(changed))
                    .as(() -> "change " + number + ": " + new String(changed, StandardCharsets.UTF_8))
                    .doesNotThrowAnyException();
            refused += parse[0].findings().isEmpty() ? 0 : 1;
            parse[0].flow().ifPresent(flow -> play(flow, JsonNodeFactory.instance.objectNode(), new Random(1), number));
        }
        assertThat(refused).as("changes are noticed").isGreaterThan(tries / 2);
    }

    private static byte[] change(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(8)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(other, lines.get(at));
            case 2 -> lines.add(other, lines.remove(at));
            case 3 -> lines.set(at, lines.get(at).replaceFirst("\"[^\"]*\"", "\"x\""));
            case 4 -> lines.set(at, lines.get(at).replaceFirst("sourceRef=\"[^\"]*\"", "sourceRef=\"decision\""));
            case 5 ->
                lines.set(
                        at,
                        lines.get(at)
                                .replaceAll("userTask", "serviceTask")
                                .replaceAll("exclusiveGateway", "parallelGateway"));
            case 6 -> lines.set(at, lines.get(at).replaceFirst("effect=\"[^\"]*\"", "effect=\"grant\""));
            default -> {
                byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
                for (int i = random.nextInt(4); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                return bytes;
            }
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
