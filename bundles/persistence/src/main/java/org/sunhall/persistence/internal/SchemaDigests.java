package org.sunhall.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.sunhall.kernel.Digest;

/** The small table that remembers which changelog of which bundle the database is at. */
final class SchemaDigests {

    private static final String TABLE = "SUNHALL_SCHEMA";

    private SchemaDigests() {}

    /** Digest by bundle symbolic name; makes the table when there is none. */
    static Map<String, String> read(Connection connection) throws SQLException {
        Map<String, String> digests = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection)) {
                statement.execute("CREATE TABLE " + TABLE
                        + " (BUNDLE VARCHAR(200) NOT NULL PRIMARY KEY, DIGEST VARCHAR(64) NOT NULL)");
            }
            try (ResultSet rows = statement.executeQuery("SELECT BUNDLE, DIGEST FROM " + TABLE)) {
                while (rows.next()) {
                    digests.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return digests;
    }

    static void write(Connection connection, String bundle, Digest digest) throws SQLException {
        try (PreparedStatement update =
                        connection.prepareStatement("UPDATE " + TABLE + " SET DIGEST = ? WHERE BUNDLE = ?");
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO " + TABLE + " (DIGEST, BUNDLE) VALUES (?, ?)")) {
            for (PreparedStatement statement : new PreparedStatement[] {update, insert}) {
                statement.setString(1, digest.hex());
                statement.setString(2, bundle);
                if (statement.executeUpdate() > 0) {
                    return;
                }
            }
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        for (String name : new String[] {TABLE, TABLE.toLowerCase(java.util.Locale.ROOT)}) {
            try (ResultSet tables = connection.getMetaData().getTables(null, null, name, null)) {
                if (tables.next()) {
                    return true;
                }
            }
        }
        return false;
    }
}
