package org.sunhall.persistence.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Dialect;

/** Whether a commit of this database outlives a power cut. */
final class Durability {

    private static final String DERBY = "derby.system.durability";

    private Durability() {}

    /** What makes commits of this database unsafe, if anything. */
    static Optional<Text> flaw(Connection connection, Dialect dialect) throws SQLException {
        return dialect == Dialect.DERBY ? flawOfDerby(connection) : flawOfPostgresql(connection);
    }

    private static Optional<Text> flawOfDerby(Connection connection) throws SQLException {
        String inDatabase = "";
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("VALUES SYSCS_UTIL.SYSCS_GET_DATABASE_PROPERTY('" + DERBY + "')")) {
            if (row.next() && row.getString(1) != null) {
                inDatabase = row.getString(1);
            }
        }
        return unsafe(inDatabase) || unsafe(System.getProperty(DERBY, "")) || unsafe(inDerbyProperties())
                ? Optional.of(Text.of(
                        "derby.system.durability=test 使提交不落盘,断电会丢失已受理的业务;请删除该设置后重新启动。",
                        "derby.system.durability=test keeps commits off the disk: a power cut would lose accepted cases. "
                                + "Remove the setting and start again."))
                : Optional.empty();
    }

    private static String inDerbyProperties() {
        Path file = Path.of(System.getProperty("derby.system.home", System.getProperty("user.dir", ".")))
                .resolve("derby.properties");
        if (!Files.isRegularFile(file)) {
            return "";
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            return "";
        }
        return properties.getProperty(DERBY, "");
    }

    private static boolean unsafe(String durability) {
        return "test".equalsIgnoreCase(durability.trim());
    }

    private static Optional<Text> flawOfPostgresql(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM pg_settings WHERE setting = 'off'"
                        + " AND name IN ('fsync', 'synchronous_commit') ORDER BY name")) {
            List<String> unsafe = new ArrayList<>();
            while (rows.next()) {
                unsafe.add(rows.getString(1) + "=off");
            }
            return unsafe.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Text.of(
                                    "PostgreSQL 设置了 {0},断电会丢失已受理的业务;请改为 on 后重新启动。",
                                    "PostgreSQL runs with {0}: a power cut would lose accepted cases. "
                                            + "Set it to on and start again.")
                            .with(String.join(", ", unsafe)));
        }
    }
}
