package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.plugins.Plugins;

/** {@code sunhall:plugin-release}: the one recorded command that puts a version back to work that was taken out. */
@Service
@Command(
        scope = "sunhall",
        name = "plugin-release",
        description = "恢复被停用的插件版本 / puts a version back to work that was taken out")
public final class PluginReleaseCommand implements Action {

    @Argument(
            index = 0,
            required = true,
            description = "摘要开头,见 plugin-list / the beginning of its digest, see plugin-list")
    private String which;

    @Argument(index = 1, required = true, description = "理由 / why")
    private String reason;

    @Reference
    private Plugins plugins;

    @Override
    public Object execute() {
        Console.one(plugins, which)
                .ifPresent(found -> Console.print(
                        plugins.release(Console.OPERATOR, found.digest(), reason),
                        view -> System.out.println("✓ " + view.id() + " " + view.version() + " " + view.state())));
        return null;
    }
}
