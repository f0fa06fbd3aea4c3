package org.sunhall.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.identity.Directory;
import org.sunhall.identity.DirectoryAdmin;

/** {@code sunhall:org-add}. */
@Service
@Command(scope = "sunhall", name = "org-add", description = "增加机构,或者更改已有机构 / adds an organisation, or changes one")
public final class OrgAddCommand implements Action {

    @Argument(index = 0, required = true, description = "机构编号,见 org-list / the organisation, see org-list")
    private String org;

    @Option(name = "--name", description = "名称 / its name")
    private String name;

    @Option(name = "--name-en", description = "英文名称 / its English name")
    private String english;

    @Option(name = "--jurisdiction", description = "辖区 / where it has power")
    private String jurisdiction;

    @Option(name = "--parent", description = "上级机构,无则写 - / the organisation above, - for none")
    private String parent;

    @Option(
            name = "--function",
            multiValued = true,
            description = "职能,可多次 / a function, more than once if there are several")
    private List<String> functions;

    @Option(name = "--address", description = "地址 / where people find it")
    private String address;

    @Option(name = "--phone", description = "电话 / the number for questions")
    private String phone;

    @Option(name = "--supervision-phone", description = "监督电话 / the number for complaints")
    private String supervisionPhone;

    @Option(name = "--kind", description = "agency、authorised、entrusted、dispatched")
    private String kind;

    @Option(name = "--principal", description = "委托或者派出机关,无则写 - / in whose name it acts, - for nobody")
    private String principal;

    @Reference
    private Directory directory;

    @Reference
    private DirectoryAdmin admin;

    @Override
    public Object execute() {
        OrganisationDesk desk = new OrganisationDesk(directory, admin, System.out);
        desk.put(
                org,
                new OrganisationDesk.Words(
                        name,
                        english,
                        jurisdiction,
                        parent,
                        functions,
                        address,
                        phone,
                        supervisionPhone,
                        kind,
                        principal));
        return null;
    }
}
