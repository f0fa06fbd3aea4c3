package org.sunhall.ledger.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.ledger.EvidenceReport;

/** The thread that seals, after a look at the latest evidence. */
@Component(service = Sealing.class, immediate = true)
public final class Sealing {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final long RETRY_MILLIS = 5000;

    private final Evidence evidence;
    private final Sealer sealer;
    private final Thread thread;
    private boolean stopped;
    private volatile EvidenceReport startup;
    private volatile String trouble;

    /** Created by the component runtime. */
    @Activate
    public Sealing(@Reference Evidence evidence) {
        this.evidence = evidence;
        this.sealer = new Sealer(evidence);
        this.thread = new Thread(this::run, "sunhall-ledger-sealing");
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops the thread; what is not sealed yet is sealed after the next start. */
    @Deactivate
    public void stop() throws InterruptedException {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        thread.join(10_000);
    }

    private void run() {
        check();
        while (await(work())) {
            continue;
        }
    }

    private void check() {
        try {
            EvidenceReport report = evidence.verifier().latest();
            startup = report;
            report.findings()
                    .forEach(finding -> LOG.error("Evidence: {}", finding.what().en()));
        } catch (RuntimeException e) {
            LOG.error("The evidence could not be checked at start-up", e);
        }
    }

    /** Seals all there is; says how long to wait before the next look. */
    private long work() {
        try {
            boolean more = true;
            while (more) {
                more = sealer.seal();
            }
            if (trouble != null) {
                LOG.info("Sealing goes on");
                trouble = null;
            }
            return evidence.sealMillis();
        } catch (Exception e) {
            String what = e.getClass().getSimpleName() + (e instanceof Sealer.Halted ? ": " + e.getMessage() : "");
            if (!what.equals(trouble)) {
                LOG.error("New events are not sealed", e);
            }
            trouble = what;
            return RETRY_MILLIS;
        }
    }

    private synchronized boolean await(long millis) {
        long deadline = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (!stopped && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped = true;
            }
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        return !stopped;
    }

    /** Why nothing is sealed at the moment; null when all is well. */
    String trouble() {
        return trouble;
    }

    /** What the look at start-up found; null before it is done. */
    EvidenceReport startup() {
        return startup;
    }
}
