package org.sunhall.plugins.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.Digest;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugin.api.TaskContext;
import org.sunhall.plugin.api.TaskResult;
import org.sunhall.plugins.code.LogLimit;
import org.sunhall.plugins.code.PluginThreads;

class TaskCallsTest {

    private static final Digest PLUGIN = Digest.of("plugin");
    private final List<TaskCalls.Overrun> overruns = new ArrayList<>();
    private final List<Throwable> thrown = new ArrayList<>();
    private final PluginThreads threads = new PluginThreads();
    private final TaskCalls calls = new TaskCalls(threads, Duration.ofMillis(200), 1);
    private final TaskCalls.Watcher watcher = new TaskCalls.Watcher() {
        @Override
        public void overran(TaskCalls.Overrun overrun) {
            overruns.add(overrun);
        }

        @Override
        public void threw(Digest plugin, String task, Throwable failure) {
            thrown.add(failure);
        }
    };

    private TaskResult call(AutomaticTask code) throws Exception {
        return calls.guarded(PLUGIN, "number", () -> Optional.of(new Used(code)), watcher)
                .run(new Nothing());
    }

    @Test
    void givesWhatTheTaskFound() throws Exception {
        assertThat(call(context -> TaskResult.done(Map.of("licenceNumber", "JY1", "list", List.of(1, true)))))
                .isEqualTo(TaskResult.done(Map.of("licenceNumber", "JY1", "list", List.of(1, true))));
        assertThat(overruns).isEmpty();
    }

    @Test
    void makesAFailureOfWhateverIsThrown() throws Exception {
        assertThat(call(context -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(TaskResult.Failed.class);
        assertThat(call(context -> {
                    throw new NoClassDefFoundError("org/elsewhere/Type");
                }))
                .isInstanceOf(TaskResult.Failed.class);
        assertThat(call(context -> null)).isInstanceOf(TaskResult.Failed.class);
        assertThat(thrown).hasSize(3).anyMatch(NoClassDefFoundError.class::isInstance);
        assertThat(overruns).isEmpty();
    }

    @Test
    void takesNoObjectsOfThePluginsOwn() throws Exception {
        assertThat(call(context -> TaskResult.done(Map.of("own", new Object()))))
                .isInstanceOf(TaskResult.Failed.class);
        Map<String, Object> endless = new HashMap<>();
        endless.put("self", endless);
        assertThat(call(context -> TaskResult.done(endless))).isInstanceOf(TaskResult.Failed.class);
    }

    @Test
    void interruptsWhatTakesTooLongAndNamesItsThreadAndStack() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        TaskResult result = call(context -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return TaskResult.done(Map.of());
        });
        assertThat(result).isInstanceOf(TaskResult.Failed.class);
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(overruns).singleElement().satisfies(overrun -> {
            assertThat(overrun.thread()).startsWith("sunhall-plugin-" + PLUGIN.abbreviated() + "-number-");
            assertThat(overrun.stack()).contains("CountDownLatch.await");
        });
    }

    @Test
    void letsALoopThatIgnoresInterruptionHoldUpNobodyButItsOwnVersion() throws Exception {
        boolean[] go = {true};
        Object lock = new Object();
        call(context -> {
            while (true) {
                synchronized (lock) {
                    if (!go[0]) {
                        return TaskResult.done(Map.of());
                    }
                }
            }
        });
        assertThat(overruns).hasSize(1);
        assertThat(call(context -> TaskResult.done(Map.of()))).isInstanceOf(TaskResult.Failed.class);
        TaskResult other = calls.guarded(
                        Digest.of("other"),
                        "number",
                        () -> Optional.of(new Used(context -> TaskResult.done(Map.of()))),
                        watcher)
                .run(new Nothing());
        assertThat(other).isInstanceOf(TaskResult.Done.class);
        synchronized (lock) {
            go[0] = false;
        }
    }

    @Test
    void knowsTheThreadsThatTheCodeLeavesBehind() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        call(context -> {
            Thread own = new Thread(() -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            own.setName("own");
            own.start();
            return TaskResult.done(Map.of());
        });
        assertThat(threads.alive(PLUGIN)).extracting(Thread::getName).contains("own");
        assertThat(threads.alive(Digest.of("other"))).isEmpty();
        end.countDown();
    }

    @Test
    void limitsTheLogOfTheCodeAndOfNobodyElse() throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (isLoggable(line)) {
                    lines.add(line.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        try (LogLimit limit = new LogLimit(50)) {
            limit.open();
            call(context -> {
                System.Logger log = System.getLogger("flood");
                for (int i = 0; i < 1000; i++) {
                    log.log(System.Logger.Level.WARNING, "flood");
                }
                return TaskResult.done(Map.of());
            });
            Logger.getLogger("platform").warning("platform");
            assertThat(lines.stream().filter("flood"::equals).count()).isBetween(50L, 200L);
            assertThat(lines).contains("platform");
            assertThat(limit.takeDropped().get(PLUGIN)).isGreaterThan(700);
            assertThat(limit.takeDropped()).isEmpty();
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
    }

    @Test
    void keepsAFreeThreadForEveryVersionWhateverAnotherDoes() throws Exception {
        Workers workers = new Workers(2);
        CountDownLatch end = new CountDownLatch(1);
        Runnable blocked = () -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        assertThat(workers.tryRun(PLUGIN, blocked)).isTrue();
        assertThat(workers.tryRun(PLUGIN, blocked)).isTrue();
        assertThat(workers.tryRun(PLUGIN, blocked)).as("both are busy").isFalse();
        CountDownLatch done = new CountDownLatch(1);
        assertThat(workers.tryRun(Digest.of("other"), done::countDown)).isTrue();
        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        end.countDown();
        workers.stop();
    }

    @Test
    void failsWhenTheCodeIsGoneMeanwhile() throws Exception {
        TaskResult result =
                calls.guarded(PLUGIN, "number", Optional::empty, watcher).run(new Nothing());
        assertThat(result).isInstanceOf(TaskResult.Failed.class);
    }

    private record Used(AutomaticTask service) implements TaskCalls.Code {
        @Override
        public void close() {}
    }

    static final class Nothing implements TaskContext {
        @Override
        public String taskId() {
            return "case:task";
        }

        @Override
        public String step() {
            return "step";
        }

        @Override
        public Map<String, Object> form() {
            return Map.of();
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of();
        }

        @Override
        public long number() {
            return 1;
        }

        @Override
        public String divisionCode() {
            return "370900";
        }

        @Override
        public LocalDate today() {
            return LocalDate.of(2026, 11, 23);
        }
    }
}
