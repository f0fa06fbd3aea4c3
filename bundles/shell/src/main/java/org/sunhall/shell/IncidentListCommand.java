package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sunhall.plugins.Incident;
import org.sunhall.plugins.Incidents;

/** {@code sunhall:incident-list}. */
@Service
@Command(scope = "sunhall", name = "incident-list", description = "列出插件事件 / lists what went wrong with plug-ins")
public final class IncidentListCommand implements Action {

    @Option(name = "--all", description = "含已关闭的 / also those that are closed")
    private boolean all;

    @Option(name = "--detail", description = "附供应商所需的线程与堆栈 / with threads and stacks, for the vendor")
    private boolean detail;

    @Reference
    private Incidents incidents;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("编号 id");
        table.column("种类 kind");
        table.column("插件 plug-in");
        table.column("办件 case");
        table.column("最近 latest");
        table.column("次数 count");
        table.column("状态 state");
        table.column("说明 what");
        var found = incidents.list(!all);
        for (Incident incident : found) {
            table.addRow()
                    .addContent(
                            incident.id(),
                            incident.kind(),
                            Console.orDash(incident.pluginId()) + " "
                                    + incident.version().orElse(""),
                            Console.orDash(incident.caseId()),
                            Console.time(incident.lastAt()),
                            incident.count(),
                            incident.isOpen() ? "未处理 open" : "已关闭 closed",
                            Console.both(incident.what()));
        }
        table.print(System.out);
        if (detail) {
            found.stream().filter(incident -> !incident.detail().isEmpty()).forEach(incident -> {
                System.out.println("\n" + incident.id() + " " + incident.kind());
                System.out.println(incident.detail());
            });
        }
        return null;
    }
}
