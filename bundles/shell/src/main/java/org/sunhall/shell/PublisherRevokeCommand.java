package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.plugins.Publishers;

/** {@code sunhall:publisher-revoke}: nothing new of theirs lands; what runs goes on as an incident. */
@Service
@Command(scope = "sunhall", name = "publisher-revoke", description = "撤销对发布者的信任 / ends the trust in a publisher")
public final class PublisherRevokeCommand implements Action {

    @Argument(index = 0, required = true, description = "编号,见 publisher-list / the id, see publisher-list")
    private String id;

    @Argument(index = 1, required = true, description = "理由 / why")
    private String why;

    @Reference
    private Publishers publishers;

    @Override
    public Object execute() {
        Console.print(publishers.revoke(Console.OPERATOR, id, why), revoked -> {
            System.out.println("✓ " + revoked.id() + " " + revoked.name() + " 已撤销 / revoked");
            System.out.println("  正在运行的版本列入事件,不自动停用 / what runs of theirs is listed under incidents and goes on");
        });
        return null;
    }
}
