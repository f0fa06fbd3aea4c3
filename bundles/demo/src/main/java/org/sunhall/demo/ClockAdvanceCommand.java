package org.sunhall.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code sunhall:clock-advance}: moves the demonstration's time. */
@Service
@Command(
        scope = "sunhall",
        name = "clock-advance",
        description = "演示:把平台时间向前调整 / moves the platform's time forward (demonstration)")
public final class ClockAdvanceCommand implements Action {

    @Argument(required = true, description = "时长,如 3d、12h、30m / how far, for example 3d, 12h, 30m")
    private String by;

    @Reference
    private DemoClock clock;

    @Reference
    private Clock platform;

    @Override
    public Object execute() {
        try {
            Duration offset = clock.advance(Durations.parse(by));
            System.out.println("现在是 / it is now " + ZonedDateTime.now(platform) + " (+" + offset + ")");
        } catch (IllegalArgumentException e) {
            System.out.println("不能调整:请写 3d、12h、30m 之类,只能向前。 / Not possible: write 3d, 12h or 30m; forward only.");
        }
        return null;
    }
}
