package org.sunhall.catalog.console;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.sunhall.catalog.application.CatalogSearch;
import org.sunhall.kernel.Outcome;

/** {@code sunhall:catalog-search}: finds items; {@code --rebuild} builds the index anew from the database. */
@Service
@Command(
        scope = "sunhall",
        name = "catalog-search",
        description = "搜索事项,或者重建索引 / finds items, or builds the index anew")
public final class CatalogSearchCommand implements Action {

    private static final int MOST = 20;

    @Argument(name = "words", description = "词语、拼音、首字母或者编码 / words, pinyin, initials or a code")
    private String words = "";

    @Option(name = "--rebuild", description = "从数据库重建索引 / build the index anew from the database")
    private boolean rebuild;

    @Reference
    private CatalogSearch search;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        if (rebuild) {
            search.rebuild();
            session.getConsole()
                    .println("✓ 正在重建 / it is being built; now "
                            + search.size().map(Object::toString).orElse("—"));
            return null;
        }
        Outcome<CatalogSearch.Found> outcome = search.find(new CatalogSearch.Asked(
                words,
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                MOST));
        outcome.asOptional().ifPresent(found -> {
            found.items().forEach(item -> session.getConsole()
                    .println(item.code() + "  " + item.name().zh() + "  " + item.implementingSubject()));
            session.getConsole().println("共 " + found.total() + " 项 / in all");
        });
        outcome.refusal().ifPresent(rejection -> Printed.refused(session.getConsole(), rejection));
        return null;
    }
}
