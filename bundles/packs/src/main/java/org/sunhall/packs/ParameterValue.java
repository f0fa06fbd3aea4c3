package org.sunhall.packs;

import java.util.List;
import java.util.Objects;
import org.sunhall.clocks.Limit;
import org.sunhall.kernel.Text;

/** What a parameter holds. */
public sealed interface ParameterValue {

    /** A length of legal time that clocks can count. */
    record Time(Limit limit) implements ParameterValue {
        public Time {
            Objects.requireNonNull(limit, "limit");
        }
    }

    /** A number with a unit that clocks do not count: {@code month}, {@code year}, {@code person}, {@code yuan}. */
    record Amount(long amount, String unit) implements ParameterValue {
        public Amount {
            Objects.requireNonNull(unit, "unit");
        }
    }

    /** A sentence for people. */
    record Words(Text text) implements ParameterValue {
        public Words {
            Objects.requireNonNull(text, "text");
        }
    }

    /** Names of a fixed vocabulary, in order. */
    record Names(List<String> names) implements ParameterValue {
        public Names {
            names = List.copyOf(names);
        }
    }

    /** Yes or no. */
    record Flag(boolean set) implements ParameterValue {}

    /** The unit as files write it: {@code wd}, {@code d}, {@code h}, that of an amount, {@code text}, {@code list}, {@code flag}. */
    default String unit() {
        if (this instanceof Time time) {
            return time.limit().unit().suffix();
        }
        if (this instanceof Amount amount) {
            return amount.unit();
        }
        if (this instanceof Words) {
            return "text";
        }
        return this instanceof Names ? "list" : "flag";
    }
}
