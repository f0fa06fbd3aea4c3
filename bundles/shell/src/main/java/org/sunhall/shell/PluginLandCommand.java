package org.sunhall.shell;

import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.plugins.Plugins;

/** {@code sunhall:plugin-land}: the broker's own way in at the console; checked and proposed like an upload, never started. */
@Service
@Command(
        scope = "sunhall",
        name = "plugin-land",
        description = "部署一个插件:检查、存储、提出,待审核 / lands a plug-in: checked, stored, proposed for review")
public final class PluginLandCommand implements Action {

    private static final long LARGEST = 32L * 1024 * 1024;

    @Argument(name = "file", description = "插件文件(jar) / the plug-in's jar", required = true)
    private String file;

    @Reference
    private Plugins plugins;

    @Override
    public Object execute() {
        Console.read(file, LARGEST)
                .ifPresent(jar -> Console.print(
                        plugins.land(
                                Console.OPERATOR, Path.of(file).getFileName().toString(), jar),
                        view -> {
                            System.out.println("✓ " + view.id() + " " + view.version() + "  " + view.digest()
                                    + "  已落地 / has landed");
                            plugins.news(view.digest())
                                    .forEach(news -> System.out.println("  " + Console.both(news.text())));
                        }));
        return null;
    }
}
