package org.sunhall.cases.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.kernel.CaseId;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Files in the database, over JDBC: an entity would hold the whole content in memory. */
@Component(service = UploadStore.class)
public final class JdbcUploadStore implements UploadStore {

    private static final String META = "SELECT ID, OWNER, CASE_ID, NAME, MEDIA_TYPE, SIZE_BYTES, DIGEST, UPLOADED_AT";

    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public JdbcUploadStore(
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.cases)") SchemaReady schema) {
        this.transactions = transactions;
    }

    @Override
    public void keep(StoredUpload upload, InputStream content) {
        try (PreparedStatement insert = transactions
                .connection()
                .prepareStatement("INSERT INTO CASES_UPLOAD"
                        + " (ID, OWNER, NAME, MEDIA_TYPE, SIZE_BYTES, DIGEST, UPLOADED_AT, CONTENT)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, upload.id());
            insert.setString(2, upload.owner());
            insert.setString(3, upload.name());
            insert.setString(4, upload.mediaType());
            insert.setLong(5, upload.size());
            insert.setString(6, upload.digest());
            insert.setLong(7, upload.uploadedAt().toEpochMilli());
            insert.setBinaryStream(8, content, (int) upload.size());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the file could not be kept", e);
        }
    }

    @Override
    public Optional<StoredUpload> find(String id) {
        return query(META + " FROM CASES_UPLOAD WHERE ID = ?", id, 1).stream().findFirst();
    }

    @Override
    public List<StoredUpload> usedBy(String owner, int limit) {
        return query(
                META + " FROM CASES_UPLOAD WHERE OWNER = ? AND CASE_ID IS NOT NULL ORDER BY UPLOADED_AT DESC, ID DESC",
                owner,
                limit);
    }

    private List<StoredUpload> query(String sql, String parameter, int limit) {
        try (PreparedStatement select = transactions.connection().prepareStatement(sql)) {
            select.setString(1, parameter);
            select.setMaxRows(limit);
            List<StoredUpload> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(upload(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("kept files could not be read", e);
        }
    }

    private static StoredUpload upload(ResultSet row) throws SQLException {
        return new StoredUpload(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                Instant.ofEpochMilli(row.getLong(8)));
    }

    @Override
    public boolean read(String id, Reader reader) {
        try (PreparedStatement select =
                transactions.connection().prepareStatement("SELECT CONTENT FROM CASES_UPLOAD WHERE ID = ?")) {
            select.setString(1, id);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
                try (InputStream content = rows.getBinaryStream(1)) {
                    reader.read(content);
                }
                return true;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a kept file could not be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void tie(Collection<String> uploads, CaseId id) {
        if (uploads.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transactions
                .connection()
                .prepareStatement("UPDATE CASES_UPLOAD SET CASE_ID = ? WHERE ID = ? AND CASE_ID IS NULL")) {
            for (String upload : uploads) {
                update.setString(1, id.value());
                update.setString(2, upload);
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("files could not be tied to their case", e);
        }
    }
}
