package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.identity.Directory;
import org.sunhall.identity.DirectoryAdmin;

/** {@code sunhall:org-post}. */
@Service
@Command(scope = "sunhall", name = "org-post", description = "设立或者更改岗位 / sets up a post, or changes it")
public final class OrgPostCommand implements Action {

    @Argument(index = 0, required = true, description = "机构编号,见 org-list / the organisation, see org-list")
    private String org;

    @Argument(index = 1, required = true, description = "岗位标识,如 window / the key of the post")
    private String post;

    @Option(name = "--title", description = "岗位名称 / its name")
    private String title;

    @Option(name = "--title-en", description = "英文名称 / its English name")
    private String english;

    @Option(name = "--rank", description = "head、coordinator、member")
    private String rank;

    @Option(name = "--duty", description = "工作职责 / what its holder answers for")
    private String duty;

    @Reference
    private Directory directory;

    @Reference
    private DirectoryAdmin admin;

    @Override
    public Object execute() {
        OrganisationDesk desk = new OrganisationDesk(directory, admin, System.out);
        desk.post(org, post, title, english, rank, duty);
        return null;
    }
}
