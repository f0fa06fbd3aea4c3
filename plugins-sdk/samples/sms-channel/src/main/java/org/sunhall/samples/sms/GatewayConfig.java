package org.sunhall.samples.sms;

/** Configuration, PID {@code org.sunhall.samples.sms}; without it there is no channel. */
@interface GatewayConfig {

    /** Where the city's message gateway takes messages, {@code https://…}. */
    String url();

    /** What it knows this platform by, sent as a bearer token (RFC 6750). */
    String token();
}
