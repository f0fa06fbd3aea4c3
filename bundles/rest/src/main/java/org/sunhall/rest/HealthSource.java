package org.sunhall.rest;

import org.osgi.annotation.versioning.ConsumerType;

/** A part of the platform that can say how it is; register it as a service and {@code /api/health} shows it. */
@ConsumerType
public interface HealthSource {

    /** Its name in the answer, for example {@code ledger}. */
    String name();

    /** How it is now. Called for every health request: quick, and never waiting. */
    Health check();
}
