package org.sunhall.maven;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.sunhall.checker.Checker;
import org.sunhall.checker.ItemDefinition;
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
        PluginContent mine = read(jar);
        for (ItemDefinition item : mine.items()) {
            JsonNode theirs = deployed(platform, item);
            if (theirs == null) {
                getLog().info(item.code() + ": 平台上还没有生效版本 · no edition is in force yet");
                continue;
            }
            String digest = Checker.editionDigest(mine, item.code()).toString();
            boolean same = digest.equals(theirs.path("digest").asText());
            getLog().info(item.code() + ": "
                    + (same
                            ? "与生效版本相同,无需再审 · the same as the edition in force, no review needed"
                            : "与生效版本 " + theirs.path("id").asText()
                                    + " 不同,须经法制审核 · differs from it, must be reviewed"));
            if (!same) {
                byte[] jarInForce = jarOf(platform, theirs.path("plugin").asText());
                if (jarInForce == null) {
                    getLog().warn("平台未提供生效版本的插件包 · the platform does not give out the jar in force;"
                            + " use -Dsunhall.against=old.jar");
                } else {
                    tell(Differences.between(read(jarInForce), mine));
                }
            }
        }
    }

    private static byte[] jarOf(Platform platform, String digest) throws IOException {
        Platform.Answer answer = platform.get("/api/plugins/" + digest + "/jar");
        return answer.status() == 200 ? answer.body() : null;
    }

    private static JsonNode deployed(Platform platform, ItemDefinition item) throws IOException {
        Platform.Answer answer = platform.get("/api/catalog/editions?state=IN_FORCE&item=" + item.code());
        if (answer.status() != 200) {
            throw new IOException(answer.sentence());
        }
        JsonNode editions = answer.json().path("items");
        return editions.isEmpty() ? null : editions.get(0);
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
