package org.sunhall.persistence.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.datatype.DataTypeFactory;
import liquibase.ui.LoggerUIService;

/** One Liquibase run over any number of changelogs. */
public final class Migration {

    private static final String MASTER = "db/sunhall-master.xml";
    private static boolean typesRegistered;

    private Migration() {}

    /**
     * Brings the database up to all these changelogs.
     *
     * @param database   where to
     * @param changelogs the paths to run, in this order
     * @param files      the content of every path they need, themselves included
     * @throws SQLException when there is no connection
     * @throws IllegalStateException when a changelog is wrong or a statement fails
     */
    public static void run(DataSource database, Collection<String> changelogs, Map<String, byte[]> files)
            throws SQLException {
        Map<String, byte[]> all = new HashMap<>(files);
        all.put(MASTER, master(changelogs).getBytes(StandardCharsets.UTF_8));
        ChangelogFiles resources = new ChangelogFiles(all);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Liquibase finds its own parts through these two loaders; in the framework both would point elsewhere.
        ClassLoader own = Liquibase.class.getClassLoader();
        thread.setContextClassLoader(own);
        try (Connection connection = database.getConnection()) {
            try {
                run(connection, changelogs, own, resources);
            } finally {
                // Liquibase leaves a read open; what it has not committed is not to be kept.
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void run(
            Connection connection, Collection<String> changelogs, ClassLoader own, ChangelogFiles resources) {
        try {
            Map<String, Object> scope = Map.of(
                    Scope.Attr.classLoader.name(), own,
                    Scope.Attr.resourceAccessor.name(), resources,
                    Scope.Attr.ui.name(), new LoggerUIService());
            Scope.child(scope, () -> {
                registerTypes();
                Database target =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                Liquibase liquibase = new Liquibase(MASTER, resources, target);
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                liquibase.update(new Contexts(), new LabelExpression());
            });
        } catch (Exception e) {
            throw new IllegalStateException("the schema could not be brought up to " + changelogs, e);
        }
    }

    private static synchronized void registerTypes() {
        if (!typesRegistered) {
            DataTypeFactory.getInstance().register(new ByteaBlob());
            typesRegistered = true;
        }
    }

    private static String master(Collection<String> changelogs) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
                xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog \
                http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                """);
        for (String changelog : changelogs) {
            xml.append("  <include file=\"").append(changelog).append("\"/>\n");
        }
        return xml.append("</databaseChangeLog>\n").toString();
    }
}
