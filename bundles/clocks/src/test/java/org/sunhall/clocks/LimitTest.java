package org.sunhall.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    @ParameterizedTest
    @ValueSource(strings = {"10wd", "30d", "24h", "0wd", "99999d"})
    void readsWhatItWrites(String written) {
        assertThat(Limit.parse(written)).hasToString(written);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "10", "wd", "10 wd", "-1d", "010d", "10WD", "100000d", "1.5h", "10wd ", "3m", "١٠d"})
    void refusesWhatIsNoLimit(String written) {
        assertThat(Limit.tryParse(written)).isEmpty();
        assertThatThrownBy(() -> Limit.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsLikeALawForPeople() {
        assertThat(Limit.workingDays(20).text().zh()).isEqualTo("20个工作日");
        assertThat(Limit.workingDays(1).text().en()).isEqualTo("1 working day");
        assertThat(Limit.days(60).text().zh()).isEqualTo("60日");
        assertThat(Limit.hours(24).text().en()).isEqualTo("24 hours");
    }

    @Test
    void hasBounds() {
        assertThatThrownBy(() -> new Limit(-1, LimitUnit.DAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limit(100_000, LimitUnit.DAY)).isInstanceOf(IllegalArgumentException.class);
    }
}
