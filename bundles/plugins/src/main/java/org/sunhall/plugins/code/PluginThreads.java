package org.sunhall.plugins.code;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.sunhall.kernel.Digest;

/**
 * The threads that run the code of plug-ins, each version's in a group of its own: a thread that the code starts itself falls
 * into the group, too, and is found there. The groups are plain ones of the JDK, so that they keep no class of ours alive.
 */
public final class PluginThreads {

    private static final String PREFIX = "sunhall-plugin:";
    private static final int MOST_FRAMES = 40;

    private final Map<Digest, ThreadGroup> groups = new ConcurrentHashMap<>();

    /** None so far. */
    public PluginThreads() {}

    /** A thread for this version, not started yet; it never keeps the platform from ending. */
    public Thread thread(Digest plugin, String name, Runnable work) {
        ThreadGroup group = groups.computeIfAbsent(plugin, digest -> new ThreadGroup(PREFIX + digest.hex()));
        Thread thread = new Thread(group, work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Whose code runs in the current thread. */
    public static Optional<Digest> current() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group != null && !group.getName().startsWith(PREFIX)) {
            group = group.getParent();
        }
        return Optional.ofNullable(group)
                .map(found -> new Digest(found.getName().substring(PREFIX.length())));
    }

    /** The versions that ever had a thread. */
    public Set<Digest> known() {
        return Set.copyOf(groups.keySet());
    }

    /** The threads of this version that live. */
    public List<Thread> alive(Digest plugin) {
        ThreadGroup group = groups.get(plugin);
        if (group == null) {
            return List.of();
        }
        Thread[] threads = new Thread[group.activeCount() + 16];
        group.enumerate(threads, true);
        return Arrays.stream(threads)
                .filter(Objects::nonNull)
                .filter(Thread::isAlive)
                .toList();
    }

    /** Where a thread is. */
    public static String stack(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .limit(MOST_FRAMES)
                .map(frame -> "at " + frame)
                .collect(Collectors.joining("\n"));
    }
}
