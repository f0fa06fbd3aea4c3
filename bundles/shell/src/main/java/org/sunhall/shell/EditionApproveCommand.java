package org.sunhall.shell;

import java.io.IOException;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.sunhall.catalog.api.Catalog;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.identity.SignIn;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.Outcome;

/**
 * {@code sunhall:edition-approve}: the legal officer approves at the console, under their own name and password, since
 * whoever runs the runtime must not approve in their place.
 */
@Service
@Command(
        scope = "sunhall",
        name = "edition-approve",
        description = "法制审核人员审核通过一个版本 / the legal officer approves an edition")
public final class EditionApproveCommand implements Action {

    @Argument(required = true, description = "版本编号,见 item-list / the edition's id, see item-list")
    private String edition;

    @Option(name = "--as", required = true, description = "法制审核人员的账号 / the legal officer's login")
    private String login;

    @Option(name = "--opinion", description = "审核意见 / the opinion")
    private String opinion = "同意";

    @Option(name = "--publish", description = "审核后随即公布 / publish right after approval")
    private boolean publish;

    @Reference
    private Catalog catalog;

    @Reference
    private SignIn signIn;

    @Reference
    private Session session;

    @Override
    public Object execute() throws IOException {
        Optional<EditionView> found = Optional.empty();
        try {
            found = catalog.edition(new EditionId(edition));
        } catch (IllegalArgumentException e) {
            System.out.println("版本编号不正确 / not an edition's id: " + edition);
            return null;
        }
        if (found.isEmpty()) {
            System.out.println("没有这个版本 / no such edition: " + edition);
            return null;
        }
        String password = session.readLine("口令 / password: ", '*');
        Outcome<EditionView> outcome = signIn.signIn(login, password.toCharArray(), "console")
                .then(opened -> {
                    try {
                        return decide(opened.actor());
                    } finally {
                        signIn.signOut(opened.token());
                    }
                });
        Console.print(
                outcome,
                done -> System.out.println("✓ " + done.id() + " " + done.state() + "  digest "
                        + done.digest().abbreviated()));
        return null;
    }

    private Outcome<EditionView> decide(Actor actor) {
        EditionId id = new EditionId(edition);
        EditionView reviewed = catalog.edition(id).orElseThrow();
        Outcome<EditionView> approved = catalog.approve(actor, id, opinion, reviewed.digest(), reviewed.version());
        return publish ? approved.then(view -> catalog.publish(actor, id, Optional.empty(), view.version())) : approved;
    }
}
