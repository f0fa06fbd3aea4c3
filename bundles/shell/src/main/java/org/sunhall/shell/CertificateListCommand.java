package org.sunhall.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.sunhall.identity.Directory;
import org.sunhall.kernel.OrgId;

/** {@code sunhall:certificate-list}: the enforcement certificates of an organisation, by person's id; no names. */
@Service
@Command(
        scope = "sunhall",
        name = "certificate-list",
        description = "列出机构的行政执法证件 / lists an organisation's enforcement certificates")
public final class CertificateListCommand implements Action {

    @Argument(name = "org", required = true, description = "机构编号,见 org-list / the organisation's id, see org-list")
    private String org;

    @Reference
    private Directory directory;

    @Override
    public Object execute() {
        OrgId id;
        try {
            id = new OrgId(org);
        } catch (IllegalArgumentException e) {
            System.out.println("机构编号不正确 / not an organisation's id: " + org);
            return null;
        }
        if (directory.organisation(id).isEmpty()) {
            System.out.println("没有这个机构 / no such organisation: " + org);
            return null;
        }
        ShellTable table = new ShellTable();
        table.column("证号 number");
        table.column("人员 person");
        table.column("有效期 valid");
        table.column("状态 state");
        directory
                .people(id)
                .forEach(person -> directory.certificates(person.id()).forEach(certificate -> table.addRow()
                        .addContent(
                                certificate.number(),
                                person.id(),
                                certificate.validFrom() + " – " + certificate.validTo(),
                                certificate.state())));
        table.print(System.out);
        return null;
    }
}
