package org.sunhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
    void acceptsTheExamplesOfTheStandard(String number) {
        assertThat(CitizenId.isValid(number)).isTrue();
    }

    @Test
    void findsEveryWrongDigit() {
        String number = "11010519491231002X";
        for (int at = 0; at < 18; at++) {
            for (char wrong : "0123456789X".toCharArray()) {
                if (wrong != number.charAt(at)) {
                    String mistyped = number.substring(0, at) + wrong + number.substring(at + 1);
                    assertThat(CitizenId.isValid(mistyped)).as(mistyped).isFalse();
                }
            }
        }
    }

    @Test
    void findsEverySwapOfNeighbours() {
        String number = "440524188001010014";
        for (int at = 0; at < 17; at++) {
            if (number.charAt(at) != number.charAt(at + 1)) {
                String swapped =
                        number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2);
                assertThat(CitizenId.isValid(swapped)).as(swapped).isFalse();
            }
        }
    }

    @Test
    void asksForARealBirthDate() {
        String noDay = "11010519490230002";
        String leapDay = "11010520000229002";
        String noLeapDay = "11010519000229002";

        assertThat(CitizenId.isValid(noDay + CitizenId.checkCharacter(noDay))).isFalse();
        assertThat(CitizenId.isValid(leapDay + CitizenId.checkCharacter(leapDay)))
                .isTrue();
        assertThat(CitizenId.isValid(noLeapDay + CitizenId.checkCharacter(noLeapDay)))
                .isFalse();
    }

    @Test
    void acceptsTheResidencePermitsOfHongKongMacaoAndTaiwanAndTheForeignersCard() {
        for (String first17 :
                new String[] {"81000019900101001", "82000019900101001", "83000019900101001", "91110019900101001"}) {
            assertThat(CitizenId.isValid(first17 + CitizenId.checkCharacter(first17)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "11010519491231002x",
                "110105491231002",
                "01010519491231002X",
                "11010519491231002X0",
                "11010519491231 02X",
                "１1010519491231002X"
            })
    void refusesWhatIsNoNumber(String number) {
        assertThat(CitizenId.isValid(number)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1101051949123100", "1101051949123100a"})
    void computesNoCheckForWhatAreNot17Digits(String first17) {
        assertThatThrownBy(() -> CitizenId.checkCharacter(first17)).isInstanceOf(IllegalArgumentException.class);
    }
}
