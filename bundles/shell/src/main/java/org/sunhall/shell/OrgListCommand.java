package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Organisation;

/** {@code sunhall:org-list}: the organisations with their functions and posts; no names of people. */
@Service
@Command(scope = "sunhall", name = "org-list", description = "列出机构、职能和岗位 / lists organisations, functions, posts")
public final class OrgListCommand implements Action {

    @Reference
    private Directory directory;

    @Override
    public Object execute() {
        ShellTable table = new ShellTable();
        table.column("机构 org");
        table.column("名称 name");
        table.column("性质 kind");
        table.column("辖区 jurisdiction");
        table.column("职能 functions");
        table.column("岗位 posts");
        for (Organisation one : directory.organisations()) {
            table.addRow()
                    .addContent(
                            one.id(),
                            one.name().zh(),
                            one.kind(),
                            one.jurisdiction(),
                            String.join(" ", one.functions().stream().sorted().toList()),
                            String.join(
                                    " ",
                                    directory.posts(one.id()).stream()
                                            .map(post -> post.post().name())
                                            .toList()));
        }
        table.print(System.out);
        return null;
    }
}
