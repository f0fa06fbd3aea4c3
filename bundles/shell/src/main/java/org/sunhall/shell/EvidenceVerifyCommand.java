package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.ledger.EvidenceReport;
import org.sunhall.ledger.Ledger;

/** {@code sunhall:evidence-verify}: recomputes every chain and every seal. */
@Service
@Command(
        scope = "sunhall",
        name = "evidence-verify",
        description = "校验全部留痕是否被改动 / checks that no recorded event was touched")
public final class EvidenceVerifyCommand implements Action {

    @Reference
    private Ledger ledger;

    @Override
    public Object execute() {
        EvidenceReport report = ledger.verify();
        System.out.println("事件 events " + report.events() + " · 链 streams " + report.streams() + " · 已封存 sealed "
                + report.sealed() + " · 签名 heads " + report.heads() + " · 见证 witnessed " + report.witnessed());
        if (report.clean()) {
            System.out.println("✓ 未发现改动 / nothing was touched");
        }
        report.findings()
                .forEach(finding -> System.out.println("✗ " + finding.kind() + "  "
                        + finding.stream().map(Object::toString).orElse("—") + " #" + finding.sequence() + " (id "
                        + finding.id() + ")  " + Console.both(finding.what())));
        return null;
    }
}
