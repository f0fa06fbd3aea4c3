package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sunhall.packs.Pack;
import org.sunhall.packs.PackRegistry;

/** {@code sunhall:pack-list}: the packs that serve now. */
@Service
@Command(scope = "sunhall", name = "pack-list", description = "列出辖区规则包 / lists the jurisdiction packs")
public final class PackListCommand implements Action {

    @Reference
    private PackRegistry packs;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("规则包 pack");
        table.column("名称 name");
        table.column("上级 inherits");
        table.column("区划 division");
        for (Pack pack : packs.all()) {
            table.addRow()
                    .addContent(
                            pack.id(),
                            pack.title().zh(),
                            Console.orDash(pack.parent().map(Pack::id)),
                            Console.orDash(pack.division()));
        }
        table.print(System.out);
        return null;
    }
}
