package org.sunhall.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a platform's JVM holds, asked with the JDK's own jcmd. */
final class Jvm {

    private static final Pattern METASPACE = Pattern.compile("(?m)^ *Metaspace +used (\\d+)K");
    private static final Pattern BUNDLE_LOADER = Pattern.compile("BundleWiringImpl\\$BundleClassLoader");
    private static final Pattern TOTAL = Pattern.compile("Total Usage - (.*)");
    private static final Pattern THREAD = Pattern.compile("(?m)^\"(.*)\" .*tid=");

    private final long pid;

    private Jvm(long pid) {
        this.pid = pid;
    }

    /**
     * What there is after a full collection.
     *
     * @param loaders     class loaders of bundles
     * @param threads     how many threads there are of each name, numbers in names left out
     * @param metaspaceKb kilobytes in use
     * @param loadedClasses the last lines of what jcmd says of class loaders
     */
    record Holds(int loaders, Map<String, Integer> threads, long metaspaceKb, String loadedClasses) {

        /** How many threads there are whose name does not match. */
        int threadsBut(String pattern) {
            return threads.entrySet().stream()
                    .filter(name -> !name.getKey().matches(pattern))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    static Jvm of(Platform platform) {
        String home = platform.home().toString();
        long pid = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(home))
                        .isPresent())
                .filter(process -> process.info()
                        .command()
                        .filter(path -> path.endsWith("java"))
                        .isPresent())
                .mapToLong(ProcessHandle::pid)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no process runs " + home));
        return new Jvm(pid);
    }

    Holds holds() {
        // Twice: the first collection lets go of what the second may unload.
        jcmd("GC.run");
        jcmd("GC.run");
        String stats = jcmd("VM.classloader_stats");
        int loaders = count(BUNDLE_LOADER, stats);
        Map<String, Integer> threads = new TreeMap<>();
        THREAD.matcher(jcmd("Thread.print"))
                .results()
                .forEach(thread -> threads.merge(thread.group(1).replaceAll("[0-9]+", "#"), 1, Integer::sum));
        Matcher metaspace = METASPACE.matcher(jcmd("GC.heap_info"));
        if (!metaspace.find()) {
            throw new IllegalStateException("jcmd does not tell the metaspace");
        }
        return new Holds(loaders, threads, Long.parseLong(metaspace.group(1)), end(stats));
    }

    /** What it keeps of classes, in one line; after a full collection. */
    String classes() {
        jcmd("GC.run");
        jcmd("GC.run");
        Matcher total = TOTAL.matcher(jcmd("VM.metaspace"));
        Matcher metaspace = METASPACE.matcher(jcmd("GC.heap_info"));
        return (metaspace.find() ? metaspace.group(1) + " KB, " : "") + (total.find() ? total.group(1) : "");
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - 700));
    }

    private static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().count();
    }

    private String jcmd(String command) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            command)
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
