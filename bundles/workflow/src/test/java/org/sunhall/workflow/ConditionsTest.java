package org.sunhall.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

    private static final String LARGE =
            "{'required':['form'],'properties':{'form':{'required':['area'],'properties':{'area':{'minimum':100}}}}}";

    private static BpmnText flow(String condition) {
        return BpmnText.licence()
                .arc("accepted", "size", "outcome:accept")
                .xor("size", "small")
                .user("visit")
                .xor("merge", "")
                .arc("large", "size", "visit", condition.replace('\'', '"'))
                .arc("small", "size", "merge", "")
                .arc("visit", "merge")
                .arc("merge", "decision");
    }

    private static JsonNode facts(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Test
    void aSchemaOnTheFactsChoosesTheWay() {
        Flow flow = flow(LARGE).sound();
        Marking intake = TokenMachine.start(flow, facts("{}")).marking();

        assertThat(TokenMachine.complete(flow, intake, "intake", "accept", facts("{'form':{'area':150.5}}"))
                        .asOptional()
                        .orElseThrow()
                        .opened())
                .containsExactly("visit");
        assertThat(TokenMachine.complete(flow, intake, "intake", "accept", facts("{'form':{'area':99}}"))
                        .asOptional()
                        .orElseThrow()
                        .opened())
                .containsExactly("decision");
        assertThat(TokenMachine.complete(flow, intake, "intake", "accept", facts("{}"))
                        .asOptional()
                        .orElseThrow()
                        .opened())
                .containsExactly("decision");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'propertis':{'form':{}}}",
                "{'$ref':'#'}",
                "{'$ref':'https://example.org/x'}",
                "{'properties':{'form':{'pattern':'(a+)+'}}}",
                "{'allOf':[{'minmum':1}]}",
                "{'not':{'$id':'x'}}",
                "{'required':'form'}",
                "{'type':'text'}",
                "{'$schema':'http://json-schema.org/draft-07/schema#'}",
                "{'required':['form']",
                "{} {}",
                "{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{'not':{}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}",
                "${area > 100}",
                "outcome:",
                "outcome: accept",
                "accept",
            })
    void refusesWhatItDoesNotUnderstandCompletely(String condition) {
        FlowParse parse = flow(condition).read();

        assertThat(parse.findings()).extracting(FlowFinding::rule).containsExactly("condition");
        assertThat(parse.findings().get(0).elementId()).isEqualTo("large");
        assertThat(parse.findings().get(0).line()).isGreaterThan(1);
    }

    @Test
    void aPropertyMayHaveTheNameOfAKeyword() {
        assertThat(flow("{'properties':{'pattern':{'const':{'$ref':1}},'$id':{'type':'string'}}}")
                        .read()
                        .findings())
                .isEmpty();
    }
}
