package org.sunhall.disclosure.model;

import java.util.Arrays;
import java.util.Optional;
import org.sunhall.kernel.Text;

/** What a case may come to, in the words of the hall (行政许可法 art. 38; 行政处罚法 art. 57). */
public enum PublicResult {
    GRANTED("granted", Text.of("准予", "Granted")),
    REFUSED("refused", Text.of("不予", "Refused")),
    PENALTY("penalty", Text.of("给予行政处罚", "A penalty was imposed")),
    NO_PENALTY("no-penalty", Text.of("不予行政处罚", "No penalty")),
    DROPPED("drop", Text.of("终止处理(撤销或者移送)", "Closed without a decision: dropped or handed over"));

    private final String id;
    private final Text words;

    PublicResult(String id, Text words) {
        this.id = id;
        this.words = words;
    }

    /** The result in plain words. */
    public Text words() {
        return words;
    }

    /** The result the event {@code case.decided} calls so; empty when the public is not told. */
    public static Optional<PublicResult> of(String id) {
        return Arrays.stream(values()).filter(result -> result.id.equals(id)).findFirst();
    }
}
