package org.sunhall.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.OrgId;
import org.sunhall.rest.Problem;

class FaultsTest {

    private final ObjectMapper json = JsonExtension.mapper();

    record Premises(int area, OrgId office) {}

    record Application(String name, List<Premises> premises) {}

    @Test
    void brokenSyntaxIsABadRequestWithLineAndColumn() {
        Problem problem = reading("{\n  \"name\": \"阳光\",\n  oops }");

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("rest.json-malformed");
        assertThat(problem.detail().en()).contains("line 3");
        assertThat(problem.detail().zh()).contains("第 3 行");
    }

    @Test
    void aBodyCutOffInsideAValueIsABadRequest() {
        assertThat(reading("{\"name\":\"阳").status()).isEqualTo(400);
    }

    @Test
    void theSameKeyTwiceIsABadRequest() {
        assertThat(reading("{\"name\":\"a\",\"name\":\"b\"}").status()).isEqualTo(400);
    }

    @Test
    void anUnknownFieldIsNamedByItsPointer() {
        Problem problem = reading("{\"name\":\"a\",\"premises\":[{\"area\":1},{\"area\":2,\"aera\":3}]}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.fields()).singleElement().satisfies(field -> {
            assertThat(field.pointer()).isEqualTo("/premises/1/aera");
            assertThat(field.rule()).isEqualTo("unknown-property");
        });
    }

    @Test
    void aWrongTypeIsNamedByItsPointer() {
        Problem problem = reading("{\"premises\":[{\"area\":\"large\"}]}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.fields()).singleElement().satisfies(field -> {
            assertThat(field.pointer()).isEqualTo("/premises/0/area");
            assertThat(field.rule()).isEqualTo("type");
        });
    }

    @Test
    void anIdThatCannotBeOneIsNamedByItsPointer() {
        Problem problem = reading("{\"premises\":[{\"area\":1,\"office\":\"../etc\"}]}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.fields().get(0).pointer()).isEqualTo("/premises/0/office");
    }

    @Test
    void nestingBeyondTheBoundIsTooLarge() {
        Throwable thrown = catchThrowable(() -> json.readTree("[".repeat(1000)));

        assertThat(Faults.problemOf(thrown).status()).isEqualTo(413);
    }

    @Test
    void nobodyLearnsAClassNameFromAnyProblem() {
        List<Problem> problems = List.of(
                reading("{\"premises\":[{\"area\":\"large\"}]}"),
                reading("{\"x\":1}"),
                reading("{{{"),
                Faults.problemOf(new IllegalStateException("org.sunhall.Secret broke")),
                Faults.problemOf(new NotFoundException()),
                Faults.problemOf(new NotAllowedException("GET")));

        assertThat(problems)
                .extracting(problem ->
                        problem.detail().in(Locale.ENGLISH) + problem.title().en() + problem.fields())
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("Exception")
                        .doesNotContain("Secret")
                        .doesNotContain("java."));
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailableNotBroken() {
        Problem problem = Faults.problemOf(new IllegalStateException(new SQLTransientConnectionException("timed out")));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo("rest.database-unavailable");
    }

    @Test
    void whatWeCannotWriteIsOurOwnFault() {
        Throwable thrown = catchThrowable(() -> json.writeValueAsString(new Object()));

        assertThat(Faults.problemOf(thrown).status()).isEqualTo(500);
    }

    private Problem reading(String body) {
        Throwable thrown = catchThrowable(() -> json.readValue(body, Application.class));
        assertThat(thrown).isNotNull();
        return Faults.problemOf(thrown);
    }
}
