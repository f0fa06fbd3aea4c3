package org.sunhall.casework;

import java.time.Instant;
import java.util.Optional;
import org.sunhall.clocks.Limit;
import org.sunhall.clocks.WorkCalendar;
import org.sunhall.kernel.Text;

/** Commands about time. */
public sealed interface ClockCommand extends CaseCommand {

    /**
     * Every living clock whose terms list the ground stops; the others run on. A licence's statutory clock lists
     * the grounds of 行政许可法 art. 45 only.
     *
     * @param expected the time needed, told to the parties; needed when the statutory clock stops
     */
    record Stop(String ground, String reason, Optional<Limit> expected, String person) implements ClockCommand {
        @Override
        public String name() {
            return "stop";
        }
    }

    /** What the clocks stopped for is over. */
    record EndStop(String ground, String reason, String person) implements ClockCommand {
        @Override
        public String name() {
            return "end-stop";
        }
    }

    /** Internal clocks stop for a stated time, the parties are told. */
    record Interrupt(Limit length, String reason, String person) implements ClockCommand {
        @Override
        public String name() {
            return "interrupt";
        }
    }

    /** The applicant gets more time to supply what is missing, for a good reason. */
    record GrantTime(Limit by, String reason, String person) implements ClockCommand {
        @Override
        public String name() {
            return "grant-time";
        }
    }

    /** The item is out of use: internal clocks stand. */
    record Hang(Text why) implements ClockCommand {
        @Override
        public String name() {
            return "hang";
        }
    }

    /** The item is in use again. */
    record Unhang(Text why) implements ClockCommand {
        @Override
        public String name() {
            return "unhang";
        }
    }

    /**
     * The calendar has changed: what moves is recorded.
     *
     * @param before the calendar the clocks were read by
     * @param notice the notice that changed it
     * @param at     when it changed; clocks that started later have never been read by the former one
     */
    record RecordCalendarChange(WorkCalendar before, String notice, Instant at) implements ClockCommand {
        @Override
        public String name() {
            return "record-calendar-change";
        }
    }
}
