package org.sunhall.catalog.console;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.catalog.model.Proceeding;
import org.sunhall.catalog.model.ProceedingState;
import org.sunhall.catalog.model.Stage;
import org.sunhall.clocks.ClockReading;

/** {@code sunhall:proceeding-list}: the reviews that are open, whom they wait for and until when; no words of officers. */
@Service
@Command(
        scope = "sunhall",
        name = "proceeding-list",
        description = "列出在办的审核及等待的环节 / lists open reviews and what they wait for")
public final class ProceedingListCommand implements Action {

    @Reference
    private CatalogDesk catalog;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("编号 id");
        table.column("种类 kind");
        table.column("事项 item");
        table.column("辖区 jurisdiction");
        table.column("等待 waits for");
        table.column("期限 due");
        table.column("灯 lamp");
        for (Proceeding each : catalog.proceedings(ProceedingState.OPEN)) {
            for (Stage stage : each.open()) {
                Optional<ClockReading> reading = stage.clock()
                        .map(clock -> catalog.reader(each.jurisdiction()).read(clock, catalog.now()));
                table.addRow()
                        .addContent(
                                each.id(),
                                each.kind(),
                                each.item(),
                                each.jurisdiction(),
                                Printed.both(stage.title()),
                                reading.map(some -> Printed.time(
                                                some.due(),
                                                catalog.pack(each.jurisdiction())
                                                        .zone()))
                                        .orElse("—"),
                                reading.map(some -> some.lamp().name()).orElse("—"));
            }
        }
        table.print(session.getConsole());
        return null;
    }
}
