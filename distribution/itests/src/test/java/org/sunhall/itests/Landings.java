package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sunhall.kernel.Digest;

/**
 * Plug-ins that are landing when the platform is killed, one copied into the folder, one uploaded: whatever moment it was, each is
 * there once afterwards and proposed once, or can be sent again; and nothing of them runs.
 */
final class Landings {

    private final String copied;
    private final String uploaded;
    private final Thread sender;
    private volatile boolean acknowledged;

    private Landings(Platform platform, int kill) {
        copied = "kill" + kill + "copied";
        uploaded = "kill" + kill + "uploaded";
        sender = new Thread(() -> {
            try {
                acknowledged = platform.as("operator1")
                                .upload("/api/plugins?name=kill.jar", jar(uploaded))
                                .status()
                        == 201;
            } catch (UncheckedIOException | IllegalStateException e) {
                acknowledged = false;
            }
        });
    }

    /** Begins both and does not wait for them. */
    static Landings begin(Platform platform, int kill) {
        platform.as("operator1");
        Landings landings = new Landings(platform, kill);
        byte[] jar = jar(landings.copied);
        landings.sender.start();
        platform.drop(landings.copied + ".jar", jar);
        return landings;
    }

    private static byte[] jar(String name) {
        return Licences.like(name, "1.0.0").build();
    }

    /** After the restart. */
    void areThereOnce(Platform platform) {
        try {
            sender.join(TimeUnit.SECONDS.toMillis(70));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(sender.isAlive()).isFalse();
        if (acknowledged) {
            assertThat(versions(platform, uploaded))
                    .as("what was acknowledged is there")
                    .isEqualTo(1);
        }
        platform.as("operator1")
                .upload("/api/plugins?name=kill.jar", jar(uploaded))
                .expect(201);
        for (String name : List.of(copied, uploaded)) {
            JsonNode edition = new Bureau(platform, Licences.itemLike(name)).awaitProposed("1.0.0");
            assertThat(edition.path("id").asText()).endsWith("-1");
            assertThat(versions(platform, name)).as("%s landed once", name).isEqualTo(1);
            assertThat(editions(platform, name)).as("%s is proposed once", name).isEqualTo(1);
            assertThat(platform.deploy().resolve(fileOf(name))).exists();
        }
        assertThat(platform.console().run("bundle:list -t 0 -s"))
                .as("nothing of what nobody has reviewed runs")
                .doesNotContain(copied)
                .doesNotContain(uploaded);
        for (String name : List.of(copied, uploaded)) {
            JsonNode found = plugin(platform, name);
            assertThat(found.path("digest").asText())
                    .isEqualTo(Digest.of(jar(name)).hex());
            assertThat(found.path("state").asText()).isEqualTo("PROPOSED");
            platform.remove(fileOf(name));
        }
    }

    private String fileOf(String name) {
        return name.equals(copied) ? copied + ".jar" : "food-licence-" + uploaded + "-1.0.0.jar";
    }

    private static int versions(Platform platform, String name) {
        int versions = 0;
        for (JsonNode plugin : plugins(platform)) {
            versions += plugin.path("plugin").asText().equals("food-licence-" + name) ? 1 : 0;
        }
        return versions;
    }

    private static JsonNode plugin(Platform platform, String name) {
        for (JsonNode plugin : plugins(platform)) {
            if (plugin.path("plugin").asText().equals("food-licence-" + name)) {
                return plugin;
            }
        }
        throw new IllegalStateException("no plug-in " + name);
    }

    private static JsonNode plugins(Platform platform) {
        return platform.as("operator1").get("/api/plugins").expect(200).json().path("items");
    }

    private static int editions(Platform platform, String name) {
        int editions = 0;
        for (JsonNode edition : platform.as("legal1")
                .get("/api/catalog/editions?item=" + Licences.itemLike(name))
                .expect(200)
                .json()
                .path("items")) {
            editions += edition.path("item").asText().equals(Licences.itemLike(name)) ? 1 : 0;
        }
        return editions;
    }
}
