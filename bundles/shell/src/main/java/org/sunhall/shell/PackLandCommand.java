package org.sunhall.shell;

import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.plugins.RulesLanding;

/** {@code sunhall:pack-land}: lets packs and years of the calendar serve that the information centre has signed. */
@Service
@Command(
        scope = "sunhall",
        name = "pack-land",
        description = "部署信息中心签名的规则包与日历 / lands packs and calendars signed by the information centre")
public final class PackLandCommand implements Action {

    private static final long LARGEST = 32L * 1024 * 1024;

    @Reference
    private RulesLanding landing;

    @Argument(name = "file", description = "已签名的规则档案(jar) / the signed archive", required = true)
    private String file;

    @Override
    public Object execute() {
        Console.read(file, LARGEST)
                .ifPresent(archive -> Console.print(
                        landing.land(
                                Console.OPERATOR, Path.of(file).getFileName().toString(), archive),
                        landed -> System.out.println("✓ " + landed.packs() + " " + landed.years() + "  v"
                                + landed.version() + "  " + landed.signer())));
        return null;
    }
}
