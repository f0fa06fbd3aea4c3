package org.sunhall.kernel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The one clock of the platform, in milliseconds (databases keep no more in common), in the zone Asia/Shanghai unless
 * another is asked for. It is the only place that reads the machine's time.
 */
@Component(service = Clock.class)
public final class SystemClock extends Clock {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ClockOffset offset;

    /** Created by the component runtime. */
    @Activate
    public SystemClock() {}

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        SystemClock source = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return source.withZone(other);
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }

    @Override
    public Instant instant() {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        ClockOffset moved = offset;
        return moved == null ? now : now.plus(moved.offset());
    }
}
