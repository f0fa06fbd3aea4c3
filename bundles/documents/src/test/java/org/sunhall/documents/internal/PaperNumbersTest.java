package org.sunhall.documents.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sunhall.documents.VerificationCode;

class PaperNumbersTest {

    @Test
    void aPatternGetsItsYearAndPaddedNumber() {
        String inYear = PaperNumbers.inYear("示食受〔{year}〕第 {number:6} 号", 2026);

        assertThat(PaperNumbers.with(inYear, 7)).isEqualTo("示食受〔2026〕第 000007 号");
        assertThat(PaperNumbers.with("{number}", 1_234_567)).isEqualTo("1234567");
        assertThat(PaperNumbers.counts("JY21101010000011")).isFalse();
    }

    @Test
    void aDollarSignInAPatternIsOnlyText() {
        assertThat(PaperNumbers.with("$1\\{number:3}", 5)).isEqualTo("$1\\005");
    }

    @Test
    void numbersAreComparedWithoutSpacesWidthsAndKindsOfBrackets() {
        assertThat(PaperNumbers.key("示食受[2026] 第０００００７号")).isEqualTo(PaperNumbers.key("示食受〔2026〕第 000007 号"));
    }

    @Test
    void verificationCodesAreReadAsPeopleTypeThemAndEverySingleSlipIsFound() {
        VerificationCode code = VerificationCode.draw(new SecureRandom());
        String value = code.value();

        assertThat(VerificationCode.parse(value.toLowerCase().replace('0', 'o').replace('1', 'l')))
                .contains(code);
        for (int i = 0; i < value.length(); i++) {
            char other = value.charAt(i) == '7' ? '8' : '7';
            assertThat(VerificationCode.parse(value.substring(0, i) + other + value.substring(i + 1)))
                    .isEqualTo(Optional.empty());
        }
    }
}
