package org.sunhall.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.Plugins;

/** {@code sunhall:plugin-verify}: compares what is stored of all plug-ins with what landed; the platform does so every hour by itself. */
@Service
@Command(
        scope = "sunhall",
        name = "plugin-verify",
        description = "核对所有插件的存储内容 / compares what is stored of all plug-ins with what landed")
public final class PluginVerifyCommand implements Action {

    @Reference
    private Plugins plugins;

    @Override
    public Object execute() {
        List<PluginView> changed = plugins.verify();
        if (changed.isEmpty()) {
            System.out.println(
                    "✓ " + plugins.list().size()
                            + " 个插件版本均可用,见 incident-list 了解已恢复的内容 / versions are as they landed; what was put back is in incident-list");
        }
        for (PluginView plugin : changed) {
            System.out.println("✗ " + plugin.id() + " " + plugin.version() + "  " + plugin.digest() + "  "
                    + plugin.trouble().map(Console::both).orElse(""));
        }
        return null;
    }
}
