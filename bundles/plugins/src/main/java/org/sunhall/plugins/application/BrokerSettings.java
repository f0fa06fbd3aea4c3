package org.sunhall.plugins.application;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the broker is set up.
 *
 * @param deploy       the folder plug-ins are copied into
 * @param reports      where a report of every refused file is written
 * @param copies       where copies of what landed are kept beside the store
 * @param pollMillis   pause between looks at the folder, 20 to 250
 * @param taskLimit    how long an automatic task may take
 * @param startLimit   how long starting or stopping a plug-in's code may take
 * @param tasksAtOnce  how many tasks of one version may run at the same time
 * @param unsignedAllowed whether unsigned plug-ins and unknown publishers pass; for demonstrations only
 */
public record BrokerSettings(
        Path deploy,
        Path reports,
        Path copies,
        long pollMillis,
        Duration taskLimit,
        Duration startLimit,
        int tasksAtOnce,
        boolean unsignedAllowed) {

    public BrokerSettings {
        if (pollMillis < 20 || pollMillis > 250) {
            throw new IllegalArgumentException("org.sunhall.plugins: pollMillis lies between 20 and 250");
        }
        if (taskLimit.isNegative() || taskLimit.isZero() || startLimit.isNegative() || startLimit.isZero()) {
            throw new IllegalArgumentException("org.sunhall.plugins: time limits are positive");
        }
        if (tasksAtOnce < 1 || tasksAtOnce > 100) {
            throw new IllegalArgumentException("org.sunhall.plugins: tasksAtOnce lies between 1 and 100");
        }
    }

    static BrokerSettings of(BrokerConfig config, Path base, Path data) {
        return new BrokerSettings(
                base.resolve(config.deployDirectory()),
                data.resolve(config.reportDirectory()),
                data.resolve(config.copyDirectory()),
                config.pollMillis(),
                Duration.ofMillis(config.taskMillis()),
                Duration.ofMillis(config.startMillis()),
                config.tasksAtOnce(),
                config.unsigned().equals("allowed"));
    }
}
