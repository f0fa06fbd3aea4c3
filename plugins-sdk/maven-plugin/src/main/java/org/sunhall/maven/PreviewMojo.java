package org.sunhall.maven;

import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.sunhall.packs.Pack;

/** Shows forms, flow and papers with the sample data on a page of this machine; the page follows every save. Ends with Ctrl+C. */
@Mojo(name = "preview", threadSafe = true)
@Execute(phase = LifecyclePhase.COMPILE)
public final class PreviewMojo extends AbstractMojo {

    /** The project. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Where the resources and classes are. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
    private File classes;

    /** The port on the loopback address. */
    @Parameter(property = "sunhall.preview.port", defaultValue = "8282")
    private int port;

    /** Under whose rules; by default those of the plug-in's jurisdiction. */
    @Parameter(property = "sunhall.pack")
    private String pack;

    /** The platform's organisations and posts; read when it exists. */
    @Parameter(property = "sunhall.organisations", defaultValue = "${project.basedir}/organisations.json")
    private File organisations;

    private final Clock clock = Clock.systemUTC();

    @Override
    public void execute() throws MojoExecutionException {
        Project plugin = new Project(project.getBasedir().toPath(), classes.toPath());
        try (Preview preview = new Preview(
                plugin,
                () -> {
                    Pack rules = plugin.pack(pack);
                    return Project.context(
                            rules, LocalDate.ofInstant(clock.instant(), rules.zone()), organisations.toPath());
                },
                port)) {
            getLog().info("预览 · preview: " + preview.address());
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new MojoExecutionException("the preview cannot be shown at port " + port + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
