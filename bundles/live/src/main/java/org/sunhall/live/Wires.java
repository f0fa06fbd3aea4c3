package org.sunhall.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.LedgerTail;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.rest.Health;
import org.sunhall.rest.HealthSource;

/** All lines to open pages, and the news that go over them: a few times a second, what has come together since. */
@Component(service = {Wires.class, LedgerTail.class, HealthSource.class})
public final class Wires implements LedgerTail, HealthSource {

    /** At most so many lines on this node. */
    static final int MOST = 1000;
    /** At most so many lines of one person; a browser opens six connections to a host in all. */
    static final int MOST_EACH = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Wires.class);
    private static final long TELL_MILLIS = 250;
    private static final long LAMPS_AFTER_MILLIS = 800;
    private static final long BEAT_MILLIS = 15_000;

    private final Set<Wire> all = ConcurrentHashMap.newKeySet();
    private final Map<PersonId, Integer> each = new HashMap<>();
    private final HintReader reader;
    private final ScheduledExecutorService timer;

    /** Begins to tell. */
    @Activate
    public Wires(@Reference Ledger ledger) {
        reader = new HintReader(ledger::read);
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sunhall-live");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::tell, TELL_MILLIS, TELL_MILLIS, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Ends every line; the pages come back when the platform does. */
    @Deactivate
    public void stop() {
        timer.shutdownNow();
        List.copyOf(all).forEach(Wire::close);
    }

    /** Whether there is still room for this person; if so it is taken. */
    Optional<Refusal> take(PersonId person) {
        synchronized (each) {
            int now = each.values().stream().mapToInt(Integer::intValue).sum();
            if (now >= MOST) {
                return Optional.of(Refusal.BUSY);
            }
            if (each.getOrDefault(person, 0) >= MOST_EACH) {
                return Optional.of(Refusal.TOO_MANY_PAGES);
            }
            each.merge(person, 1, Integer::sum);
            return Optional.empty();
        }
    }

    /** Gives the room back. */
    void leave(PersonId person) {
        synchronized (each) {
            each.computeIfPresent(person, (who, count) -> count <= 1 ? null : count - 1);
        }
    }

    void add(Wire wire) {
        all.add(wire);
    }

    void gone(Wire wire) {
        all.remove(wire);
        leave(wire.person());
    }

    int open() {
        return all.size();
    }

    @Override
    public boolean wants(String type) {
        return !all.isEmpty() && (HintReader.matters(type) || type.equals("identity.signed-out"));
    }

    /** Hears in the ledger's own thread, so looking anything up is left to the timer's. */
    @Override
    public void heard(List<RecordedEvent> events) {
        timer.execute(() -> events.forEach(this::take));
    }

    private void take(RecordedEvent event) {
        try {
            if (event.stream().kind().equals("identity")) {
                person(event);
            }
            if (HintReader.matters(event.type())) {
                reader.read(event).forEach(this::pass);
            }
        } catch (RuntimeException e) {
            LOG.warn("Open pages were not told of event {}", event.id(), e);
        }
    }

    /** Supervision makes its lamps from the same events, a moment later: whoever asks at once would see the old ones. */
    private void pass(Hint hint) {
        if (hint.topic() == Topic.LAMPS) {
            timer.schedule(() -> all.forEach(wire -> wire.add(hint)), LAMPS_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            all.forEach(wire -> wire.add(hint));
        }
    }

    /** Whoever signs out, is disabled or gets other posts comes again, or does not. */
    private void person(RecordedEvent event) {
        String key = event.stream().key();
        if (key.startsWith("person:")) {
            String id = key.substring("person:".length());
            for (Wire wire : all) {
                if (wire.person().value().equals(id)) {
                    wire.close();
                }
            }
        }
    }

    private void tell() {
        safely(Wire::pump);
    }

    private void beat() {
        long now = System.nanoTime();
        safely(wire -> {
            if (wire.endsBefore(now)) {
                wire.close();
            } else {
                wire.beat();
            }
        });
    }

    private void safely(java.util.function.Consumer<Wire> work) {
        for (Wire wire : all) {
            try {
                work.accept(wire);
            } catch (RuntimeException e) {
                LOG.debug("A line to a page broke", e);
                wire.close();
            }
        }
    }

    @Override
    public String name() {
        return "live";
    }

    @Override
    public Health check() {
        int now = open();
        return now < MOST
                ? new Health(Health.State.UP, Text.of("正常", "well"), Map.of("pages", now))
                : new Health(
                        Health.State.DEGRADED,
                        Text.of("实时更新的页面数已满,其余页面定时刷新。", "No room for more live pages; the others ask now and then."),
                        Map.of("pages", now));
    }
}
