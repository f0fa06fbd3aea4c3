package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.plugins.Plugins;

/** {@code sunhall:plugin-back}: an earlier version's items are proposed anew; legal review decides as always. */
@Service
@Command(
        scope = "sunhall",
        name = "plugin-back",
        description = "退回早先的版本:其事项重新提出 / proposes the items of an earlier version anew")
public final class PluginBackCommand implements Action {

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
                .ifPresent(found -> Console.print(plugins.back(Console.OPERATOR, found.digest(), reason), view -> {
                    System.out.println("✓ " + view.id() + " " + view.version() + " 已要求退回,其事项重新提出,待审核"
                            + " / asked back; its items are proposed anew, to be reviewed");
                    plugins.news(view.digest()).stream()
                            .filter(news -> !news.isNew())
                            .forEach(news -> System.out.println("  " + Console.both(news.text())));
                }));
        return null;
    }
}
