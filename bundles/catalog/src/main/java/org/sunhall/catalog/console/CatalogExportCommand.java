package org.sunhall.catalog.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.sunhall.catalog.api.ItemView;
import org.sunhall.catalog.application.CatalogDesk;
import org.sunhall.catalog.application.ExportCatalog;
import org.sunhall.identity.Directory;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.packs.Pack;

/** {@code sunhall:catalog-export}: the items of a jurisdiction, whatever their state, as xlsx or json. */
@Service
@Command(
        scope = "sunhall",
        name = "catalog-export",
        description = "导出事项目录(xlsx、json) / takes a catalog of items away (xlsx, json)")
public final class CatalogExportCommand implements Action {

    private static final int AT_ONCE = 500;

    @Argument(index = 0, name = "jurisdiction", required = true, description = "辖区 / the jurisdiction")
    private String jurisdiction;

    @Argument(index = 1, name = "file", required = true, description = "新文件 / a new file")
    private String file;

    @Reference
    private CatalogDesk catalog;

    @Reference
    private Directory directory;

    @Reference
    private Session session;

    @Override
    public Object execute() throws IOException {
        String name = file.toLowerCase(Locale.ROOT);
        if (!name.endsWith(".xlsx") && !name.endsWith(".json")) {
            session.getConsole().println("须为xlsx或者json文件 / an xlsx or json file is needed: " + file);
            return null;
        }
        if (directory.jurisdictions().stream()
                .noneMatch(each -> each.id().value().equals(jurisdiction))) {
            session.getConsole().println("没有这个辖区 / no such jurisdiction: " + jurisdiction);
            return null;
        }
        JurisdictionId id = new JurisdictionId(jurisdiction);
        List<ItemView> items = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            CatalogDesk.ItemPage page = catalog.items(next.get(), AT_ONCE, each -> true);
            page.items().stream().filter(item -> item.jurisdiction().equals(id)).forEach(items::add);
            next = page.next();
        }
        Pack pack = catalog.pack(id);
        try (OutputStream out = Files.newOutputStream(Path.of(file), StandardOpenOption.CREATE_NEW)) {
            if (name.endsWith(".xlsx")) {
                ExportCatalog.xlsx(out, pack, items);
            } else {
                ExportCatalog.json(out, pack, items);
            }
            session.getConsole().println("✓ " + items.size() + " 个事项 / items → " + file);
        } catch (IOException e) {
            session.getConsole().println("不能写入(文件须不存在) / cannot be written (the file must not exist): " + file);
        }
        return null;
    }
}
