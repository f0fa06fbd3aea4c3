package org.sunhall.checker;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * An article that gives or shapes the power.
 *
 * @param law     title of the law, regulation or rule, without 《》
 * @param article which article, for example {@code 第三十五条第一款}
 * @param text    its words, when the plug-in quotes them
 * @param from    the first day it holds, when the plug-in says so
 * @param to      the day from which it is repealed, when that is known
 */
public record LegalBasis(
        String law, String article, Optional<String> text, Optional<LocalDate> from, Optional<LocalDate> to) {

    public LegalBasis {
        Objects.requireNonNull(law, "law");
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    /** Whether it is repealed on this day; one that is yet to begin is not. */
    public boolean isRepealedOn(LocalDate day) {
        return to.filter(end -> !day.isBefore(end)).isPresent();
    }

    /** The citation, for example {@code 《食品安全法》第三十五条}. */
    public String cite() {
        return "《" + law + "》" + article;
    }
}
