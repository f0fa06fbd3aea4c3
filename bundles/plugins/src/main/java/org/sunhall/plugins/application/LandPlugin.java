package org.sunhall.plugins.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.checker.Finding;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PluginContent;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.ItemNews;
import org.sunhall.plugins.PluginRejection;
import org.sunhall.plugins.folder.DeployFolder;
import org.sunhall.plugins.model.DeployFile;
import org.sunhall.plugins.model.Shelf;
import org.sunhall.plugins.model.Stamp;
import org.sunhall.plugins.model.StoredPlugin;
import org.sunhall.plugins.store.JpaPluginStore;

/** Lands what is uploaded or copied into the folder, one at a time. */
final class LandPlugin {

    private static final Logger LOG = LoggerFactory.getLogger(LandPlugin.class);
    private static final Actor FOLDER = Actor.system("deploy");
    private static final int MOST_FINDINGS = 200;

    private final Transactions transactions;
    private final JpaPluginStore store;
    private final Shelves shelves;
    private final PluginEvents events;
    private final FolderRecords records;
    private final Examination examination;
    private final Authority authority;
    private final DeployFolder folder;
    private final RefusalReports reports;
    private final KeptCopies copies;
    private final Function<PluginContent, List<ItemNews.News>> news;
    private final Clock clock;

    LandPlugin(
            Transactions transactions,
            JpaPluginStore store,
            Shelves shelves,
            PluginEvents events,
            Examination examination,
            Authority authority,
            DeployFolder folder,
            RefusalReports reports,
            KeptCopies copies,
            Function<PluginContent, List<ItemNews.News>> news,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.shelves = shelves;
        this.events = events;
        this.records = new FolderRecords(store, events, clock);
        this.examination = examination;
        this.authority = authority;
        this.folder = folder;
        this.reports = reports;
        this.copies = copies;
        this.news = news;
        this.clock = clock;
    }

    /** Lands what somebody sends, and puts it into the folder, so that what is there can be seen and removed there. */
    synchronized Outcome<Digest> upload(Actor actor, String fileName, byte[] jar) {
        Optional<Rejection> mayNot = Authority.mayNotLandAnything(actor);
        if (mayNot.isPresent()) {
            return Outcome.refused(mayNot.get());
        }
        Shelf shelf = shelves.current();
        Digest digest = Digest.of(jar);
        Examination.Result result = examination.examine(jar, withoutThis(shelf, digest));
        Optional<Rejection> notTheirs = result.content().flatMap(content -> authority.mayNotLand(actor, content));
        if (notTheirs.isPresent()) {
            return Outcome.refused(notTheirs.get());
        }
        if (shelf.plugin(digest).isEmpty() && !result.findings().isEmpty()) {
            transactions.run(() -> events.refused(actor, digest, fileName, result.content(), result.findings()));
            LOG.warn(
                    "An upload was refused with {} findings; first: {}",
                    result.findings().size(),
                    result.findings().get(0));
            return Outcome.refused(rejection(result));
        }
        boolean there = shelf.files().stream()
                .anyMatch(file -> file.accepted().filter(digest::equals).isPresent());
        if (!there || shelf.plugin(digest).isEmpty()) {
            keep(actor, fileName, jar, digest, result.content());
        }
        return Outcome.accepted(digest);
    }

    /** The same bytes again are held to nothing they have passed before. */
    private static Shelf withoutThis(Shelf shelf, Digest digest) {
        return new Shelf(
                shelf.plugins().stream()
                        .filter(plugin -> !plugin.digest().equals(digest))
                        .toList(),
                List.of(),
                java.util.Map.of());
    }

    private void keep(Actor actor, String fileName, byte[] jar, Digest digest, Optional<PluginContent> content) {
        StoredPlugin plugin = shelves.current().plugin(digest).orElseGet(() -> stored(content.orElseThrow()));
        String name = (plugin.id().value() + "-" + plugin.version()).replace(':', '_') + ".jar";
        try {
            DeployFolder.Prepared prepared = folder.prepare(name, jar);
            try {
                transactions.run(() -> {
                    addIfNew(actor, plugin, content, fileName, jar);
                    records.put(actor, DeployFile.accepted(name, prepared.stamp(), digest));
                });
                folder.reveal(prepared);
            } finally {
                folder.discard(prepared);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder.directory() + " cannot be written", e);
        }
        copies.keep(digest, jar);
        shelves.reload();
        reports.delete(name);
        LOG.info("{} {} has landed by upload ({})", plugin.id(), plugin.version(), digest.abbreviated());
    }

    private void addIfNew(Actor actor, StoredPlugin plugin, Optional<PluginContent> content, String file, byte[] jar) {
        if (shelves.current().plugin(plugin.digest()).isEmpty()) {
            store.add(plugin, jar);
            events.landed(actor, plugin, content.orElseThrow(), file);
        }
    }

