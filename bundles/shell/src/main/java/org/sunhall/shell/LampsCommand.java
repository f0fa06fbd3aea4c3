package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sunhall.supervision.api.LampFilter;
import org.sunhall.supervision.api.LampRow;
import org.sunhall.supervision.api.Supervision;

/** {@code sunhall:lamps}: the worst first. */
@Service
@Command(scope = "sunhall", name = "lamps", description = "列出亮灯,最严重的在前 / lists the lamps, worst first")
public final class LampsCommand implements Action {

    @Reference
    private Supervision supervision;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("灯 lamp");
        table.column("办件 case");
        table.column("事项 item");
        table.column("单位 org");
        table.column("岗位 post");
        table.column("时限 clock");
        table.column("到期 due");
        table.column("剩余 left");
        Console.print(supervision.lamps(Console.OPERATOR, LampFilter.all()), page -> {
            for (LampRow row : page.rows()) {
                table.addRow()
                        .addContent(
                                row.lamp(),
                                row.code().orElse(row.receipt()),
                                row.itemName().zh(),
                                row.orgName().zh(),
                                row.post().orElse(""),
                                row.title().zh(),
                                Console.lastDay(row.due()),
                                row.remaining().zh());
            }
            table.print(System.out);
        });
        return null;
    }
}
