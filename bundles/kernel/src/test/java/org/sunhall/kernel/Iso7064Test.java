package org.sunhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Iso7064Test {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Test
    void agreesWithThePublishedFoodLicenceNumber() {
        // JY23501110153674, a specimen: JY, format, province, city, county, sequence, check digit.
        assertThat(Iso7064.mod11x10("2350111015367")).isEqualTo('4');
    }

    @Test
    void agreesWithTheExamplesOfTheStandard() {
        assertThat(Iso7064.mod11x10("0794")).isEqualTo('5');
        assertThat(Iso7064.mod37x36("A12425GABC1234002")).isEqualTo('M');
    }

    @Test
    void findsEveryWrongDigit() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            String digits = random(random, "0123456789", 1 + random.nextInt(20));
            char check = Iso7064.mod11x10(digits);
            for (int at = 0; at < digits.length(); at++) {
                for (char wrong = '0'; wrong <= '9'; wrong++) {
                    if (wrong != digits.charAt(at)) {
                        assertThat(Iso7064.mod11x10(replace(digits, at, wrong))).isNotEqualTo(check);
                    }
                }
            }
        }
    }

    @Test
    void findsEveryWrongCharacter() {
        Random random = new Random(12);
        for (int i = 0; i < 200; i++) {
            String text = random(random, ALPHABET, 1 + random.nextInt(20));
            char check = Iso7064.mod37x36(text);
            for (int at = 0; at < text.length(); at++) {
                for (char wrong : ALPHABET.toCharArray()) {
                    if (wrong != text.charAt(at)) {
                        assertThat(Iso7064.mod37x36(replace(text, at, wrong))).isNotEqualTo(check);
                    }
                }
            }
        }
    }

    @Test
    void findsNearlyAllSwapsOfNeighbours() {
        Random random = new Random(13);
        int swaps = 0;
        int found = 0;
        for (int i = 0; i < 2000; i++) {
            String digits = random(random, "0123456789", 13);
            for (int at = 0; at < 12; at++) {
                char one = digits.charAt(at);
                char other = digits.charAt(at + 1);
                if (one != other) {
                    swaps++;
                    String swapped = replace(replace(digits, at, other), at + 1, one);
                    found += Iso7064.mod11x10(swapped) == Iso7064.mod11x10(digits) ? 0 : 1;
                }
            }
        }
        assertThat((double) found / swaps).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12a4", "1 2", "１２３", "١٢"})
    void mod11x10RefusesWhatAreNotDigits(String text) {
        assertThatThrownBy(() -> Iso7064.mod11x10(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "A-1", "É"})
    void mod37x36RefusesWhatIsNotOfItsAlphabet(String text) {
        assertThatThrownBy(() -> Iso7064.mod37x36(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String random(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String replace(String text, int at, char by) {
        return text.substring(0, at) + by + text.substring(at + 1);
    }
}
