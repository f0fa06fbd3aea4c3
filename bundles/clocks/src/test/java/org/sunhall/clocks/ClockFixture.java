package org.sunhall.clocks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

final class ClockFixture {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private ClockFixture() {}

    static ClockReader aReader() {
        return new ClockReader(WorkCalendar.china(), SHANGHAI);
    }

    static ClockTerms licenceTerms() {
        return terms(Limit.workingDays(20), Limit.workingDays(3), Optional.of(Limit.workingDays(10)));
    }

    static ClockTerms terms(Limit budget, Limit warning, Optional<Limit> maxExtension) {
        return new ClockTerms(
                "statutory",
                Text.of("法定期限", "statutory limit"),
                ClockOwner.OFFICE,
                budget,
                warning,
                "行政许可法第42条",
                ClockTerms.LAMP,
                StopGround.licensingLaw45(),
                maxExtension);
    }

    static StatutoryClock aClock(Limit budget, String startedAt) {
        Limit none = new Limit(0, budget.unit());
        return StatutoryClock.start("c", terms(budget, none, Optional.of(budget)), at(startedAt));
    }

    /** An instant written as local time: {@code 2026-09-24T10:00}. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    static LocalDate date(String written) {
        return LocalDate.parse(written);
    }

    static StatutoryClock ok(Outcome<StatutoryClock> outcome) {
        return outcome.fold(clock -> clock, rejection -> {
            throw new AssertionError(rejection.toString());
        });
    }
}
