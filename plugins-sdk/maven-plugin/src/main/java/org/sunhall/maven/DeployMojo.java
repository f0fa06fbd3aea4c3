package org.sunhall.maven;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Uploads the jar to a running platform, where it becomes a proposal that the legal office reviews. */
@Mojo(name = "deploy", threadSafe = true)
public final class DeployMojo extends ServerMojo {

    @Override
    void talk(Platform platform) throws IOException, MojoFailureException {
        Platform.Answer answer = platform.upload(jar.getName(), Files.readAllBytes(jar.toPath()));
        if (answer.status() == 201) {
            JsonNode landed = answer.json();
            getLog().info("已提交 " + landed.path("plugin").asText() + " "
                    + landed.path("version").asText() + " · handed in: "
                    + landed.path("digest").asText());
            for (JsonNode item : landed.path("news")) {
                getLog().info(item.path("item").asText() + ": "
                        + (item.path("isNew").asBoolean(true)
                                ? "待法制机构审核 · proposed, waits for its legal review"
                                : "与已有版本内容相同,没有新版本 · the same content as before, no new edition"));
            }
            return;
        }
        JsonNode faults = answer.status() == 422 ? answer.json().path("errors") : null;
        if (faults != null) {
            for (JsonNode fault : faults) {
                getLog().error(fault.path("pointer").asText() + " "
                        + fault.path("detail").asText(fault.path("message").asText()));
            }
        }
        throw new MojoFailureException("平台没有接收 · the platform did not take it: " + answer.sentence());
    }
}
