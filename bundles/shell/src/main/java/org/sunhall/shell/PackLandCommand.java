package org.sunhall.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.sunhall.jurisdictions.PackLanding;

/** {@code sunhall:pack-land}: lets a pack file serve. */
@Service
@Command(scope = "sunhall", name = "pack-land", description = "导入辖区规则包 / lands a jurisdiction pack")
public final class PackLandCommand implements Action {

    @Reference
    private PackLanding landing;

    @Argument(name = "file", description = "规则包文件 / the pack's file", required = true)
    private String file;

    @Override
    public Object execute() throws IOException {
        Path path = Path.of(file);
        Console.print(
                landing.land(
                        Console.OPERATOR, new ObjectMapper().readTree(path.toFile()), "console: " + path.getFileName()),
                pack -> System.out.println("✓ " + pack.id() + "  " + Console.both(pack.title())));
        return null;
    }
}
