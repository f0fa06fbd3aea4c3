package org.sunhall.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a platform under trial is told in {@code etc/}: free ports, a console user, the demonstration, the database.
 *
 * @param http       the port of HTTP
 * @param ssh        the port of the console
 * @param postgresql the JDBC URL of its PostgreSQL database, empty for the embedded one
 */
public record Wiring(int http, int ssh, Optional<String> postgresql) {

    /** The console's user; it exists in trials only. */
    public static final String USER = "trial";
    /** Their password. */
    public static final String PASSWORD = "trial-of-sunhall";
    /** The database's user in trials. */
    public static final String DATABASE_USER = "postgres";
    /** The feature with the made-up city. */
    public static final String DEMO = "sunhall-demo";
    /** The file that says which database it is. */
    public static final String DATABASE_FILE = "etc/org.ops4j.datasource-sunhall.cfg";

    /** Free ports and the embedded database. */
    public static Wiring derby() {
        return new Wiring(freePort(), freePort(), Optional.empty());
    }

    /** Free ports and this PostgreSQL database. */
    public static Wiring postgresql(String url) {
        return new Wiring(freePort(), freePort(), Optional.of(url));
    }

    /** What is put into which file, beside the database. */
    public Map<String, Map<String, String>> edits() {
        Map<String, Map<String, String>> edits = new LinkedHashMap<>();
        edits.put(
                "etc/org.apache.felix.http.cfg",
                Map.of("org.osgi.service.http.port", "" + http, "org.apache.felix.http.host", "127.0.0.1"));
        edits.put("etc/org.apache.karaf.shell.cfg", Map.of("sshPort", "" + ssh, "sshHost", "127.0.0.1"));
        edits.put(
                "etc/users.properties",
                Map.of(
                        USER,
                        PASSWORD + ",_g_:admingroup",
                        "_g_:admingroup",
                        "group,admin,manager,viewer,systembundles,ssh"));
        return edits;
    }

    /**
     * The database file for PostgreSQL: the example that the distribution ships, with three values changed, as an
     * operator would.
     */
    public String databaseFile(String example) {
        return example.replaceAll("(?m)^url=.*$", "url=" + postgresql.orElseThrow())
                .replaceAll("(?m)^user=.*$", "user=" + DATABASE_USER)
                .replaceAll("(?m)^password=.*$", "password=postgres");
    }

    /** A port nobody listens at now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
