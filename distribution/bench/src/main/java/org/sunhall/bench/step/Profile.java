package org.sunhall.bench.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the processor time of a piece of work goes: the stack is sampled every 10 ms by the JVM's own recorder, and each
 * sample counts for the innermost part of the program that it is in.
 */
final class Profile {

    /** Packages by the part they are shown as; the longest prefix wins, and what has none counts for its caller. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("org.postgresql.", "PostgreSQL's driver"),
            Map.entry("org.apache.derby.", "Derby"),
            Map.entry("org.eclipse.persistence.", "EclipseLink"),
            Map.entry("com.fasterxml.jackson.", "Jackson"),
            Map.entry("com.zaxxer.", "connection pool"),
            Map.entry("com.networknt.", "form validation"),
            Map.entry("freemarker.", "documents"),
            Map.entry("org.sunhall.ledger.", "ledger: canonical form, hash, rows"),
            Map.entry("org.sunhall.casework.", "casework: decide, snapshot"),
            Map.entry("org.sunhall.workflow.", "workflow: tokens"),
            Map.entry("org.sunhall.clocks.", "clocks"),
            Map.entry("org.sunhall.packs.", "packs"),
            Map.entry("org.sunhall.forms.", "form validation"),
            Map.entry("org.sunhall.checker.", "definitions"),
            Map.entry("org.sunhall.documents.", "documents"),
            Map.entry("org.sunhall.persistence.", "transactions"),
            Map.entry("org.sunhall.cases.store.", "cases: store"),
            Map.entry("org.sunhall.cases.", "cases: use case"),
            Map.entry("org.sunhall.kernel.", "kernel"),
            Map.entry("org.sunhall.bench.", "this benchmark"));

    private final Map<String, Integer> parts = new HashMap<>();
    private final Map<String, Integer> innermost = new HashMap<>();
    private int samples;

    private Profile() {}

    /** Samples while the work runs. */
    static Profile of(Runnable work) throws IOException {
        Path file = Files.createTempFile("sunhall-profile", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            recording.setDestination(file);
            recording.start();
            work.run();
            recording.stop();
        }
        Profile profile = new Profile();
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                profile.add(events.readEvent());
            }
        } finally {
            Files.delete(file);
        }
        return profile;
    }

    private void add(RecordedEvent event) {
        if (event.getStackTrace() == null || !event.getEventType().getName().equals("jdk.ExecutionSample")) {
            return;
        }
        samples++;
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        RecordedFrame top = frames.get(0);
        innermost.merge(
                top.getMethod().getType().getName() + "." + top.getMethod().getName(), 1, Integer::sum);
        for (RecordedFrame frame : frames) {
            String part = part(frame.getMethod().getType().getName());
            if (part != null) {
                parts.merge(part, 1, Integer::sum);
                return;
            }
        }
        parts.merge("the JVM's own threads", 1, Integer::sum);
    }

    private static String part(String type) {
        String longest = "";
        for (String prefix : PARTS.keySet()) {
            if (type.startsWith(prefix) && prefix.length() > longest.length()) {
                longest = prefix;
            }
        }
        return PARTS.get(longest);
    }

    /** The shares as a table, the largest first. */
    String table() {
        StringBuilder table = new StringBuilder("| part | share of the samples |\n|---|---|\n");
        largest(parts, 20).forEach(each -> table.append(row(each)));
        table.append("\n| innermost method | share of the samples |\n|---|---|\n");
        largest(innermost, 12).forEach(each -> table.append(row(each)));
        return table.append("\n").append(samples).append(" samples.\n").toString();
    }

    private String row(Map.Entry<String, Integer> each) {
        return String.format("| %s | %.1f %% |%n", each.getKey(), 100.0 * each.getValue() / samples);
    }

    private static List<Map.Entry<String, Integer>> largest(Map<String, Integer> counts, int most) {
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        return sorted.subList(0, Math.min(most, sorted.size()));
    }
}
