package org.sunhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisionCodeTest {

    @Test
    void isComposedOfDivisionDaySequenceAndCheck() {
        SupervisionCode code = SupervisionCode.of("329900", "20261122", 17);

        assertThat(code.value()).hasSize(21).startsWith("32990020261122000017");
        assertThat(new SupervisionCode(code.value())).isEqualTo(code);
    }

    @Test
    void everyNumberOfADayHasItsOwnCode() {
        Set<SupervisionCode> codes = new HashSet<>();
        for (int sequence = 1; sequence <= 5000; sequence++) {
            assertThat(codes.add(SupervisionCode.of("329900", "20261122", sequence)))
                    .isTrue();
        }
    }

    @Test
    void findsEverySingleMistypedCharacter() {
        for (int sequence : new int[] {1, 17, 999_999}) {
            String code = SupervisionCode.of("329900", "20261122", sequence).value();
            for (int at = 0; at < code.length(); at++) {
                for (char wrong : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
                    if (wrong != code.charAt(at)) {
                        String mistyped = code.substring(0, at) + wrong + code.substring(at + 1);
                        assertThat(SupervisionCode.parse(mistyped)).as(mistyped).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void findsNearlyAllSwapsOfNeighbours() {
        int swaps = 0;
        int missed = 0;
        for (int sequence = 1; sequence < 999_999; sequence += 997) {
            String code = SupervisionCode.of("329900", "20261122", sequence).value();
            for (int at = 0; at < 19; at++) {
                if (code.charAt(at) != code.charAt(at + 1)) {
                    swaps++;
                    missed += SupervisionCode.parse(code.substring(0, at)
                                            + code.charAt(at + 1)
                                            + code.charAt(at)
                                            + code.substring(at + 2))
                                    .isPresent()
                            ? 1
                            : 0;
                }
            }
        }
        assertThat((double) missed / swaps).isLessThan(0.02);
    }

    @Test
    void readsWhatPeopleType() {
        SupervisionCode code = SupervisionCode.of("329900", "20261122", 17);
        String value = code.value();
        String typed = " " + value.substring(0, 6) + "-" + value.substring(6, 14) + " " + value.substring(14, 20) + "-"
                + value.substring(20).toLowerCase() + "\t";

        assertThat(SupervisionCode.parse(typed)).contains(code);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "329900", "３29900202611220000170", "32990020261122000017"})
    void readsNothingFromWhatIsNoCode(String typed) {
        assertThat(SupervisionCode.parse(typed)).isEmpty();
    }

    @Test
    void doesNotLookAtEndlessInput() {
        assertThat(SupervisionCode.parse(" ".repeat(100_000) + SupervisionCode.of("329900", "20261122", 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "32990, 20261122, 1", "3299000, 2026112, 1", "329900, 2026-1-2, 1", "32990A, 20261122, 1",
        "329900, 20261122, 0", "329900, 20261122, 1000000", "329900, 20261301, 1", "329900, 20260230, 1"
    })
    void isNotComposedOfWrongParts(String division, String day, int sequence) {
        assertThatThrownBy(() -> SupervisionCode.of(division, day, sequence))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
