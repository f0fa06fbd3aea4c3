package org.sunhall.catalog.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.sunhall.catalog.application.ImportDesk;
import org.sunhall.catalog.application.ImportFormat;
import org.sunhall.identity.SignIn;
import org.sunhall.kernel.Outcome;

/** {@code sunhall:catalog-import}: whoever may bring items does so under their own name and password. */
@Service
@Command(
        scope = "sunhall",
        name = "catalog-import",
        description = "导入事项目录(xlsx、json) / brings a catalog of items (xlsx, json)")
public final class CatalogImportCommand implements Action {

    private static final long LARGEST = 20L * 1024 * 1024;

    @Argument(name = "file", required = true, description = "文件 / the file")
    private String file;

    @Option(name = "--as", required = true, description = "导入人的账号 / the login of who brings it")
    private String login;

    @Option(name = "--reason", description = "申请理由 / why")
    private String reason = "导入事项目录";

    @Option(name = "--trial", description = "只检查,不导入 / check only")
    private boolean trial;

    @Reference
    private ImportDesk imports;

    @Reference
    private SignIn signIn;

    @Reference
    private Session session;

    @Override
    public Object execute() throws IOException {
        Path path = Path.of(file);
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
            session.getConsole().println("没有这个文件或者文件过大 / no such file, or too large: " + file);
            return null;
        }
        if (!name.endsWith(".xlsx") && !name.endsWith(".json")) {
            session.getConsole().println("须为xlsx或者json文件 / an xlsx or json file is needed: " + file);
            return null;
        }
        ImportFormat format = name.endsWith(".xlsx") ? ImportFormat.XLSX : ImportFormat.JSON;
        byte[] bytes = Files.readAllBytes(path);
        String password = session.readLine("口令 / password: ", '*');
        Outcome<ImportDesk.Brought> outcome = signIn.signIn(login, password.toCharArray(), "console")
                .then(opened -> {
                    try {
                        return imports.bring(opened.actor(), format, name, bytes, reason, trial);
                    } finally {
                        signIn.signOut(opened.token());
                    }
                });
        outcome.asOptional().ifPresent(this::done);
        outcome.refusal().ifPresent(rejection -> Printed.refused(session.getConsole(), rejection));
        return null;
    }

    private void done(ImportDesk.Brought brought) {
        session.getConsole().println("✓ 事项 items " + brought.items() + ",未变 unchanged " + brought.unchanged());
        brought.batch().ifPresent(batch -> session.getConsole()
                .println((brought.repeated() ? "  已导入过 brought before: " : "  批次 batch: ") + batch.id()
                        + ",待审核 to be reviewed " + batch.total()));
        if (trial) {
            session.getConsole().println("  只作检查,未导入 / checked only, nothing was brought");
        }
    }
}
