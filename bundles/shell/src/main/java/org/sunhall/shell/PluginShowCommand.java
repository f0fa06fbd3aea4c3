package org.sunhall.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.Plugins;

/** {@code sunhall:plugin-show}. */
@Service
@Command(scope = "sunhall", name = "plugin-show", description = "查看一个插件的各个版本 / shows the versions of a plug-in")
public final class PluginShowCommand implements Action {

    @Argument(required = true, description = "插件 id 或摘要开头 / the plug-in's id, or the beginning of a digest")
    private String which;

    @Reference
    private Plugins plugins;

    @Override
    public Object execute() {
        List<PluginView> found = plugins.list().stream()
                .filter(plugin -> plugin.id().value().equals(which)
                        || plugin.digest().hex().startsWith(which))
                .toList();
        if (found.isEmpty()) {
            System.out.println("没有这个插件 / no such plug-in: " + which);
        }
        for (PluginView plugin : found) {
            System.out.println(plugin.id() + " " + plugin.version() + "  " + Console.both(plugin.title()));
            System.out.println("  摘要 digest      " + plugin.digest());
            System.out.println("  状态 state       " + plugin.state());
            System.out.println("  辖区 jurisdiction " + plugin.jurisdiction());
            System.out.println("  事项 items       " + plugin.items());
            System.out.println("  含代码 code      " + plugin.hasCode());
            System.out.println("  落地 landed      " + Console.time(plugin.landedAt()));
            plugins.news(plugin.digest())
                    .forEach(news -> System.out.println("  事项版本 edition " + Console.both(news.text())));
            plugin.trouble().ifPresent(trouble -> System.out.println("  问题 trouble     " + Console.both(trouble)));
        }
        return null;
    }
}
