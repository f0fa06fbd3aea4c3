package org.sunhall.checker;

import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/** What no plug-in may do; read by the checker's test, never run. */
final class ForbiddenCode {

    private ForbiddenCode() {}

    static native void nothing();

    static void everything() throws Exception {
        System.exit(1);
        IntConsumer hidden = Runtime.getRuntime()::halt;
        hidden.accept(1);
        new Thread(() -> {}).start();
        Executors.newCachedThreadPool();
        System.loadLibrary("x");
        String.class.getDeclaredField("value").setAccessible(true);
        new ProcessBuilder("x").start();
        Class.forName("x");
        System.out.println("x");
        System.err.println("x");
        new IllegalStateException("x").printStackTrace();
    }
}
