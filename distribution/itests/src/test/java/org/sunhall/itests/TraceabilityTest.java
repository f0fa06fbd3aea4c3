package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sunhall.itests.Traceability.Requirement;

class TraceabilityTest {

    private static final Path ROOT = Path.of("../..");

    @Test
    void theListNamesEveryRequirementOnceAndSaysWhyWhatIsNoSoftware() throws IOException {
        List<Requirement> list = Traceability.requirements(ROOT);

        assertThat(list)
                .extracting(Requirement::number)
                .containsExactlyElementsOf(Stream.concat(
                                IntStream.rangeClosed(1, 280).mapToObj("R-%03d"::formatted),
                                IntStream.rangeClosed(1, 20).mapToObj("K-%02d"::formatted))
                        .toList());
        assertThat(list).allSatisfy(one -> {
            assertThat(one.title()).isNotBlank();
            assertThat(one.source()).as(one.number()).isNotBlank();
            assertThat(one.kind()).isIn("software", "duty", "principle", "history");
            assertThat(one.reason().isBlank())
                    .as(one.number())
                    .isEqualTo(one.kind().equals("software"));
        });
    }

    @Test
    void noTestNamesARequirementThatDoesNotExist() throws IOException {
        assertThat(Traceability.requirements(ROOT))
                .extracting(Requirement::number)
                .containsAll(Traceability.tests(ROOT).keySet());
    }
}
