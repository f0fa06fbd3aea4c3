package org.sunhall.supervision.application;

import java.time.Duration;

/** The configuration, checked. */
record SupervisionSettings(Duration tick, int batch) {

    static SupervisionSettings of(SupervisionConfig config) {
        within("tick.millis", config.tick_millis(), 10, 1000);
        within("batch", config.batch(), 1, 500);
        return new SupervisionSettings(Duration.ofMillis(config.tick_millis()), config.batch());
    }

    private static void within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "org.sunhall.supervision: " + key + " is " + value + ", allowed are " + least + " to " + most);
        }
    }
}
