package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sunhall.plugins.Publisher;
import org.sunhall.plugins.Publishers;

/** {@code sunhall:publisher-list}. */
@Service
@Command(scope = "sunhall", name = "publisher-list", description = "列出插件发布者 / lists who may sign plug-ins")
public final class PublisherListCommand implements Action {

    @Reference
    private Publishers publishers;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("编号 id");
        table.column("辖区 jurisdiction");
        table.column("名称 name");
        table.column("自 since");
        table.column("证书到期 valid until");
        table.column("状态 state");
        table.column("SHA-256");
        for (Publisher publisher : publishers.list()) {
            table.addRow()
                    .addContent(
                            publisher.id(),
                            publisher.jurisdiction(),
                            publisher.name(),
                            Console.time(publisher.since()),
                            Console.time(publisher.notAfter()),
                            publisher
                                    .revocation()
                                    .map(end -> "已撤销 revoked " + Console.time(end.at()))
                                    .orElse("受信任 trusted"),
                            publisher.fingerprint());
        }
        table.print(System.out);
        return null;
    }
}
