package org.sunhall.clocks;

import org.sunhall.kernel.Text;

/** What a limit is counted in. "日" and "工作日" are different units (K-01, K-02). */
public enum LimitUnit {
    /** 工作日: working days, without weekends and public holidays (行政许可法 art. 82). */
    WORKING_DAY("wd", Text.of("个工作日", "working day")),
    /** 日: calendar days (民法典 arts. 200 and 201). */
    DAY("d", Text.of("日", "day")),
    /** 小时: hours, counted from the instant itself (民法典 art. 201). */
    HOUR("h", Text.of("小时", "hour"));

    private final String suffix;
    private final Text noun;

    LimitUnit(String suffix, Text noun) {
        this.suffix = suffix;
        this.noun = noun;
    }

    /** How a written limit ends: {@code wd}, {@code d}, {@code h}. */
    public String suffix() {
        return suffix;
    }

    /** An amount of this unit, for people. */
    public Text text(long amount) {
        return Text.of(amount + noun.zh(), amount + " " + noun.en() + (amount == 1 ? "" : "s"));
    }
}
