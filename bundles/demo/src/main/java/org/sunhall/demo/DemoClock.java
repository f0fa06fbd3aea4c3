package org.sunhall.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.kernel.ClockOffset;

/** Moves the platform's time forward, and remembers how far over restarts. Time never goes back. */
@Component(service = {ClockOffset.class, DemoClock.class})
public final class DemoClock implements ClockOffset {

    private static final Logger LOG = LoggerFactory.getLogger(DemoClock.class);
    private static final Duration MOST = Duration.ofDays(3660);

    private final Path file;
    private volatile Duration offset;

    /** Keeps the offset in the runtime's data folder. */
    @Activate
    public DemoClock(BundleContext context) {
        this(Path.of(context.getProperty("karaf.data") == null ? "data" : context.getProperty("karaf.data"))
                .resolve("demo")
                .resolve("clock-offset"));
    }

    DemoClock(Path file) {
        this.file = file;
        this.offset = read(file);
        if (!offset.isZero()) {
            LOG.warn("demonstration time is {} ahead of the machine's", offset);
        }
    }

    private static Duration read(Path file) {
        try {
            return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        } catch (IOException | DateTimeParseException e) {
            throw new IllegalStateException(
                    "the demonstration's clock offset cannot be read: " + file.getFileName(), e);
        }
    }

    @Override
    public Duration offset() {
        return offset;
    }

    /**
     * Moves time forward.
     *
     * @throws IllegalArgumentException when it is not forward, or further than ten years in all
     */
    synchronized Duration advance(Duration by) {
        Duration next = offset.plus(by);
        if (by.isNegative() || by.isZero() || next.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("time moves forward only, ten years at most");
        }
        try {
            Files.createDirectories(file.getParent());
            Path written = Files.writeString(file.resolveSibling("clock-offset.new"), next.toString());
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        offset = next;
        LOG.warn("demonstration time moved by {}; it is now {} ahead of the machine's", by, next);
        return next;
    }
}
