package org.sunhall.catalog.console;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.catalog.model.Declaration;
import org.sunhall.catalog.model.LawChange;
import org.sunhall.clocks.ClockReading;
import org.sunhall.kernel.JurisdictionId;

/** {@code sunhall:law-change-list}: changes of law with the items they touch and each one's declaration. */
@Service
@Command(
        scope = "sunhall",
        name = "law-change-list",
        description = "列出法律变更及其事项申报 / lists changes of law and the declarations they make due")
public final class LawChangeListCommand implements Action {

    @Argument(name = "jurisdiction", required = true, description = "辖区 / the jurisdiction")
    private String jurisdiction;

    @Reference
    private CatalogDesk catalog;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        JurisdictionId id;
        try {
            id = new JurisdictionId(jurisdiction);
        } catch (IllegalArgumentException e) {
            session.getConsole().println("辖区编号不正确 / not a jurisdiction's id: " + jurisdiction);
            return null;
        }
        ShellTable table = new ShellTable();
        table.column("变更 change");
        table.column("法律 law");
        table.column("事项 item");
        table.column("单位 org");
        table.column("申报 declaration");
        table.column("期限 due");
        table.column("灯 lamp");
        for (LawChange change : catalog.lawChanges(id)) {
            String law = change.law().orElse("—") + change.article().orElse("");
            for (Declaration due : catalog.lawChange(change.id()).orElseThrow().declarations()) {
                Optional<ClockReading> reading =
                        due.clock().map(clock -> catalog.reader(id).read(clock, catalog.now()));
                table.addRow()
                        .addContent(
                                change.id(),
                                law,
                                due.item(),
                                due.org(),
                                due.state(),
                                reading.map(some -> Printed.time(
                                                some.due(), catalog.pack(id).zone()))
                                        .orElse("—"),
                                reading.map(some -> some.lamp().name()).orElse("—"));
            }
        }
        table.print(session.getConsole());
        return null;
    }
}
