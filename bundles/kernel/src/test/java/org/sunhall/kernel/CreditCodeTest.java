package org.sunhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "914403001922038216", "91110000100000325X"})
    void acceptsCodesWhoseCheckFits(String published) {
        String code = published.substring(0, 17) + CreditCode.checkCharacter(published.substring(0, 17));

        assertThat(CreditCode.isValid(code)).isTrue();
    }

    @Test
    void agreesWithTheExampleOfTheStandard() {
        assertThat(CreditCode.isValid("91350100M000100Y43")).isTrue();
    }

    @Test
    void findsEveryWrongCharacter() {
        String code = "91350100M000100Y43";
        for (int at = 0; at < 18; at++) {
            for (char wrong : ALPHABET.toCharArray()) {
                if (wrong != code.charAt(at)) {
                    String mistyped = code.substring(0, at) + wrong + code.substring(at + 1);
                    assertThat(CreditCode.isValid(mistyped)).as(mistyped).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "91350100M000100Y4",
                "91350100M000100Y433",
                "91350100m000100y43",
                "9135O100M000100Y43",
                "91350100M000100I43",
                "91350100M000100Y4 ",
                "９1350100M000100Y43"
            })
    void refusesWhatIsNoCode(String code) {
        assertThat(CreditCode.isValid(code)).isFalse();
    }

    @Test
    void namesThePlaceThatIsNotOfTheAlphabet() {
        assertThatThrownBy(() -> CreditCode.checkCharacter("9135O100M000100Y4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("character 5");
        assertThatThrownBy(() -> CreditCode.checkCharacter("9")).isInstanceOf(IllegalArgumentException.class);
    }
}
