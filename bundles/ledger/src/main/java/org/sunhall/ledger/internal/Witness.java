package org.sunhall.ledger.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * The file outside the database that knows every head: one line each, only ever appended. Best on another disk, or
 * followed by another machine.
 */
final class Witness {

    private final Path file;

    Witness(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Appends a head and forces it to the disk. */
    void append(Head head) throws IOException {
        try (FileChannel channel = OwnerOnly.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ))) {
            channel.position(wholeLines(channel));
            channel.truncate(channel.position());
            OwnerOnly.append(channel, head.line() + "\n");
        }
    }

    /** The lines from the first on; a last one that was cut off by a crash is left out. */
    BufferedReader lines() throws IOException {
        if (!exists()) {
            return new BufferedReader(new StringReader(""));
        }
        return new WholeLines(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8), !endsWithNewline());
    }

    /** The last whole line, read from the end. */
    Optional<String> lastLine() throws IOException {
        if (!exists()) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = wholeLines(channel) - 1;
            if (end < 0) {
                return Optional.empty();
            }
            long start = lastNewline(channel, end) + 1;
            ByteBuffer line = ByteBuffer.allocate(Math.toIntExact(end - start));
            read(channel, line, start);
            return Optional.of(new String(line.array(), StandardCharsets.UTF_8));
        }
    }

    private boolean endsWithNewline() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return wholeLines(channel) == channel.size();
        }
    }

    /** The length of the file without a last line that was cut off. */
    private static long wholeLines(FileChannel channel) throws IOException {
        return lastNewline(channel, channel.size()) + 1;
    }

    /** The place of the last newline before this place, -1 when there is none. */
    private static long lastNewline(FileChannel channel, long before) throws IOException {
        long to = before;
        while (to > 0) {
            int length = (int) Math.min(8192, to);
            ByteBuffer chunk = ByteBuffer.allocate(length);
            read(channel, chunk, to - length);
            for (int i = length - 1; i >= 0; i--) {
                if (chunk.get(i) == '\n') {
                    return to - length + i;
                }
            }
            to -= length;
        }
        return -1;
    }

    private static void read(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            continue;
        }
    }

    /** Gives no last line when that one has no end. */
    private static final class WholeLines extends BufferedReader {
        private final boolean torn;
        private String next;

        WholeLines(Reader source, boolean torn) throws IOException {
            super(source);
            this.torn = torn;
            next = super.readLine();
        }

        @Override
        public String readLine() throws IOException {
            String line = next;
            if (line != null) {
                next = super.readLine();
                if (next == null && torn) {
                    return null;
                }
            }
            return line;
        }
    }
}
