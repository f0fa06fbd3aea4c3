package org.sunhall.plugins.application;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.checker.PluginReader;
import org.sunhall.checker.RulesArchive;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.RulesLanding;
import org.sunhall.plugins.folder.DeployFolder;
import org.sunhall.plugins.folder.FolderFollower;
import org.sunhall.plugins.model.DeployFile;
import org.sunhall.plugins.model.Stamp;

/**
 * Takes archives of rules out of the folder before the broker looks at them as plug-ins. Rules go on serving when their
 * file is taken away: they are data on record, replaced by later ones only.
 */
final class RulesFolder implements FolderFollower {

    private static final Logger LOG = LoggerFactory.getLogger(RulesFolder.class);
    private static final Actor FOLDER = Actor.system("deploy");

    private final FolderFollower plugins;
    private final RulesLanding rules;
    private final DeployFolder folder;
    private final Transactions transactions;
    private final FolderRecords records;
    private final Shelves shelves;
    private final RefusalReports reports;
    private final Clock clock;

    RulesFolder(
            FolderFollower plugins,
            RulesLanding rules,
            DeployFolder folder,
            Transactions transactions,
            FolderRecords records,
            Shelves shelves,
            RefusalReports reports,
            Clock clock) {
        this.plugins = plugins;
        this.rules = rules;
        this.folder = folder;
        this.transactions = transactions;
        this.records = records;
        this.shelves = shelves;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public Set<String> filesOnRecord() {
        return plugins.filesOnRecord();
    }

    @Override
    public boolean settled(String name, Stamp stamp, long quietNanos) throws Exception {
        boolean known = shelves.current()
                .file(name)
                .filter(file -> file.stamp().equals(stamp) && file.refusal().isEmpty())
                .isPresent();
        if (!known && stamp.size() <= PluginReader.MAX_JAR) {
            Optional<byte[]> archive = folder.read(name, stamp);
            if (archive.filter(DeployFolder::hasItsEnd)
                    .filter(RulesArchive::isOne)
                    .isPresent()) {
                land(name, stamp, archive.get());
                return true;
            }
        }
        return plugins.settled(name, stamp, quietNanos);
    }

    private void land(String name, Stamp stamp, byte[] archive) {
        Digest digest = Digest.of(archive);
        Optional<DeployFile> before = shelves.current().file(name);
        rules.land(FOLDER, name, archive)
                .fold(
                        landed -> {
                            transactions.run(() -> records.put(FOLDER, DeployFile.accepted(name, stamp, digest)));
                            shelves.reload();
                            reports.delete(name);
                            return landed;
                        },
                        rejection -> {
                            refuse(name, stamp, digest, before, rejection.fields());
                            return null;
                        });
    }

    private void refuse(
            String name, Stamp stamp, Digest digest, Optional<DeployFile> before, List<FieldProblem> problems) {
        DeployFile file = new DeployFile(
                name,
                stamp,
                before.flatMap(DeployFile::accepted),
                Optional.of(new DeployFile.Refusal(digest, clock.instant(), problems)));
        transactions.run(() -> records.put(FOLDER, file));
        shelves.reload();
        reports.write(name, problems);
        LOG.warn("The rules in {} were refused, see {}", name, reports.of(name));
    }

    @Override
    public void gone(String name) {
        plugins.gone(name);
    }

    @Override
    public Set<String> worthAnotherTry() {
        return plugins.worthAnotherTry();
    }
}
