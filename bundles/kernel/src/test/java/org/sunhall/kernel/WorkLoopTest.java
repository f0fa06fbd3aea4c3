package org.sunhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkLoopTest {

    private static final long NEVER = TimeUnit.HOURS.toMillis(1);
    private static final long PATIENCE = 10_000;

    private final Semaphore done = new Semaphore(0);

    @Test
    void worksAgainAndAgainWithoutBeingAsked() throws InterruptedException {
        WorkLoop loop = new WorkLoop("trial", 1, done::release);
        loop.start();

        assertThat(done.tryAcquire(3, PATIENCE, TimeUnit.MILLISECONDS)).isTrue();
        loop.stop(PATIENCE);
    }

    @Test
    void isWokenFromALongPause() throws InterruptedException {
        WorkLoop loop = new WorkLoop("trial", NEVER, done::release);
        loop.start();

        loop.wake();

        assertThat(done.tryAcquire(PATIENCE, TimeUnit.MILLISECONDS)).isTrue();
        loop.stop(PATIENCE);
    }

    @Test
    void doesWhatIsAskedForWhileItWorks() throws InterruptedException {
        Semaphore inHand = new Semaphore(0);
        Semaphore goOn = new Semaphore(0);
        WorkLoop loop = new WorkLoop("trial", NEVER, () -> {
            inHand.release();
            goOn.acquireUninterruptibly();
            done.release();
        });
        loop.start();
        loop.wake();
        inHand.acquire();

        loop.wake();
        goOn.release(2);

        assertThat(done.tryAcquire(2, PATIENCE, TimeUnit.MILLISECONDS)).isTrue();
        loop.stop(PATIENCE);
    }

    @Test
    void endsAtOnceInAPauseAndWorksNoMore() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        WorkLoop loop = new WorkLoop("trial", NEVER, times::incrementAndGet);
        loop.start();

        loop.stop(PATIENCE);
        loop.wake();

        assertThat(loop.isStopped()).isTrue();
        assertThat(times).hasValue(0);
    }
}
