package org.sunhall.plugins.application;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.kernel.Digest;
import org.sunhall.plugin.api.AutomaticTask;
import org.sunhall.plugin.api.TaskContext;
import org.sunhall.plugin.api.TaskResult;
import org.sunhall.plugins.code.PluginThreads;

/** Calls the code of plug-ins in threads of their own, with a time limit; whatever it does, the caller gets a result. */
final class TaskCalls {

    private static final Logger LOG = LoggerFactory.getLogger(TaskCalls.class);
    private static final long TURN_MILLIS = 1000;

    private final PluginThreads threads;
    private final Duration limit;
    private final int atOnce;
    private final Map<Digest, Semaphore> turns = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    TaskCalls(PluginThreads threads, Duration limit, int atOnce) {
        this.threads = threads;
        this.limit = limit;
        this.atOnce = atOnce;
    }

    /** What is known of a call that did not end in time. */
    record Overrun(Digest plugin, String task, String thread, String stack, Duration limit) {}

    /** Who is told of it, in the caller's thread, outside every transaction. */
    interface Watcher {
        void overran(Overrun overrun);

        void threw(Digest plugin, String task, Throwable failure);
    }

    /** A service that is in use until it is closed; its methods run the plug-in's code. */
    interface Code extends AutoCloseable {
        AutomaticTask service();

        @Override
        void close();
    }

    /**
     * A task whose every call is guarded.
     *
     * @param code takes the service into use; called in the plug-in's thread, since that may create it
     */
    AutomaticTask guarded(Digest plugin, String task, Supplier<Optional<Code>> code, Watcher watcher) {
        return context -> call(plugin, task, code, context, watcher);
    }

    private TaskResult call(
            Digest plugin, String task, Supplier<Optional<Code>> code, TaskContext context, Watcher watcher) {
        Semaphore turn = turns.computeIfAbsent(plugin, key -> new Semaphore(atOnce));
        FutureTask<TaskResult> work = new FutureTask<>(() -> {
            try {
                return run(code, context);
            } finally {
                turn.release();
            }
        });
        Thread thread = threads.thread(
                plugin, "sunhall-plugin-" + plugin.abbreviated() + "-" + task + "-" + count.incrementAndGet(), work);
        try {
            if (!turn.tryAcquire(Math.min(limit.toMillis(), TURN_MILLIS), TimeUnit.MILLISECONDS)) {
                return TaskResult.failed("插件程序正忙,稍后自动重试", "the plug-in's code is busy; it is tried again");
            }
            try {
                thread.start();
            } catch (OutOfMemoryError e) {
                turn.release();
                throw e;
            }
            return work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String stack = PluginThreads.stack(thread);
            work.cancel(true);
            watcher.overran(new Overrun(plugin, task, thread.getName(), stack, limit));
            return TaskResult.failed(
                    "插件程序未在限时内完成,已被停用,运行维护人员已收到提示",
                    "the plug-in's code did not end in time and was taken out; the operators can see it");
        } catch (ExecutionException e) {
            LOG.warn("Automatic task {} of plug-in {} failed", task, plugin.abbreviated());
            watcher.threw(plugin, task, e.getCause());
            return TaskResult.failed("插件程序出错,运行维护人员已收到提示", "the plug-in's code failed; the operators can see it");
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            return TaskResult.failed("平台正在停止", "the platform is stopping");
        }
    }

    private static TaskResult run(Supplier<Optional<Code>> code, TaskContext context) throws Exception {
        Optional<Code> found = code.get();
        if (found.isEmpty()) {
            return TaskResult.failed("插件程序暂不可用", "the plug-in's code is not available at the moment");
        }
        try (Code used = found.get()) {
            Thread.currentThread()
                    .setContextClassLoader(used.service().getClass().getClassLoader());
            return FactsCopy.of(used.service().run(context));
        }
    }
}
