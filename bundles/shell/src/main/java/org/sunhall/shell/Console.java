package org.sunhall.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.Plugins;

/** What the commands share: who acts, and how things are printed. */
final class Console {

    /** The runtime's console is the operator's own; it reads everything and decides nothing in anybody's place. */
    static final Actor OPERATOR = Actor.system("console");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.of("Asia/Shanghai"));

    private Console() {}

    static String time(Instant instant) {
        return MINUTE.format(instant);
    }

    /** The last day of a limit that has run out at this instant: 24:00 of it is 0:00 of the next. */
    static String lastDay(Instant due) {
        return DAY.format(due.minusMillis(1));
    }

    static String both(Text text) {
        return text.zh().equals(text.en()) ? text.zh() : text.zh() + " / " + text.en();
    }

    static <T> void print(Outcome<T> outcome, Consumer<T> accepted) {
        print(System.out, outcome, accepted);
    }

    static <T> void print(PrintStream out, Outcome<T> outcome, Consumer<T> accepted) {
        outcome.asOptional().ifPresent(accepted);
        outcome.refusal().ifPresent(rejection -> {
            out.println(
                    "✗ " + both(rejection.detail()) + "  [" + rejection.code().id() + "]");
            rejection.fields().forEach(field -> out.println("  " + field.pointer() + " " + both(field.message())));
        });
    }

    /** The one version whose digest begins so; says so when there is none, or more than one. */
    static Optional<PluginView> one(Plugins plugins, String beginning) {
        List<PluginView> found = plugins.list().stream()
                .filter(plugin -> plugin.digest().hex().startsWith(beginning))
                .toList();
        if (found.size() != 1) {
            System.out.println("应当恰好对应一个版本 / this must fit exactly one version: " + found.size());
            return Optional.empty();
        }
        return Optional.of(found.get(0));
    }

    /** A file's content; says so when it is too large or cannot be read. */
    static Optional<byte[]> read(String file, long largest) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > largest) {
                System.out.println("文件过大 / too large: " + file);
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(path));
        } catch (IOException | InvalidPathException e) {
            System.out.println("无法读取 / cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    static String orDash(Optional<?> value) {
        return value.map(Object::toString).orElse("—");
    }
}
