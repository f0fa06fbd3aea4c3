package org.sunhall.ledger.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.sunhall.kernel.Actor;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;

final class LedgerFixture {

    static final Instant AT = Instant.parse("2026-11-23T01:02:03.004Z");
    static final Actor CLOCK = Actor.system("clock");

    private LedgerFixture() {}

    static StreamId stream(String key) {
        return new StreamId("case", key);
    }

    static EventDraft event(String type, int number) {
        return EventDraft.of(type, data(number));
    }

    static EventDraft eventAbout(String name, int number) {
        return new EventDraft("case.submitted", data(number), Map.of("applicantName", name, "phone", "13800000000"));
    }

    private static ObjectNode data(int number) {
        return JsonNodeFactory.instance.objectNode().put("number", number).put("note", "说明 \"" + number + "\"");
    }

    static void awaitTrue(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Object monitor = new Object();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not true within " + limit);
            }
            synchronized (monitor) {
                monitor.wait(5);
            }
        }
    }

    /** Collects what it gets. */
    static final class Collector implements LedgerListener {
        final List<RecordedEvent> got = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final String name;
        private final Set<String> types;

        Collector(String name, String... types) {
            this.name = name;
            this.types = Set.of(types);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean wants(String type) {
            return types.isEmpty() || types.contains(type);
        }

        @Override
        public void on(RecordedEvent event) {
            got.add(event);
        }
    }
}