    /** Lands a file of the folder. */
    synchronized void file(String name, Stamp stamp, byte[] jar) {
        Digest digest = Digest.of(jar);
        Shelf shelf = shelves.current();
        Optional<StoredPlugin> known = shelf.plugin(digest);
        if (known.isPresent()) {
            transactions.run(() -> records.put(FOLDER, DeployFile.accepted(name, stamp, digest)));
            shelves.reload();
            reports.delete(name);
            LOG.info(
                    "{} is {} {}, known since {}; nothing new is proposed",
                    name,
                    known.get().id(),
                    known.get().version(),
                    known.get().landedAt());
            return;
        }
        long began = System.nanoTime();
        Examination.Result result = examination.examine(jar, shelf);
        long checked = System.nanoTime();
        if (!result.findings().isEmpty()) {
            refuse(name, stamp, digest, result);
            return;
        }
        PluginContent content = result.content().orElseThrow();
        StoredPlugin plugin = stored(content);
        transactions.run(() -> {
            store.add(plugin, jar);
            events.landed(FOLDER, plugin, content, name);
            records.put(FOLDER, DeployFile.accepted(name, stamp, digest));
        });
        shelves.reload();
        copies.keep(digest, jar);
        reports.delete(name);
        LOG.info(
                "{} has landed: {} {} ({}), checked in {} ms, stored in {} ms",
                name,
                plugin.id(),
                plugin.version(),
                digest.abbreviated(),
                (checked - began) / 1_000_000,
                (System.nanoTime() - checked) / 1_000_000);
        tell(content);
    }

    /** Whoever copied the file looks here for what came of it. */
    private void tell(PluginContent content) {
        for (ItemNews.News one : news.apply(content)) {
            LOG.info("{}: {} / {}", one.item(), one.text().zh(), one.text().en());
        }
    }

    /** Refuses a file of the folder without reading it. */
    synchronized void refuseUnread(String name, Stamp stamp, Finding finding) {
        refuse(name, stamp, Digest.of(name + stamp), new Examination.Result(Optional.empty(), List.of(finding)));
    }

    private void refuse(String name, Stamp stamp, Digest content, Examination.Result result) {
        List<FieldProblem> findings = result.findings().stream()
                .limit(MOST_FINDINGS)
                .map(Finding::toFieldProblem)
                .toList();
        Optional<DeployFile> before = shelves.current().file(name);
        boolean again = before.flatMap(DeployFile::refusal)
                .filter(refusal ->
                        refusal.content().equals(content) && refusal.findings().equals(findings))
                .isPresent();
        if (again && before.get().stamp().equals(stamp)) {
            return;
        }
        DeployFile file = new DeployFile(
                name,
                stamp,
                before.flatMap(DeployFile::accepted),
                Optional.of(new DeployFile.Refusal(content, clock.instant(), findings)));
        transactions.run(() -> {
            if (!again) {
                events.refused(FOLDER, content, name, result.content(), result.findings());
            }
            records.put(FOLDER, file);
        });
        shelves.reload();
        reports.write(name, findings);
        LOG.warn(
                "{} was refused with {} findings, see {}; first: {}",
                name,
                result.findings().size(),
                reports.of(name),
                result.findings().get(0));
    }

    /** Takes every file of this plug-in's id out of the folder; false when there is none. */
    synchronized boolean takeOut(Actor actor, StoredPlugin plugin, String reason) {
        Shelf shelf = shelves.current();
        List<String> names = shelf.files().stream()
                .filter(file -> file.accepted()
                        .flatMap(shelf::plugin)
                        .filter(stored -> stored.id().equals(plugin.id()))
                        .isPresent())
                .map(DeployFile::name)
                .sorted()
                .toList();
        for (String name : names) {
            try {
                folder.delete(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            transactions.run(() -> records.remove(actor, name, reason));
            shelves.reload();
            reports.delete(name);
            LOG.info("{} was taken out of the folder by {}", name, actor.reference());
        }
        return !names.isEmpty();
    }

    /** A file of the folder is gone. */
    synchronized void gone(String name) {
        transactions.run(() -> records.remove(FOLDER, name, ""));
        shelves.reload();
        reports.delete(name);
        LOG.info("{} is gone from the folder", name);
    }

    private static Rejection rejection(Examination.Result result) {
        List<FieldProblem> problems = result.findings().stream()
                .limit(MOST_FINDINGS)
                .map(Finding::toFieldProblem)
                .toList();
        if (result.isOnlyVersionTaken()) {
            return new Rejection(
                    PluginRejection.VERSION_TAKEN, result.findings().get(0).message(), problems);
        }
        return new Rejection(
                PluginRejection.CHECK_FAILED,
                Text.of("插件有{0}处问题,未作任何更改。", "The plug-in has {0} faults; nothing was changed.")
                        .with(result.findings().size()),
                problems);
    }

    private StoredPlugin stored(PluginContent content) {
        return new StoredPlugin(
                content.digest(),
                content.descriptor().id(),
                content.version(),
                content.symbolicName(),
                content.descriptor().title(),
                content.descriptor().jurisdiction(),
                content.items().stream().map(ItemDefinition::code).toList(),
                content.hasCode(),
                clock.instant(),
                false,
                false,
                false,
                Optional.empty());
    }
}
