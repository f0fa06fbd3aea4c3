package org.sunhall.itests;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One real PostgreSQL per test run, with a database of its own for each platform. */
final class PostgreSql {

    private static EmbeddedPostgres server;
    private static final Map<String, String> URLS = new ConcurrentHashMap<>();

    private PostgreSql() {}

    /** The JDBC URL of a fresh database of this name; of the same one when asked again. */
    static String database(String name) {
        return URLS.computeIfAbsent(name, PostgreSql::create);
    }

    private static synchronized String create(String name) {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "120")
                        .start();
            }
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name + " ENCODING 'UTF8' TEMPLATE template0");
            }
            return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection beside the platform's, as somebody with the database's password has one. */
    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, Wiring.DATABASE_USER, "postgres");
    }
}
