package org.sunhall.cases.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.CaseId;

/** Where files are kept. Every method belongs inside a transaction of the caller. */
public interface UploadStore {

    /** Keeps a file, streaming its content into the database. */
    void keep(StoredUpload upload, InputStream content);

    /** What is known of a kept file, without its content. */
    Optional<StoredUpload> find(String id);

    /** Files this person used in earlier cases, the latest first. */
    List<StoredUpload> usedBy(String owner, int limit);

    /** The content of a kept file, handed to the reader while the transaction is open; false when there is no such file. */
    boolean read(String id, Reader reader);

    /** Ties files that belong to no case yet to the case that uses them. */
    void tie(Collection<String> uploads, CaseId id);

    /** Takes a content. */
    interface Reader {
        /** Reads it to the end. */
        void read(InputStream content) throws IOException;
    }
}
