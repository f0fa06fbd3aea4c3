package org.sunhall.checker.internal;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.sunhall.kernel.Text;

/**
 * What classes of a plug-in must not do: end the JVM, start threads, leave Java, override access, write past the platform's log, or
 * look for types by name to get around these rules. Read from the byte code; nothing is loaded. A first net, not a sandbox: the legal gate and the publisher's
 * signature stand behind it.
 */
public final class ClassRules {

    private static final int JAVA_17 = 61;

    private static final Map<String, Set<String>> CALLS = Map.ofEntries(
            Map.entry(
                    "java/lang/System",
                    Set.of(
                            "exit",
                            "load",
                            "loadLibrary",
                            "setProperty",
                            "setProperties",
                            "clearProperty",
                            "setSecurityManager",
                            "setOut",
                            "setErr",
                            "setIn",
                            "runFinalization")),
            Map.entry("java/lang/Runtime", Set.of("exit", "halt", "exec", "load", "loadLibrary", "addShutdownHook")),
            Map.entry("java/lang/Class", Set.of("forName", "newInstance")),
            Map.entry("java/lang/ClassLoader", Set.of("*")),
            Map.entry("java/lang/reflect/Method", Set.of("invoke")),
            Map.entry("java/lang/reflect/Constructor", Set.of("newInstance")),
            Map.entry("java/util/ServiceLoader", Set.of("*")),
            Map.entry("java/util/TimeZone", Set.of("setDefault")),
            Map.entry("java/util/Locale", Set.of("setDefault")),
            Map.entry("java/util/concurrent/CompletableFuture", Set.of("runAsync", "supplyAsync", "delayedExecutor")),
            Map.entry("java/util/concurrent/Executors", Set.of("*")),
            Map.entry("java/util/concurrent/ForkJoinPool", Set.of("*")),
            Map.entry("java/lang/ProcessBuilder", Set.of("*")),
            Map.entry("java/lang/invoke/MethodHandles$Lookup", Set.of("*")),
            Map.entry("java/lang/invoke/MethodHandles", Set.of("lookup", "privateLookupIn", "publicLookup")));

    /** Classes that must be neither made nor extended. */
    private static final Set<String> TYPES = Set.of(
            "java/lang/Thread",
            "java/lang/ThreadGroup",
            "java/lang/ClassLoader",
            "java/net/URLClassLoader",
            "java/security/SecureClassLoader",
            "java/util/Timer",
            "java/util/concurrent/ThreadPoolExecutor",
            "java/util/concurrent/ScheduledThreadPoolExecutor",
            "java/util/concurrent/ForkJoinPool",
            "java/io/ObjectInputStream",
            "javax/script/ScriptEngineManager");

    /** Streams of the process: whatever goes there is not limited, and nobody knows whose it is. */
    private static final Set<String> STREAMS = Set.of("out", "err", "in");

    private static final Set<String> ACCESS = Set.of("setAccessible", "trySetAccessible");

    private ClassRules() {}

    /** Checks every class. */
    public static void check(SortedMap<String, byte[]> classes, Findings findings) {
        classes.forEach((file, bytes) -> {
            try {
                ClassReader reader = new ClassReader(bytes);
                if (!file.equals(reader.getClassName() + ".class")) {
                    broken(file, findings);
                    return;
                }
                reader.accept(new Scan(file, findings), ClassReader.SKIP_FRAMES);
            } catch (RuntimeException e) {
                broken(file, findings);
            }
        });
    }

    private static void broken(String file, Findings findings) {
        findings.add(
                file,
                "",
                "code.class",
                Text.of(
                        "不是Java 17可用的类文件,或与其路径不符。",
                        "It is no class file for Java 17, or not of the name its path says."),
                Text.of("请以Java 17重新编译。", "Compile again for Java 17."));
    }

    private static final class Scan extends ClassVisitor {

        private final String file;
        private final Findings findings;
        private final Set<String> reported = new HashSet<>();

