package org.sunhall.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

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
        outcome.asOptional().ifPresent(accepted);
        outcome.refusal().ifPresent(rejection -> {
            System.out.println(
                    "✗ " + both(rejection.detail()) + "  [" + rejection.code().id() + "]");
            rejection
                    .fields()
                    .forEach(field -> System.out.println("  " + field.pointer() + " " + both(field.message())));
        });
    }

    static String orDash(Optional<?> value) {
        return value.map(Object::toString).orElse("—");
    }
}
