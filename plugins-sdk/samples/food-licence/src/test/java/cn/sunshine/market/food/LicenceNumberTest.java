package cn.sunshine.market.food;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LicenceNumberTest {

    private static final String PUBLISHED = "JY23501110153674";

    @Test
    void formsThePublishedSpecimen() {
        assertThat(LicenceNumber.of(2, "350111", 15367)).isEqualTo(PUBLISHED);
        assertThat(LicenceNumber.isValid(PUBLISHED)).isTrue();
    }

    @Test
    void findsEverySingleWrongDigit() {
        for (int place = 2; place < PUBLISHED.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                StringBuilder changed = new StringBuilder(PUBLISHED);
                changed.setCharAt(place, digit);
                assertThat(LicenceNumber.isValid(changed.toString()))
                        .as(changed.toString())
                        .isEqualTo(digit == PUBLISHED.charAt(place));
            }
        }
    }

    @Test
    void refusesWhatIsNoLicenceNumber() {
        assertThat(LicenceNumber.isValid("SC23501110153674")).isFalse();
        assertThat(LicenceNumber.isValid("JY2350111015367")).isFalse();
        assertThat(LicenceNumber.isValid("")).isFalse();
    }

    @Test
    void refusesPartsThatDoNotFitTheirDigits() {
        assertThatThrownBy(() -> LicenceNumber.of(0, "350111", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LicenceNumber.of(1, "35011", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LicenceNumber.of(1, "350111", 1_000_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LicenceNumber.of(1, "350111", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
