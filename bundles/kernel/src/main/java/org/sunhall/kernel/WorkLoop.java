package org.sunhall.kernel;

import java.util.Objects;

/** A thread that works when it is woken, and at the latest after a pause; it ends between two pieces of work. */
public final class WorkLoop {

    private final long pauseMillis;
    private final Runnable work;
    private final Thread thread;
    private boolean woken;
    private boolean stopped;

    /**
     * Begins with {@link #start}.
     *
     * @param name        of the thread
     * @param pauseMillis the longest pause between two pieces of work, in milliseconds
     * @param work        one piece of work; it deals with its own exceptions, one that it lets out ends the thread
     */
    public WorkLoop(String name, long pauseMillis, Runnable work) {
        this.pauseMillis = pauseMillis;
        this.work = Objects.requireNonNull(work, "work");
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Starts; the first piece of work comes after a pause, or when woken. */
    public void start() {
        thread.start();
    }

    /** There is something to do now. What is asked for during a piece of work is done right after it. */
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Whether it was told to end: long work looks at this between its parts. */
    public synchronized boolean isStopped() {
        return stopped;
    }

    /**
     * Ends it, and waits for the piece of work in hand.
     *
     * @param patienceMillis how long to wait at most, in milliseconds
     */
    public void stop(long patienceMillis) throws InterruptedException {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        thread.join(patienceMillis);
    }

    private void run() {
        while (pause()) {
            work.run();
        }
    }

    private synchronized boolean pause() {
        long end = System.nanoTime() + pauseMillis * 1_000_000;
        try {
            long left = pauseMillis;
            while (!stopped && !woken && left > 0) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        woken = false;
        return !stopped;
    }
}
