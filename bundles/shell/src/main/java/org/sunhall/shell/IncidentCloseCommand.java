package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.plugins.Incidents;

/** {@code sunhall:incident-close}. */
@Service
@Command(scope = "sunhall", name = "incident-close", description = "关闭一个插件事件 / closes an incident")
public final class IncidentCloseCommand implements Action {

    @Argument(index = 0, required = true, description = "事件编号,见 incident-list / its id, see incident-list")
    private String id;

    @Argument(index = 1, required = true, description = "处理情况 / what was done about it")
    private String note;

    @Reference
    private Incidents incidents;

    @Override
    public Object execute() {
        Console.print(
                incidents.close(Console.OPERATOR, id, note),
                closed -> System.out.println("✓ " + closed.id() + " 已关闭 / closed"));
        return null;
    }
}
