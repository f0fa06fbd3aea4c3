package org.sunhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null, ''", "'', ''", "王, 王*", "王五, 王*", "欧阳小明, 欧***", "𠮷野家, 𠮷**", "Li, L*"})
    void onlyTheFirstCharacterOfANameStays(String name, String shown) {
        assertThat(Masking.name(name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, ''",
                "'', ''",
                "1234567, *******",
                "12345678, 123***78",
                "13800138000, 138******00",
                "11010519491231002X, 110*************2X"
            })
    void threeAndTwoCharactersOfANumberStay(String number, String shown) {
        assertThat(Masking.number(number)).isEqualTo(shown);
    }
}
