package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.identity.Directory;
import org.sunhall.identity.DirectoryAdmin;

/** {@code sunhall:org-show}. */
@Service
@Command(scope = "sunhall", name = "org-show", description = "查看机构及其岗位 / shows an organisation and its posts")
public final class OrgShowCommand implements Action {

    @Argument(index = 0, required = true, description = "机构编号,见 org-list / the organisation, see org-list")
    private String org;

    @Reference
    private Directory directory;

    @Reference
    private DirectoryAdmin admin;

    @Override
    public Object execute() {
        OrganisationDesk desk = new OrganisationDesk(directory, admin, System.out);
        desk.show(org);
        return null;
    }
}
