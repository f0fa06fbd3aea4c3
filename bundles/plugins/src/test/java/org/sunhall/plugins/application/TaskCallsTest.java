package org.sunhall.plugins.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.Digest;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugin.api.TaskContext;
import org.sunhall.plugin.api.TaskResult;

class TaskCallsTest {

    private static final Digest PLUGIN = Digest.of("plugin");
    private final List<TaskCalls.Overrun> overruns = new ArrayList<>();
    private final TaskCalls calls = new TaskCalls(Duration.ofMillis(200), 1);

    private TaskResult call(AutomaticTask code) throws Exception {
        return calls.guarded(PLUGIN, "number", () -> Optional.of(new Used(code)), overruns::add)
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
        assertThat(interrupted.await(5, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
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
                        overruns::add)
                .run(new Nothing());
        assertThat(other).isInstanceOf(TaskResult.Done.class);
        synchronized (lock) {
            go[0] = false;
        }
    }

    @Test
    void failsWhenTheCodeIsGoneMeanwhile() throws Exception {
        TaskResult result =
                calls.guarded(PLUGIN, "number", Optional::empty, overruns::add).run(new Nothing());
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
