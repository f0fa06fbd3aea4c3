package org.sunhall.itests;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Readers who keep asking one platform on this machine, a fixed number of times a second, whatever else happens to it.
 * Bounded in number and ended by {@link #close}.
 */
final class SteadyLoad implements AutoCloseable {

    private static final int A_SECOND = 80;
    private static final int READERS = 4;
    private static final int MOST = 20_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService readers = Executors.newScheduledThreadPool(READERS);
    private final Platform platform;
    private final List<Question> questions;
    private final ReadWriteLock time = new ReentrantReadWriteLock();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private SteadyLoad(Platform platform, List<Question> questions) {
        this.platform = platform;
        this.questions = questions;
    }

    /** One thing that is asked for, by whom; nobody in particular when the login is empty. */
    record Question(String login, String path) {}

    static SteadyLoad on(Platform platform, List<Question> questions) {
        SteadyLoad load = new SteadyLoad(platform, questions);
        long pauseMicros = TimeUnit.SECONDS.toMicros(READERS) / A_SECOND;
        for (int reader = 0; reader < READERS; reader++) {
            load.readers.scheduleAtFixedRate(
                    load::ask, reader * pauseMicros / READERS, pauseMicros, TimeUnit.MICROSECONDS);
        }
        return load;
    }

    private void ask() {
        int number = asked.getAndIncrement();
        if (number >= MOST) {
            return;
        }
        Question question = questions.get(number % questions.size());
        time.readLock().lock();
        try {
            HttpRequest request = request(question);
            long start = System.nanoTime();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            slowestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
            answered.incrementAndGet();
            if (status != 200) {
                failures.add(status + " " + question);
            }
        } catch (IOException | RuntimeException e) {
            failures.add(e + " " + question);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            time.readLock().unlock();
        }
    }

    private HttpRequest request(Question question) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(platform.base().resolve(question.path())).timeout(Duration.ofSeconds(20));
        if (!question.login().isEmpty()) {
            request.header("Cookie", platform.as(question.login()).cookie());
        }
        return request.build();
    }

    /** Moves time between two requests: sessions end by it, and that is no failure. */
    void advance(String by) {
        time.writeLock().lock();
        try {
            platform.advance(by);
        } finally {
            time.writeLock().unlock();
        }
    }

    /** What did not answer 200. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** How many were answered. */
    int answered() {
        return answered.get();
    }

    /** The longest anybody waited. */
    long slowestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(slowestNanos.get());
    }

    /** Ends the asking and waits for the last answers. */
    void end() {
        readers.shutdown();
        try {
            readers.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
    }
}
