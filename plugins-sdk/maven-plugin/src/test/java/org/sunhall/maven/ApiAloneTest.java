package org.sunhall.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of every sample compiles with the SDK's API and OSGi's annotations, and nothing else of the platform. */
class ApiAloneTest {

    @Test
    void theSamplesCompileAgainstTheApiAlone(@TempDir Path out) throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("../samples"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(ApiAloneTest::isOfAPlugin)
                    .toList();
        }
        String api = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("plugin-api")
                        || entry.contains("plugins-sdk/api/")
                        || entry.contains("/org/osgi/"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(sources).isNotEmpty();
        assertThat(api).contains("api").doesNotContain("kernel", "casework", "checker");

        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            boolean compiled = javac.getTask(
                            complaints,
                            files,
                            null,
                            List.of("-d", out.toString(), "-classpath", api, "--release", "17", "-proc:none"),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
    }

    /** A channel of notices is no plug-in: the installation brings it, and it has an API of its own. */
    private static boolean isOfAPlugin(Path source) {
        Path sample = Path.of("../samples")
                .resolve(Path.of("../samples").relativize(source).getName(0));
        return Files.isDirectory(sample.resolve("src/main/resources/SUNHALL-INF"));
    }
}
