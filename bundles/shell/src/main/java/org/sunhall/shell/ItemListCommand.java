package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sunhall.catalog.api.Catalog;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.ItemView;

/** {@code sunhall:item-list}. */
@Service
@Command(scope = "sunhall", name = "item-list", description = "列出权力事项及其版本 / lists power items and their editions")
public final class ItemListCommand implements Action {

    @Reference
    private Catalog catalog;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("事项 item");
        table.column("名称 name");
        table.column("版本 edition");
        table.column("状态 state");
        table.column("生效 effective");
        for (ItemView item : catalog.items()) {
            for (EditionView edition : catalog.editions(item.code())) {
                table.addRow()
                        .addContent(
                                item.code(),
                                item.name().zh(),
                                edition.id(),
                                edition.state(),
                                Console.orDash(edition.effectiveFrom().map(Console::time)));
            }
        }
        table.print(System.out);
        return null;
    }
}
