package org.sunhall.maven;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What the goals that talk to a running platform share. */
abstract class ServerMojo extends AbstractMojo {

    /** The project. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    /** The platform's address. */
    @Parameter(property = "sunhall.url", defaultValue = "http://127.0.0.1:8181")
    URI url;

    /**
     * The server in {@code settings.xml} with login and password; the variables {@code SUNHALL_LOGIN} and
     * {@code SUNHALL_PASSWORD} go before.
     */
    @Parameter(property = "sunhall.server", defaultValue = "sunhall")
    String server;

    /** The jar. */
    @Parameter(
            property = "sunhall.jar",
            defaultValue = "${project.build.directory}/${project.build.finalName}.jar",
            required = true)
    File jar;

    @Parameter(defaultValue = "${settings}", readonly = true, required = true)
    private Settings settings;

    @Component
    private SettingsDecrypter decrypter;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (!jar.isFile()) {
            throw new MojoFailureException(
                    "还没有 " + jar + ",请先运行 mvn verify。 There is no " + jar + " yet: run mvn verify first.");
        }
        if (!needsPlatform()) {
            try {
                alone();
                return;
            } catch (IOException e) {
                throw new MojoExecutionException(e.getMessage(), e);
            }
        }
        Credentials credentials = Credentials.find(settings, decrypter, server, "SUNHALL_LOGIN", "SUNHALL_PASSWORD")
                .orElseThrow(() -> new MojoFailureException(
                        "请设置环境变量 SUNHALL_LOGIN 和 SUNHALL_PASSWORD,或在 settings.xml 中配置服务器 " + server
                                + "。 Set SUNHALL_LOGIN and SUNHALL_PASSWORD, or the server " + server
                                + " in settings.xml."));
        try {
            Platform platform = new Platform(url);
            platform.signIn(credentials);
            try {
                talk(platform);
            } finally {
                platform.signOut();
            }
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage());
        } catch (IOException e) {
            throw new MojoExecutionException(url + ": " + e.getMessage(), e);
        }
    }

    /** Whether there is anything to ask the platform. */
    boolean needsPlatform() {
        return true;
    }

    /** Does the work without a platform. */
    void alone() throws IOException, MojoFailureException {
        throw new IllegalStateException("this goal talks to a platform");
    }

    /** Does the work, signed in. */
    abstract void talk(Platform platform) throws IOException, MojoFailureException;
}
