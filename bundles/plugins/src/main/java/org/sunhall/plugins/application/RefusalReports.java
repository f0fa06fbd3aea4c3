package org.sunhall.plugins.application;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.kernel.FieldProblem;

/** Why files were refused, as text files for whoever copies plug-ins by hand. The store is what counts; these may fail. */
final class RefusalReports {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalReports.class);

    private final Path directory;

    RefusalReports(Path directory) {
        this.directory = directory;
    }

    Path of(String file) {
        return directory.resolve(file + ".txt");
    }

    void write(String file, List<FieldProblem> findings) {
        StringBuilder text = new StringBuilder(file).append(" 未通过检查 / did not pass the checks\n");
        for (FieldProblem finding : findings) {
            text.append("\n- ").append(finding.pointer().isEmpty() ? "(jar)" : finding.pointer());
            text.append("  ").append(finding.rule()).append('\n');
            text.append("  ").append(finding.message().zh()).append('\n');
            text.append("  ").append(finding.message().en()).append('\n');
        }
        try {
            Files.createDirectories(directory);
            Files.write(of(file), text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("The report {} could not be written", of(file), e);
        }
    }

    void delete(String file) {
        try {
            Files.deleteIfExists(of(file));
        } catch (IOException e) {
            LOG.warn("The report {} could not be removed", of(file), e);
        }
    }
}
