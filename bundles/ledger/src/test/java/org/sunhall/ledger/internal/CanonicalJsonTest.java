package org.sunhall.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void sortsKeysAndDropsSpace() {
        assertThat(canonical("{ \"b\" : [1, true , null], \"a\": {\"z\":\"\", \"A\":{}} }"))
                .isEqualTo("{\"a\":{\"A\":{},\"z\":\"\"},\"b\":[1,true,null]}");
    }

    @Test
    void escapesOnlyWhatMustBe() {
        assertThat(canonical("\"\\u20ac\\u0024\\u000F\\u000aA'\\u0042\\u0022\\u005c\\/\\u0000\\ud83d\\ude00\""))
                .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\/\\u0000😀\"");
    }

    @Test
    void spellsEqualNumbersAlikeAndRoundsNone() {
        assertThat(canonical("[12.50,1e2,0.0,-0,9007199254740993,1.0E-3]"))
                .isEqualTo("[12.5,100,0,0,9007199254740993,0.001]");
    }

    @Test
    void isItsOwnCanonicalForm() {
        String once = canonical("{\"x\":[0.1,1.10,{\"k\":\"v\"}],\"名\":\"值\"}");

        assertThat(canonical(once)).isEqualTo(once);
    }

    @Test
    void refusesWhatHasNoCanonicalForm() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(DoubleNode.valueOf(Double.NaN)));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(TextNode.valueOf("a\ud800b")));
        assertThatIllegalArgumentException().isThrownBy(() -> canonical("1e100000000"));
        assertThatIllegalArgumentException().isThrownBy(() -> canonical("[".repeat(200) + "]".repeat(200)));
    }

    private static String canonical(String json) {
        try {
            JsonNode node = JSON.reader()
                    .with(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(json);
            return CanonicalJson.of(node);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
