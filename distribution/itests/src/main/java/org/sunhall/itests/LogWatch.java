package org.sunhall.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the platform's log for lines that must not be there. */
public final class LogWatch {

    /** A core bundle was refreshed, or something of ours went wrong. */
    private static final Pattern FAULT =
            Pattern.compile("Should be wired to|\\| ERROR \\|.*org\\.sunhall|Uncaught|OutOfMemoryError");

    private final Path file;
    private int seen;

    LogWatch(Path home) {
        this.file = home.resolve("data/log/karaf.log");
    }

    /** The faults since the last call. */
    public synchronized List<String> newFaults() {
        List<String> lines = lines();
        int from = Math.min(seen, lines.size());
        seen = lines.size();
        return lines.subList(from, lines.size()).stream()
                .filter(line -> FAULT.matcher(line).find())
                .toList();
    }

    /** All lines so far that hold this text. */
    public List<String> linesWith(String text) {
        return lines().stream().filter(line -> line.contains(text)).toList();
    }

    private List<String> lines() {
        try {
            return Files.exists(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
