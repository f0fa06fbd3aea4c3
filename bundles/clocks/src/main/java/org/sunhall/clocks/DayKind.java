package org.sunhall.clocks;

/** What sort of day a date is. */
public enum DayKind {
    /** 工作日: Monday to Friday, no holiday. */
    WORKING(true),
    /** 调休上班: a Saturday or Sunday worked in exchange. */
    MAKE_UP(true),
    /** 休息日: Saturday or Sunday. */
    WEEKEND(false),
    /** 节假日: a public holiday, its weekend days included. */
    HOLIDAY(false),
    /** 调休放假: a weekday off in exchange. */
    IN_LIEU(false);

    private final boolean working;

    DayKind(boolean working) {
        this.working = working;
    }

    /** Whether offices work on it. */
    public boolean isWorking() {
        return working;
    }
}
