package org.sunhall.story;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code distribution/walkthrough}: plays the story against a running platform and prints it. */
public final class Walkthrough {

    private Walkthrough() {}

    /**
     * Plays the story.
     *
     * @param arguments the platform's address, its folder deploy/, the sample plug-in's jar, the demo password
     */
    public static void main(String[] arguments) {
        if (arguments.length != 4) {
            System.err.println("用法 / usage: walkthrough <address> <deploy folder> <plug-in jar> <demo password>");
            System.exit(2);
        }
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path plugin = Path.of(arguments[2]);
        if (!Files.isRegularFile(plugin)) {
            System.err.println("没有示例插件 / no sample plug-in: " + plugin);
            System.exit(2);
        }
        Story story = new Story(URI.create(arguments[0]), Path.of(arguments[1]), plugin, arguments[3], new Teller(out));
        Story.Ending ending = story.play();
        out.println();
        out.println("办结 / closed. 公开进度 / public progress:");
        out.println("  curl " + arguments[0] + "/api/disclosure/progress/" + ending.code());
    }
}
