package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.identity.Directory;
import org.sunhall.identity.DirectoryAdmin;

/** {@code sunhall:org-head}. */
@Service
@Command(scope = "sunhall", name = "org-head", description = "查看或者指定机构负责人 / shows or names the head of an organisation")
public final class OrgHeadCommand implements Action {

    @Argument(index = 0, required = true, description = "机构编号,见 org-list / the organisation, see org-list")
    private String org;

    @Argument(index = 1, description = "任负责人者的账号 / the login of who is to be the head")
    private String login;

    @Reference
    private Directory directory;

    @Reference
    private DirectoryAdmin admin;

    @Override
    public Object execute() {
        OrganisationDesk desk = new OrganisationDesk(directory, admin, System.out);
        desk.head(org, login);
        return null;
    }
}
