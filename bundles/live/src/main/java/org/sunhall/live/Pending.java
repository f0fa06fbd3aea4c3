package org.sunhall.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one page has not been told yet. However slow the page and however many the changes, it stays small: the same thing
 * twice is one thing, and more than {@value #MOST_CASES} cases are "cases".
 */
final class Pending {

    static final int MOST_CASES = 100;

    private static final byte[] BEAT = ": beat\n\n".getBytes(StandardCharsets.US_ASCII);

    private final EnumSet<Topic> topics = EnumSet.noneOf(Topic.class);
    private final Set<String> cases = new LinkedHashSet<>();
    private boolean tooMany;
    private boolean beat;
    private byte[] greeting;

    void greet(long retryMillis) {
        greeting = ("retry: " + retryMillis + "\nevent: hello\ndata: {}\n\n").getBytes(StandardCharsets.US_ASCII);
    }

    void beat() {
        beat = true;
    }

    void add(Hint hint) {
        topics.add(hint.topic());
        if (hint.caseId().isPresent() && !tooMany) {
            cases.add(hint.caseId().get());
            if (cases.size() > MOST_CASES) {
                cases.clear();
                tooMany = true;
            }
        }
    }

    /** What to send next, which is then forgotten here; empty when there is nothing to say. */
    Optional<byte[]> take() {
        if (greeting != null) {
            byte[] first = greeting;
            greeting = null;
            return Optional.of(first);
        }
        if (!topics.isEmpty()) {
            byte[] news = news();
            topics.clear();
            cases.clear();
            tooMany = false;
            beat = false;
            return Optional.of(news);
        }
        if (beat) {
            beat = false;
            return Optional.of(BEAT);
        }
        return Optional.empty();
    }

    private byte[] news() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode names = data.putArray("topics");
        topics.forEach(topic -> names.add(topic.word()));
        if (topics.contains(Topic.CASES) && !tooMany) {
            ArrayNode ids = data.putArray("cases");
            cases.forEach(ids::add);
        }
        return ("event: changed\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
