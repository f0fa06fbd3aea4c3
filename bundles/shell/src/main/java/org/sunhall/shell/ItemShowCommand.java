package org.sunhall.shell;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sunhall.catalog.api.Catalog;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.catalog.api.ItemView;
import org.sunhall.kernel.ItemCode;

/** {@code sunhall:item-show}: whether an item may be used, and the history of its editions. */
@Service
@Command(
        scope = "sunhall",
        name = "item-show",
        description = "显示一个事项的状态和版本历史 / shows an item's standing and the history of its editions")
public final class ItemShowCommand implements Action {

    @Argument(required = true, description = "事项编码 / the item's code")
    private String code;

    @Reference
    private Catalog catalog;

    @Override
    public Object execute() {
        Optional<ItemView> found;
        try {
            found = catalog.item(new ItemCode(code));
        } catch (IllegalArgumentException e) {
            found = Optional.empty();
        }
        if (found.isEmpty()) {
            System.out.println("没有这个事项 / no such item: " + code);
            return null;
        }
        ItemView item = found.get();
        System.out.println(
                item.code() + " " + item.name().zh() + "  " + item.standing().state()
                        + item.standing()
                                .until()
                                .map(until -> " → " + Console.time(until))
                                .orElse(""));
        ShellTable table = new ShellTable();
        table.column("版本 edition");
        table.column("状态 state");
        table.column("插件 plug-in");
        table.column("生效 effective");
        table.column("失效 until");
        table.column("在办件 running cases");
        table.column("审核 reviewed by");
        for (EditionView edition : catalog.editions(item.code())) {
            table.addRow()
                    .addContent(
                            edition.id(),
                            edition.state(),
                            edition.pluginId() + " " + edition.pluginVersion(),
                            Console.orDash(edition.effectiveFrom().map(Console::time)),
                            Console.orDash(edition.effectiveUntil().map(Console::time)),
                            edition.runningCases(),
                            Console.orDash(edition.reviewedBy()));
        }
        table.print(System.out);
        return null;
    }
}
