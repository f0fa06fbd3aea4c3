package org.sunhall.plugin.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Everything public in a directory of classes, one line for each member, sorted: what plug-ins compile and link against. Package versions
 * and the marks of provider and consumer types come from the byte code, where OSGi's annotations stay.
 */
final class ApiSignature {

    private final List<String> lines;

    private ApiSignature(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    static ApiSignature of(Path classes) {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                String name = classes.relativize(file)
                        .toString()
                        .replaceAll("[/\\\\]", ".")
                        .replaceAll("\\.class$", "");
                Marks marks = Marks.of(Files.readAllBytes(file));
                if (name.endsWith("package-info")) {
                    lines.add("package " + name.replace(".package-info", "") + " " + marks.version);
                } else {
                    type(Class.forName(name), marks, lines);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        lines.sort(Comparator.comparing((String line) -> !line.startsWith("package "))
                .thenComparing(line -> line));
        return new ApiSignature(lines);
    }

    static ApiSignature read(Path file) throws IOException {
        return new ApiSignature(Files.readAllLines(file));
    }

    static ApiSignature of(String... lines) {
        return new ApiSignature(List.of(lines));
    }

    List<String> lines() {
        return lines;
    }

    private static void type(Class<?> type, Marks marks, List<String> lines) {
        if (!isVisible(type.getModifiers())) {
            return;
        }
        String name = type.getName();
        lines.add(name + " : " + marks.role(type) + " " + kind(type) + supertypes(type));
        for (Method method : type.getDeclaredMethods()) {
            if (isVisible(method.getModifiers()) && !method.isSynthetic() && !method.isBridge()) {
                lines.add(name + " : " + modifiers(method, type)
                        + method.getGenericReturnType().getTypeName() + " "
                        + method.getName() + parameters(method.getGenericParameterTypes())
                        + thrown(method.getGenericExceptionTypes()));
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isVisible(constructor.getModifiers()) && !constructor.isSynthetic()) {
                lines.add(name + " : new " + parameters(constructor.getGenericParameterTypes()));
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
                lines.add(name + " : " + Modifier.toString(field.getModifiers()) + " "
                        + field.getGenericType().getTypeName() + " " + field.getName() + constant(field));
            }
        }
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String kind(Class<?> type) {
        if (type.isRecord()) {
            return "record";
        }
        if (type.isEnum()) {
            return "enum";
        }
        String sealed = type.isSealed() ? "sealed " : "";
        return sealed
                + (type.isInterface() ? "interface" : Modifier.isFinal(type.getModifiers()) ? "final class" : "class");
    }

    private static String supertypes(Class<?> type) {
        return Arrays.stream(type.getGenericInterfaces())
                .map(Type::getTypeName)
                .sorted()
                .map(name -> " " + name)
                .collect(Collectors.joining());
    }

    private static String modifiers(Method method, Class<?> type) {
        if (Modifier.isStatic(method.getModifiers())) {
            return "static ";
        }
        return method.isDefault() ? "default " : type.isInterface() ? "abstract " : "";
    }

    private static String parameters(Type[] types) {
        return Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String thrown(Type[] types) {
        return types.length == 0
                ? ""
                : Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", ", " throws ", ""));
    }

    /** The value of a constant is compiled into plug-ins: it is part of the signature. */
    private static String constant(Field field) {
        try {
            return Modifier.isStatic(field.getModifiers()) ? " = " + field.get(null) : "";
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What became of the signature since this one, in words; empty when nothing did. */
    static List<String> changes(ApiSignature kept, ApiSignature now) {
        List<String> said = new ArrayList<>();
        for (String name : packages(kept, now)) {
            TreeSet<String> gone = of(kept, name);
            gone.removeAll(of(now, name));
            TreeSet<String> added = of(now, name);
            added.removeAll(of(kept, name));
            boolean breaks = !gone.isEmpty()
                    || added.stream()
                            .anyMatch(line ->
                                    line.contains(" : abstract ") && isConsumer(now, line) && isKnown(kept, line));
            String was = version(kept, name);
            String is = version(now, name);
            gone.forEach(line -> said.add("INCOMPATIBLE, gone or changed: " + line));
            added.forEach(line -> said.add((breaks ? "INCOMPATIBLE or new: " : "compatible, new: ") + line));
            if (!gone.isEmpty() || !added.isEmpty()) {
                String needed = was.isEmpty() ? "1.0.0" : breaks ? next(was, 0) : next(was, 1);
                if (!is.equals(needed)) {
                    said.add("the package " + name + " has version " + is + " and must have " + needed);
                }
            } else if (!was.equals(is)) {
                said.add("the package " + name + " went from version " + was + " to " + is + " though nothing changed");
            }
        }
        return said;
    }

    /** Whether the versions say what the changes are, so that the new signature may be kept. */
    static boolean isVersionedRight(List<String> changes) {
        return changes.stream().noneMatch(line -> line.startsWith("the package "));
    }

    private static boolean isConsumer(ApiSignature signature, String member) {
        String type = member.substring(0, member.indexOf(" : "));
        return signature.lines.stream().anyMatch(line -> line.startsWith(type + " : consumer "));
    }

    private static boolean isKnown(ApiSignature signature, String member) {
        String type = member.substring(0, member.indexOf(" : "));
        return signature.lines.stream().anyMatch(line -> line.startsWith(type + " : "));
    }

    private static TreeSet<String> packages(ApiSignature... signatures) {
        TreeSet<String> names = new TreeSet<>();
        for (ApiSignature signature : signatures) {
            signature.lines.stream()
                    .filter(line -> line.startsWith("package "))
                    .forEach(line -> names.add(line.split(" ")[1]));
        }
        return names;
    }

    private static TreeSet<String> of(ApiSignature signature, String name) {
        return signature.lines.stream()
                .filter(line -> line.matches(java.util.regex.Pattern.quote(name) + "\\.[^. ]+ : .*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String version(ApiSignature signature, String name) {
        return signature.lines.stream()
                .filter(line -> line.startsWith("package " + name + " "))
                .map(line -> line.split(" ")[2])
                .findFirst()
                .orElse("");
    }

    private static String next(String version, int part) {
        String[] parts = version.split("\\.");
        return part == 0
                ? (Integer.parseInt(parts[0]) + 1) + ".0.0"
                : parts[0] + "." + (Integer.parseInt(parts[1]) + 1) + ".0";
    }

    /** OSGi's annotations on a class or package. */
    private static final class Marks {

        private boolean provider;
        private boolean consumer;
        private String version = "";

        static Marks of(byte[] bytes) {
            Marks marks = new Marks();
            new ClassReader(bytes)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                                    marks.provider |= descriptor.endsWith("/ProviderType;");
                                    marks.consumer |= descriptor.endsWith("/ConsumerType;");
                                    return new AnnotationVisitor(Opcodes.ASM9) {
                                        @Override
                                        public void visit(String name, Object value) {
                                            if (descriptor.endsWith("/Version;")) {
                                                marks.version = String.valueOf(value);
                                            }
                                        }
                                    };
                                }
                            },
                            ClassReader.SKIP_CODE);
            return marks;
        }

        String role(Class<?> type) {
            if (provider == consumer) {
                return type.isRecord() || type.isEnum() ? "value" : "unmarked";
            }
            return provider ? "provider" : "consumer";
        }
    }
}
