package org.sunhall.checker;

import java.util.Objects;
import java.util.Optional;

/**
 * An article that gives or shapes the power.
 *
 * @param law     title of the law, regulation or rule, without 《》
 * @param article which article, for example {@code 第三十五条第一款}
 * @param text    its words, when the plug-in quotes them
 */
public record LegalBasis(String law, String article, Optional<String> text) {

    public LegalBasis {
        Objects.requireNonNull(law, "law");
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(text, "text");
    }

    /** The citation, for example {@code 《食品安全法》第三十五条}. */
    public String cite() {
        return "《" + law + "》" + article;
    }
}
