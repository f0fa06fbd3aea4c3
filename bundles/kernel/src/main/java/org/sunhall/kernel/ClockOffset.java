package org.sunhall.kernel;

import java.time.Duration;

/** How far the platform's time is moved against the machine's. Only demonstrations and tests provide one. */
public interface ClockOffset {

    /** What to add to the machine's time. */
    Duration offset();
}
