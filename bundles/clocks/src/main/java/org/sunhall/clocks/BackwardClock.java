package org.sunhall.clocks;

import java.time.LocalDate;
import java.util.Objects;
import org.sunhall.kernel.Text;

/**
 * A limit counted backwards from a day to come (K-01, K-03): "so many days before the law takes effect". Something must
 * be done on its latest start at the latest.
 *
 * @param title      its name for people
 * @param target     the day it counts back from; that day is not counted
 * @param limit      how long before, in days or working days
 * @param warning    yellow when no more than this is left, in the unit of the limit; 0 for never
 * @param legalBasis the article it comes from
 */
public record BackwardClock(Text title, LocalDate target, Limit limit, Limit warning, String legalBasis) {

    public BackwardClock {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(legalBasis, "legalBasis");
        if (limit.unit() == LimitUnit.HOUR || warning.unit() != limit.unit()) {
            throw new IllegalArgumentException("a backward clock counts days, and warns in the same unit");
        }
    }
}
