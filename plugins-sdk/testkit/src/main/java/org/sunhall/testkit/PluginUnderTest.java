package org.sunhall.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.sunhall.checker.Finding;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.PluginParse;
import org.sunhall.checker.PluginReader;
import org.sunhall.kernel.Digest;
import org.sunhall.plugin.api.AutomaticTask;

/** The plug-in that a test is about: its data, and the automatic tasks its flows call. Immutable. */
public final class PluginUnderTest {

    private static final Map<Digest, PluginContent> READ = new ConcurrentHashMap<>();

    private final PluginContent content;
    private final Map<String, AutomaticTask> tasks;

    private PluginUnderTest(PluginContent content, Map<String, AutomaticTask> tasks) {
        this.content = content;
        this.tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    }

    /**
     * The plug-in of the Maven project in which the test runs: {@code target/classes}. Its automatic tasks are found as the platform
     * finds them, by the component descriptors.
     *
     * @throws IllegalStateException when there is no plug-in, or one that cannot be read
     */
    public static PluginUnderTest inProject() {
        Path classes = Path.of("target", "classes");
        if (!Files.isRegularFile(classes.resolve("SUNHALL-INF/plugin.json"))) {
            throw new IllegalStateException("no SUNHALL-INF/plugin.json under " + classes.toAbsolutePath()
                    + "; build the project first (mvn process-classes)");
        }
        return at(classes);
    }

    /**
     * The plug-in in this jar or directory of classes. Its automatic tasks are loaded from the test's class path.
     *
     * @throws IllegalStateException when it cannot be read
     */
    public static PluginUnderTest at(Path jarOrDirectory) {
        try {
            byte[] jar = Files.isDirectory(jarOrDirectory)
                    ? PluginFolder.of(jarOrDirectory).jar()
                    : Files.readAllBytes(jarOrDirectory);
            return of(jar);
        } catch (IOException e) {
            throw new UncheckedIOException("the plug-in " + jarOrDirectory + " cannot be read", e);
        }
    }

    /**
     * The plug-in with these bytes.
     *
     * @throws IllegalStateException when they cannot be read as a plug-in
     */
    public static PluginUnderTest of(byte[] jar) {
        PluginContent content = READ.computeIfAbsent(Digest.of(jar), digest -> {
            PluginParse parse = PluginReader.read(jar);
            return parse.content()
                    .orElseThrow(() -> new IllegalStateException("the plug-in cannot be read:\n"
                            + parse.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"))));
        });
        return new PluginUnderTest(content, Components.tasks(jar));
    }

    /**
     * The same plug-in with another implementation of a task: a fake for one that looks something up, or one that fails.
     *
     * @param name the task's name, as the flow writes it in {@code sunhall:task}
     */
    public PluginUnderTest with(String name, AutomaticTask task) {
        Map<String, AutomaticTask> changed = new LinkedHashMap<>(tasks);
        changed.put(name, task);
        return new PluginUnderTest(content, changed);
    }

    /** Its content, as the platform reads it. */
    public PluginContent content() {
        return content;
    }

    /** The names of the samples under {@code SUNHALL-INF/samples/}. */
    public List<String> samples() {
        return content.files().keySet().stream()
                .filter(path -> path.startsWith(PluginContent.ROOT + "samples/"))
                .map(path -> path.substring((PluginContent.ROOT + "samples/").length()))
                .toList();
    }

    Map<String, AutomaticTask> tasks() {
        return tasks;
    }

    @Override
    public String toString() {
        return content.descriptor().id() + " " + content.version();
    }
}
