package org.sunhall.maven;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.PluginReader;

/**
 * Says what differs from the edition that is deployed: whether the legal office would have to review it, and what it would read. With
 * {@code -Dsunhall.against=old.jar} the comparison is with a file instead.
 */
@Mojo(name = "diff", threadSafe = true)
public final class DiffMojo extends ServerMojo {

    /** Where the plug-in's own description of what is deployed is kept, instead of asking the platform. */
    @Parameter(property = "sunhall.against")
    private File against;

    @Override
    boolean needsPlatform() {
        return against == null;
    }

    @Override
    void alone() throws IOException, MojoFailureException {
        tell(Differences.between(read(against), read(jar)));
    }

    @Override
    void talk(Platform platform) throws IOException, MojoFailureException {
        read(jar);
        Platform.Answer answer = platform.compare(Files.readAllBytes(jar.toPath()));
        if (answer.status() != 200) {
            throw new IOException(answer.sentence());
        }
        for (JsonNode item : answer.json().path("items")) {
            String code = item.path("item").asText();
            String against = item.path("against").asText("");
            if (against.isEmpty()) {
                getLog().info(code + ": 平台上还没有生效版本 · no edition is in force yet");
                continue;
            }
            boolean same = item.path("same").asBoolean();
            getLog().info(code + ": "
                    + (same
                            ? "与生效版本 " + against + " 相同,无需再审 · the same as the edition in force, no review needed"
                            : "与生效版本 " + against + " 不同,须经法制审核 · differs from it, must be reviewed"));
            if (!same) {
                List<String> differences = new ArrayList<>();
                item.path("changes").forEach(change -> differences.add("  " + Differences.line(change)));
                tell(differences);
            }
        }
    }

    private void tell(List<String> differences) {
        if (differences.isEmpty()) {
            getLog().info("没有差异 · no difference");
        }
        differences.forEach(getLog()::info);
    }

    private static PluginContent read(File file) throws IOException, MojoFailureException {
        return read(Files.readAllBytes(file.toPath()));
    }

    private static PluginContent read(byte[] bytes) throws MojoFailureException {
        return PluginReader.read(bytes)
                .content()
                .orElseThrow(() -> new MojoFailureException("插件包无法读取 · the jar cannot be read as a plug-in: "
                        + PluginReader.read(bytes).findings()));
    }
}
