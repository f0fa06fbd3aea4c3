package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.cases.api.CaseOperations;
import org.sunhall.cases.api.Cases;

/** {@code sunhall:case-retry}: has the failed automatic tasks of a case tried again at once; that is recorded. */
@Service
@Command(
        scope = "sunhall",
        name = "case-retry",
        description = "立即重试办件中失败的自动任务 / has a case's failed automatic tasks tried again at once")
public final class CaseRetryCommand implements Action {

    @Argument(index = 0, required = true, description = "统一服务监管码或回执号 / the supervision code or the receipt")
    private String code;

    @Argument(index = 1, required = true, description = "已排除的故障 / what was mended")
    private String reason;

    @Reference
    private Cases cases;

    @Reference
    private CaseOperations operations;

    @Override
    public Object execute() {
        Console.print(
                cases.findByCode(Console.OPERATOR, code)
                        .then(view -> operations.retryTask(
                                Console.OPERATOR, view.summary().id(), reason)),
                summary -> System.out.println("✓ " + summary.code().orElse(summary.receipt())
                        + " 已安排重试,结果见 case-show / tried again now; see case-show"));
        return null;
    }
}
