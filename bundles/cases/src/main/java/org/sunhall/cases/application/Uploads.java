package org.sunhall.cases.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sunhall.cases.api.CaseIntake.UploadView;
import org.sunhall.cases.api.UploadScan;
import org.sunhall.cases.store.StoredUpload;
import org.sunhall.cases.store.UploadStore;
import org.sunhall.casework.CaseRejection;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;

/** Takes files in: streamed to a temporary file, known by content, scanned, then streamed into the store. */
@Component(service = Uploads.class)
public final class Uploads {

    /** The largest file, in bytes. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private final Transactions transactions;
    private final UploadStore store;
    private final Clock clock;
    private final List<UploadScan> scans = new CopyOnWriteArrayList<>();

    /** Takes where files are kept. */
    @Activate
    public Uploads(@Reference Transactions transactions, @Reference UploadStore store, @Reference Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addScan(UploadScan scan) {
        scans.add(scan);
    }

    void removeScan(UploadScan scan) {
        scans.remove(scan);
    }

    Outcome<UploadView> take(Actor owner, String name, InputStream content) {
        try (Spool spool = Spool.of(content, MOST_BYTES)) {
            return spool.isTooLarge() ? tooLarge() : take(owner, name, spool);
        } catch (Spool.CutOff e) {
            return Outcome.refused(
                    CaseRejection.UPLOAD_INCOMPLETE,
                    Text.of("文件没有传完,请重新上传。", "The file did not arrive whole; send it again."));
        } catch (IOException e) {
            throw new UncheckedIOException("no room for temporary files", e);
        }
    }

    private Outcome<UploadView> take(Actor owner, String name, Spool spool) throws IOException {
        if (spool.size() == 0) {
            return Outcome.refused(CaseRejection.UPLOAD_TYPE, Text.of("文件是空的。", "The file is empty."));
        }
        Optional<FileType> type = FileType.of(spool.file());
        if (type.isEmpty()) {
            return Outcome.refused(
                    CaseRejection.UPLOAD_TYPE,
                    Text.of(
                            "只接受 PDF、OFD、PNG、JPEG、DOCX 文件(按内容识别,与扩展名无关)。",
                            "Only PDF, OFD, PNG, JPEG and DOCX are taken (known by content, not by name)."));
        }
        Optional<Text> objection = objection(spool.file(), type.get());
        if (objection.isPresent()) {
            return Outcome.refused(ServiceRejection.UNSAFE_FILE, objection.get());
        }
        StoredUpload upload = new StoredUpload(
                UUID.randomUUID().toString(),
                owner.reference(),
                null,
                plainName(name),
                type.get().mediaType(),
                spool.size(),
                spool.digest().hex(),
                clock.instant());
        keep(upload, spool.file());
        return Outcome.accepted(Views.upload(upload));
    }

    private Optional<Text> objection(Path file, FileType type) {
        return scans.stream()
                .map(scan -> scan.objection(file, type.mediaType()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void keep(StoredUpload upload, Path file) {
        transactions.run(() -> {
            try (InputStream in = Files.newInputStream(file)) {
                store.keep(upload, in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The refusal of a file over the bound. */
    public static <T> Outcome<T> tooLarge() {
        return Outcome.refused(
                CaseRejection.UPLOAD_TOO_LARGE,
                Text.of("单个文件不得超过 20 MB,请压缩或分开上传。", "A file is at most 20 MB; compress it or split it."));
    }

    private static String plainName(String name) {
        String last = name == null ? "" : name.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        String shown = last.isBlank() ? "file" : last;
        return shown.length() > 200 ? shown.substring(shown.length() - 200) : shown;
    }
}
