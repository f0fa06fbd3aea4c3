package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.plugins.Plugins;

/** {@code sunhall:plugin-remove}: takes a plug-in's files out of the folder; its running cases are parked. */
@Service
@Command(
        scope = "sunhall",
        name = "plugin-remove",
        description = "移走插件的文件,其办件停放 / takes a plug-in's files out; its running cases are parked")
public final class PluginRemoveCommand implements Action {

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
                        plugins.remove(Console.OPERATOR, found.digest(), reason),
                        view -> System.out.println("✓ " + view.id() + " 已移走 / was taken out")));
        return null;
    }
}
