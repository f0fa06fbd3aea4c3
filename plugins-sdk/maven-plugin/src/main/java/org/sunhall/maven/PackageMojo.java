package org.sunhall.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.sunhall.kernel.Digest;
import org.sunhall.testkit.PluginFolder;

/** Packs the plug-in: the same files give the same bytes, whoever builds them. */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class PackageMojo extends AbstractMojo {

    /** The project. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Where the resources and classes are. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
    private File classes;

    /** The jar. */
    @Parameter(
            defaultValue = "${project.build.directory}/${project.build.finalName}.jar",
            readonly = true,
            required = true)
    private File jar;

    @Override
    public void execute() throws MojoExecutionException {
        try {
            byte[] bytes = PluginFolder.of(classes.toPath()).jar();
            Path file = jar.toPath();
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            project.getArtifact().setFile(jar);
            getLog().info(jar.getName() + " " + Digest.of(bytes));
        } catch (IOException e) {
            throw new MojoExecutionException("the jar cannot be written", e);
        }
    }
}
