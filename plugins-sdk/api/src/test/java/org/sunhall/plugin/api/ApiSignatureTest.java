package org.sunhall.plugin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What plug-ins compile against does not change by accident. The signature is kept in {@code src/api/signature.txt}; after a change on
 * purpose raise the package's version and write it anew with {@code mvn -Dsunhall.api.write=true -pl plugins-sdk/api test}.
 */
class ApiSignatureTest {

    private static final Path KEPT = Path.of("src", "api", "signature.txt");

    @Test
    void isTheOneThatIsKept() throws IOException {
        ApiSignature now = now();
        List<String> changes = ApiSignature.changes(ApiSignature.read(KEPT), now);
        if (changes.isEmpty()) {
            return;
        }
        if (Boolean.getBoolean("sunhall.api.write") && ApiSignature.isVersionedRight(changes)) {
            Files.write(KEPT, now.lines());
            return;
        }
        fail("The plug-in API has changed:\n  " + String.join("\n  ", changes)
                + "\nIf that is on purpose: raise the version in package-info.java as said, then write " + KEPT
                + " anew with -Dsunhall.api.write=true.");
    }

    @Test
    void marksEveryTypeForWhoImplementsIt() {
        assertThat(now().lines()).noneMatch(line -> line.contains(" : unmarked "));
    }

    @Test
    void letsOnlyTypesOfTheJdkAndItsOwnCrossTheBorder() {
        assertThat(now().lines()).allSatisfy(line -> {
            for (String word : line.replaceAll("\"[^\"]*\"|= .*", "").split("[^A-Za-z0-9_.$]+")) {
                if (word.contains(".") && !word.matches("[0-9.]+")) {
                    assertThat(word).matches("(java|org\\.sunhall\\.plugin\\.api)\\..+|org\\.sunhall\\.plugin\\.api");
                }
            }
        });
    }

    @Test
    void aRemovedMethodIsIncompatibleAndNeedsAMajorVersion() {
        List<String> changes = ApiSignature.changes(
                ApiSignature.of("package p 1.2.0", "p.T : provider interface", "p.T : abstract long number()"),
                ApiSignature.of("package p 1.2.0", "p.T : provider interface"));

        assertThat(changes)
                .containsExactly(
                        "INCOMPATIBLE, gone or changed: p.T : abstract long number()",
                        "the package p has version 1.2.0 and must have 2.0.0");
        assertThat(ApiSignature.isVersionedRight(changes)).isFalse();
    }

    @Test
    void aNewMethodOfAProviderTypeNeedsAMinorVersion() {
        ApiSignature kept = ApiSignature.of("package p 1.2.0", "p.T : provider interface");
        String method = "p.T : abstract long number()";

        assertThat(ApiSignature.changes(kept, ApiSignature.of("package p 1.2.0", "p.T : provider interface", method)))
                .containsExactly("compatible, new: " + method, "the package p has version 1.2.0 and must have 1.3.0");
        assertThat(ApiSignature.isVersionedRight(ApiSignature.changes(
                        kept, ApiSignature.of("package p 1.3.0", "p.T : provider interface", method))))
                .isTrue();
    }

    @Test
    void aNewAbstractMethodBreaksEveryPluginThatImplementsTheType() {
        ApiSignature kept = ApiSignature.of("package p 1.2.0", "p.T : consumer interface");

        assertThat(ApiSignature.changes(
                        kept,
                        ApiSignature.of("package p 1.2.0", "p.T : consumer interface", "p.T : abstract void run()")))
                .contains("the package p has version 1.2.0 and must have 2.0.0");
        assertThat(ApiSignature.changes(
                        kept,
                        ApiSignature.of("package p 1.2.0", "p.T : consumer interface", "p.T : default void run()")))
                .contains("the package p has version 1.2.0 and must have 1.3.0");
    }

    private static ApiSignature now() {
        try {
            return ApiSignature.of(Path.of(AutomaticTask.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
