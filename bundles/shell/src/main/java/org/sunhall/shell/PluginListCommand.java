package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.Plugins;

/** {@code sunhall:plugin-list}. */
@Service
@Command(scope = "sunhall", name = "plugin-list", description = "列出已落地的插件 / lists the plug-ins that have landed")
public final class PluginListCommand implements Action {

    @Reference
    private Plugins plugins;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("插件 id");
        table.column("版本 version");
        table.column("状态 state");
        table.column("落地 landed");
        table.column("摘要 digest");
        table.column("名称 title");
        for (PluginView plugin : plugins.list()) {
            table.addRow()
                    .addContent(
                            plugin.id(),
                            plugin.version(),
                            plugin.state(),
                            Console.time(plugin.landedAt()),
                            plugin.digest().abbreviated(),
                            plugin.title().zh());
        }
        table.print(System.out);
        return null;
    }
}
