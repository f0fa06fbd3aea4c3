package org.sunhall.itests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunhall.itests.Bureau.Turn;
import org.sunhall.story.Client.Answer;
import org.sunhall.story.Story;

/**
 * What one case's writers know: what they sent under which key, and what the platform acknowledged. It outlives the platform
 * it writes to.
 */
final class Journal {

    private final String name;
    private final ObjectNode application;
    private final List<Sent> acknowledged = new ArrayList<>();
    private Platform platform;
    private Bureau bureau;
    private String caseId = "";
    private Optional<Sent> underWay = Optional.empty();

    /** Opens the journal of a case still to be filed. */
    Journal(Platform platform, String name) {
        this.name = name;
        reopen(platform);
        this.application = bureau.application(platform.as("citizen1"));
    }

    /** One request: whose, where to, what, under which key. */
    private record Sent(String login, String path, ObjectNode body, String key, String step) {}

    /** Goes on with the platform that runs now. */
    void reopen(Platform running) {
        platform = running;
        bureau = new Bureau(running, Story.ITEM);
    }

    /** The case, empty while it is not acknowledged. */
    String caseId() {
        return caseId;
    }

    /** Whether the whole way is done and acknowledged. */
    boolean isFinished() {
        return acknowledged.size() > Bureau.WAY.size();
    }

    /** Whether a request was sent that nobody answered. */
    boolean wasCutOff() {
        return underWay.isPresent();
    }

    /** How many requests were answered. */
    int acknowledged() {
        return acknowledged.size();
    }

    /** Takes one case after the other through all its steps, until nobody answers. */
    static void writeCaseAfterCase(Platform platform, String name, int most, List<Journal> journals) {
        try {
            for (int i = 0; i < most; i++) {
                Journal journal = new Journal(platform, name + "-" + i);
                journals.add(journal);
                journal.write(Bureau.WAY.size() + 1);
                if (!journal.isFinished()) {
                    return;
                }
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            // The platform went before the case was begun.
            Thread.yield();
        }
    }

    /** Sends the next few requests, one after the other. */
    void write(int requests) {
        try {
            for (int i = 0; i < requests && !isFinished(); i++) {
                send(next());
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            // The platform is gone; what was under way stays noted.
            Thread.yield();
        }
    }

    private Sent next() {
        if (acknowledged.isEmpty()) {
            return new Sent("citizen1", "/api/cases", application, name + "-0", "");
        }
        Turn turn = Bureau.WAY.get(acknowledged.size() - 1);
        String task = bureau.awaitTask(caseId, turn.step());
        return new Sent(
                turn.login(),
                "/api/cases/" + caseId + "/tasks/" + task,
                Story.report(turn.outcome(), "同意。"),
                name + "-" + acknowledged.size(),
                turn.step());
    }

    private void send(Sent sent) {
        underWay = Optional.of(sent);
        Answer answer = post(sent);
        answer.expect(sent.step().isEmpty() ? 201 : 200);
        if (sent.step().isEmpty()) {
            caseId = answer.json().path("id").asText();
        }
        acknowledged.add(sent);
        underWay = Optional.empty();
    }

    private Answer post(Sent sent) {
        return platform.as(sent.login()).post(sent.path(), sent.body(), sent.key(), Optional.empty());
    }

    /** Sends again what nobody answered, under the same key: done now or found done, it counts once. */
    void repeatWhatWasUnderWay() {
        underWay.ifPresent(this::send);
    }

    /** Sends everything acknowledged again, under the same keys. */
    void repeatEverything() {
        for (Sent sent : acknowledged) {
            String found = post(sent)
                    .expect(sent.step().isEmpty() ? 201 : 200)
                    .json()
                    .path("id")
                    .asText();
            if (!found.equals(caseId)) {
                throw new AssertionError("a repeated request made another case: " + found + " beside " + caseId);
            }
        }
    }

    /**
     * The acknowledged steps in their order, as the case tells them: where two officers sign, each signature is told, and with
     * the second the completion.
     */
    List<String> stepsTaken() {
        List<String> told = new ArrayList<>();
        for (Sent sent : acknowledged) {
            if (!sent.step().isEmpty()) {
                boolean second = told.contains(sent.step());
                told.add(sent.step());
                if (second) {
                    told.add(sent.step());
                }
            }
        }
        return told;
    }
}