        Scan(String file, Findings findings) {
            super(Opcodes.ASM9);
            this.file = file;
            this.findings = findings;
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            if ((version & 0xFFFF) > JAVA_17) {
                broken(file, findings);
            }
            if (name.indexOf('/') < 0 || ManifestRules.isPlatform(name.replace('/', '.'))) {
                findings.add(
                        file,
                        "",
                        "code.package",
                        Text.of(
                                "插件的类不得位于平台、JDK或缺省的包中。",
                                "A plug-in's classes must not be in a package of the platform, of the JDK, or in none."),
                        Text.of("请使用发布者自己的包名。", "Use a package of the publisher's own."));
            }
            if (superName != null && TYPES.contains(superName)) {
                forbidden(superName, "", 0);
            }
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            if ((access & Opcodes.ACC_NATIVE) != 0) {
                forbidden("native " + name, "", 0);
            }
            return new MethodVisitor(Opcodes.ASM9) {
                private int line;

                @Override
                public void visitLineNumber(int number, Label start) {
                    line = number;
                }

                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String called, String calledDescriptor, boolean isInterface) {
                    call(owner, called, line);
                    printed(owner, called, calledDescriptor, line);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String fieldDescriptor) {
                    if (owner.equals("java/lang/System") && STREAMS.contains(field)) {
                        forbidden(owner, field, line);
                    }
                }

                @Override
                public void visitInvokeDynamicInsn(
                        String called, String calledDescriptor, Handle bootstrap, Object... arguments) {
                    if (!bootstrap
                            .getOwner()
                            .matches(
                                    "java/lang/invoke/(LambdaMetafactory|StringConcatFactory)|java/lang/runtime/ObjectMethods")) {
                        call(bootstrap.getOwner(), bootstrap.getName(), line);
                    }
                    for (Object argument : arguments) {
                        constant(argument);
                    }
                }

                @Override
                public void visitLdcInsn(Object value) {
                    constant(value);
                }

                private void constant(Object value) {
                    if (value instanceof Handle handle) {
                        call(handle.getOwner(), handle.getName(), line);
                        printed(handle.getOwner(), handle.getName(), handle.getDesc(), line);
                    } else if (value instanceof ConstantDynamic dynamic) {
                        call(
                                dynamic.getBootstrapMethod().getOwner(),
                                dynamic.getBootstrapMethod().getName(),
                                line);
                    }
                }
            };
        }

        /** A stack trace printed nowhere in particular goes to the process's stream for errors. */
        private void printed(String owner, String name, String descriptor, int line) {
            if (name.equals("printStackTrace") && descriptor.equals("()V")
                    || name.equals("dumpStack") && owner.equals("java/lang/Thread")) {
                forbidden(owner, name, line);
            }
        }

        private void call(String owner, String name, int line) {
            Set<String> names = CALLS.get(owner);
            boolean listed = names != null && (names.contains("*") || names.contains(name));
            boolean made = TYPES.contains(owner) && name.equals("<init>");
            boolean async = owner.startsWith("java/util/concurrent/Completa") && name.endsWith("Async");
            boolean thread = owner.equals("java/lang/Thread") && (name.equals("start") || name.equals("stop"));
            boolean internal = owner.startsWith("sun/") || owner.startsWith("jdk/") || owner.startsWith("com/sun/");
            if (listed || made || async || thread || internal || ACCESS.contains(name)) {
                forbidden(owner, name, line);
            }
        }

        private void forbidden(String owner, String name, int line) {
            String what = owner.replace('/', '.') + (name.isEmpty() ? "" : "." + name);
            if (reported.add(what)) {
                findings.add(
                        file,
                        line == 0 ? "" : "line " + line,
                        "code.forbidden",
                        Text.of("插件代码不得使用" + what + "。", "Code of a plug-in must not use " + what + "."),
                        Text.of(
                                "请改用SDK提供的方式;结束进程、自建线程、本地代码、反射和标准输出均不允许,日志请用System.Logger。",
                                "Use what the SDK offers; ending the JVM, own threads, native code, reflection and the standard"
                                        + " streams are not allowed. Log with System.Logger."));
            }
        }
    }
}
