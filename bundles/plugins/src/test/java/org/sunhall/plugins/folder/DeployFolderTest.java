package org.sunhall.plugins.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunhall.checker.PluginJars;
import org.sunhall.plugins.model.Stamp;

class DeployFolderTest {

    @TempDir
    Path directory;

    @Test
    void seesJarsOnly() throws IOException {
        for (String name : new String[] {"a.jar", "B.JAR", ".a.jar", "~a.jar", "a.jar.part", "a.txt", "a.kar"}) {
            Files.writeString(directory.resolve(name), "x");
        }
        Files.createDirectory(directory.resolve("directory.jar"));
        assertThat(new DeployFolder(directory).list()).containsOnlyKeys("a.jar", "B.JAR");
    }

    @Test
    void makesTheFolderWhenThereIsNone() throws IOException {
        assertThat(new DeployFolder(directory.resolve("new/deploy")).list()).isEmpty();
        assertThat(directory.resolve("new/deploy")).isDirectory();
    }

    @Test
    void readsNothingOfAFileThatHasChanged() throws IOException {
        DeployFolder folder = new DeployFolder(directory);
        Files.writeString(directory.resolve("a.jar"), "12345");
        Stamp stamp = folder.list().get("a.jar");
        assertThat(folder.read("a.jar", stamp))
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(5));
        Files.writeString(directory.resolve("a.jar"), "123456");
        assertThat(folder.read("a.jar", stamp)).isEmpty();
        Files.delete(directory.resolve("a.jar"));
        assertThat(folder.read("a.jar", stamp)).isEmpty();
    }

    @Test
    void tellsAWholeJarFromTheFirstHalfOfOne() {
        byte[] jar = PluginJars.good();
        assertThat(DeployFolder.hasItsEnd(jar)).isTrue();
        assertThat(DeployFolder.hasItsEnd(Arrays.copyOf(jar, jar.length / 2))).isFalse();
        assertThat(DeployFolder.hasItsEnd(new byte[0])).isFalse();
    }

    @Test
    void letsAnUploadAppearWhole() throws IOException {
        DeployFolder folder = new DeployFolder(directory);
        DeployFolder.Prepared prepared = folder.prepare("a.jar", new byte[] {1, 2});
        assertThat(folder.list()).isEmpty();
        folder.reveal(prepared);
        assertThat(folder.list()).containsEntry("a.jar", prepared.stamp());
    }
}
