package org.sunhall.shell;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.cases.api.Cases;

/** {@code sunhall:case-list}. */
@Service
@Command(scope = "sunhall", name = "case-list", description = "列出办件,最近的在前 / lists cases, latest first")
public final class CaseListCommand implements Action {

    @Option(name = "--stage", description = "只列某一阶段,如 HANDLING / one stage only")
    private String stage;

    @Option(name = "--limit", description = "最多多少件,1 到 200 / how many at most")
    private int limit = 50;

    @Reference
    private Cases cases;

    @Override
    public Object execute() {
        CaseQuery query = new CaseQuery(
                Optional.ofNullable(stage), Optional.empty(), Optional.empty(), Math.max(1, Math.min(limit, 200)));
        ShellTable table = new ShellTable();
        table.column("监管码/回执 code");
        table.column("事项 item");
        table.column("阶段 stage");
        table.column("挂置 parked");
        table.column("提交 submitted");
        Console.print(cases.list(Console.OPERATOR, query), found -> {
            for (CaseSummary one : found) {
                table.addRow()
                        .addContent(
                                one.code().orElse(one.receipt()),
                                one.itemName().zh(),
                                one.stageTitle().zh(),
                                one.parked().isPresent() ? "是" : "",
                                Console.time(one.submittedAt()));
            }
            table.print(System.out);
        });
        return null;
    }
}
