package org.sunhall.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tests show which requirement. Reads {@code @Tag("R-109")} in the sources of all tests and the list in
 * {@code distribution/docs/requirements.csv}. Uses the JDK alone, so that {@code distribution/traceability} runs it as it is.
 */
public final class Traceability {

    /** What is asked, by number; kind is software, duty, principle or history, all but the first with a reason. */
    record Requirement(String number, String title, String source, String kind, String reason) {}

    private static final Path LIST = Path.of("distribution/docs/requirements.csv");
    private static final Path TABLE = Path.of("distribution/docs/traceability.md");
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", "engines");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([RK]-[0-9]+)\"\\)");
    private static final Pattern NAMED =
            Pattern.compile("(?:\\bvoid\\s+(\\w+)\\s*\\(|\\b(?:class|interface|record)\\s+(\\w+))");

    private Traceability() {}

    /** Prints the table; {@code --write} keeps it in the documentation; {@code --missing} prints what no test shows. */
    public static void main(String[] arguments) throws IOException {
        List<String> asked = List.of(arguments);
        Path root = Path.of("").toAbsolutePath();
        List<Requirement> requirements = requirements(root);
        SortedMap<String, SortedSet<String>> tests = tests(root);
        SortedSet<String> unknown = new TreeSet<>(tests.keySet());
        requirements.forEach(one -> unknown.remove(one.number()));
        if (asked.contains("--missing")) {
            requirements.stream()
                    .filter(one -> one.kind().equals("software") && !tests.containsKey(one.number()))
                    .forEach(one -> System.out.println(one.number() + "  " + one.title()));
        } else {
            String table = table(requirements, tests);
            if (asked.contains("--write")) {
                Files.writeString(root.resolve(TABLE), table);
            }
            System.out.print(table);
        }
        if (!unknown.isEmpty()) {
            System.err.println("Tests name requirements that are not on the list: " + unknown);
            System.exit(1);
        }
    }

    static List<Requirement> requirements(Path root) throws IOException {
        List<Requirement> found = new ArrayList<>();
        List<String> lines = Files.readAllLines(root.resolve(LIST), StandardCharsets.UTF_8);
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() != 5) {
                throw new IllegalStateException("five cells are needed: " + line);
            }
            found.add(new Requirement(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
        }
        return found;
    }

    /** RFC 4180, one record a line. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /** The tests that carry each number, as {@code Class.method} or {@code Class} when the whole class does. */
    static SortedMap<String, SortedSet<String>> tests(Path root) throws IOException {
        SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (path.contains("src/test/java/") && path.endsWith(".java")) {
                    read(file, found);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static void read(Path file, Map<String, SortedSet<String>> found) {
        String source;
        try {
            source = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String top = file.getFileName().toString().replace(".java", "");
        Matcher tag = TAG.matcher(source);
        while (tag.find()) {
            Matcher named = NAMED.matcher(source);
            if (named.find(tag.end())) {
                String test = named.group(1) != null ? top + "." + named.group(1) : named.group(2);
                found.computeIfAbsent(tag.group(1), number -> new TreeSet<>()).add(test);
            }
        }
    }

    private static String table(List<Requirement> requirements, Map<String, SortedSet<String>> tests) {
        long shown = requirements.stream()
                .filter(one -> one.kind().equals("software") && tests.containsKey(one.number()))
                .count();
        long software = requirements.stream()
                .filter(one -> one.kind().equals("software"))
                .count();
        long missing = requirements.stream()
                .filter(one -> one.kind().equals("software") && !tests.containsKey(one.number()))
                .count();
        StringBuilder page = new StringBuilder("# Requirements and the tests that show them\n\n")
                .append("Made by `distribution/traceability --write`. ")
                .append(requirements.size())
                .append(" requirements, ")
                .append(software)
                .append(" of them for software; ")
                .append(shown)
                .append(" of these shown by tests, ")
                .append(missing)
                .append(" missing.\n\n| number | requirement | source | shown by |\n|---|---|---|---|\n");
        for (Requirement one : requirements) {
            String by = tests.containsKey(one.number())
                    ? "`" + String.join("`<br>`", tests.get(one.number())) + "`"
                    : one.kind().equals("software") ? "**missing**" : one.kind() + ": " + one.reason();
            page.append("| ")
                    .append(one.number())
                    .append(" | ")
                    .append(one.title().replace("|", "\\|"))
                    .append(" | ")
                    .append(one.source())
                    .append(" | ")
                    .append(by)
                    .append(" |\n");
        }
        return page.toString();
    }
}
