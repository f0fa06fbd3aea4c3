package org.sunhall.maven;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Resource;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Writes what makes the project a bundle: the manifest, and the descriptors of its automatic tasks. Nobody needs to know OSGi for
 * it; the version is the one in {@code plugin.json}, which must be the project's.
 */
@Mojo(
        name = "manifest",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class ManifestMojo extends AbstractMojo {

    private static final String PLATFORM =
            "osgi.extender;filter:=\"(&(osgi.extender=org.sunhall.plugin)(version>=1.0.0)(!(version>=2.0.0)))\"";

    /** The project. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Where the resources and classes are. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
    private File classes;

    /** The bundle's name; by default group and artifact. */
    @Parameter(property = "sunhall.symbolicName", defaultValue = "${project.groupId}.${project.artifactId}")
    private String symbolicName;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Project plugin = new Project(project.getBasedir().toPath(), classes.toPath());
        String version = plugin.descriptor()
                .map(node -> node.path("version").asText())
                .orElseThrow(() -> new MojoFailureException("缺少 src/main/resources/SUNHALL-INF/plugin.json 或其内容无法读取。"
                        + " src/main/resources/SUNHALL-INF/plugin.json is missing or cannot be read."));
        if (!version.equals(project.getVersion().replace("-SNAPSHOT", ""))) {
            throw new MojoFailureException("plugin.json 的版本 " + version + " 与 pom.xml 的版本 " + project.getVersion()
                    + " 不一致,请改成相同。 plugin.json says version " + version + ", pom.xml says "
                    + project.getVersion() + ": make them the same.");
        }
        write(version);
    }

    private void write(String version) throws MojoExecutionException, MojoFailureException {
        try (Builder bundle = new Builder()) {
            bundle.setJar(new Jar(classes));
            List<File> classpath = new ArrayList<>();
            for (String element : project.getCompileClasspathElements()) {
                File file = new File(element);
                if (file.exists() && !file.equals(classes)) {
                    classpath.add(file);
                }
            }
            bundle.setClasspath(classpath.toArray(File[]::new));
            bundle.setProperty("Bundle-SymbolicName", symbolicName);
            bundle.setProperty("Bundle-Version", version);
            bundle.setProperty("Bundle-Name", String.valueOf(project.getName()));
            bundle.setProperty("Require-Capability", PLATFORM);
            bundle.setProperty("-noextraheaders", "true");
            bundle.setProperty("-reproducible", "true");
            bundle.setProperty("-removeheaders", "Private-Package,Export-Package");
            Manifest manifest = bundle.calcManifest();
            if (!bundle.getErrors().isEmpty()) {
                throw new MojoFailureException(String.join(System.lineSeparator(), bundle.getErrors()));
            }
            bundle.getWarnings().forEach(warning -> getLog().warn(warning));
            for (Map.Entry<String, Resource> made :
                    bundle.getJar().getResources().entrySet()) {
                if (made.getKey().startsWith("OSGI-INF/")) {
                    write(made.getKey(), made.getValue()::write);
                }
            }
            write("META-INF/MANIFEST.MF", out -> Jar.outputManifest(manifest, out));
        } catch (MojoFailureException e) {
            throw e;
        } catch (Exception e) {
            throw new MojoExecutionException("the manifest cannot be made", e);
        }
    }

    private interface Writing {
        void to(OutputStream out) throws Exception;
    }

    private void write(String path, Writing writing) throws Exception {
        Path file = classes.toPath().resolve(path);
        Files.createDirectories(file.getParent());
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        writing.to(bytes);
        Files.write(file, bytes.toByteArray());
    }
}
