package org.sunhall.bench.step;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Raw JDBC writing the same rows: a case that Sunhall ran before is written again and again, statement by statement, with
 * other keys. No reading, no rule, no evidence computed: what the database alone costs.
 */
final class SameRows implements Contender {

    private static final Pattern INSERT =
            Pattern.compile("insert into\\s+(\\w+)\\s*\\(([^)]*)\\)\\s*values", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEYED = Pattern.compile("(\\w+)\\s*=\\s*\\?");
    private static final AtomicLong COPIES = new AtomicLong();

    /** A statement with the column of each parameter, where it is a key. */
    private record Prepared(String sql, List<String> columns, Set<Integer> unique, List<List<Object>> rows) {}

    private final List<List<Prepared>> transactions = new ArrayList<>();
    /** The keys of the model that are not made of other keys. */
    private final Set<String> keys = new TreeSet<>();

    private final DataSource source;

    /**
     * Takes what to write again.
     *
     * @param recorded what each transaction of one case sent, the start first
     */
    SameRows(DataSource source, List<List<RecordingDataSource.Sent>> recorded) {
        this.source = source;
        try (Connection connection = source.getConnection()) {
            for (List<RecordingDataSource.Sent> sent : recorded) {
                List<Prepared> prepared = new ArrayList<>();
                for (RecordingDataSource.Sent each : sent) {
                    if (each.writes()) {
                        prepared.add(prepare(connection.getMetaData(), each));
                    }
                }
                transactions.add(prepared);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        transactions.stream().flatMap(List::stream).forEach(this::addKeys);
    }

    private void addKeys(Prepared statement) {
        for (int index : statement.unique()) {
            for (List<Object> row : statement.rows()) {
                if (row.get(index) instanceof String key && keys.stream().noneMatch(key::contains)) {
                    keys.removeIf(longer -> longer.contains(key));
                    keys.add(key);
                }
            }
        }
    }

    private static Prepared prepare(DatabaseMetaData data, RecordingDataSource.Sent sent) throws SQLException {
        List<String> columns = new ArrayList<>();
        Set<Integer> unique = new TreeSet<>();
        Matcher insert = INSERT.matcher(sent.sql());
        if (insert.find()) {
            Set<String> keys = keys(data, insert.group(1));
            for (String column : insert.group(2).split(",")) {
                String name = column.strip().toUpperCase(Locale.ROOT);
                if (keys.contains(name)) {
                    unique.add(columns.size());
                }
                columns.add(name);
            }
        } else {
            Matcher keyed = KEYED.matcher(sent.sql());
            while (keyed.find()) {
                columns.add(keyed.group(1).toUpperCase(Locale.ROOT));
            }
        }
        return new Prepared(sent.sql(), columns, unique, sent.rows());
    }

    private static Set<String> keys(DatabaseMetaData data, String table) throws SQLException {
        Set<String> keys = new TreeSet<>();
        for (String name : List.of(table.toUpperCase(Locale.ROOT), table.toLowerCase(Locale.ROOT))) {
            Map<String, List<String>> indexes = new HashMap<>();
            try (ResultSet rows = data.getIndexInfo(null, null, name, true, true)) {
                while (rows.next()) {
                    String column = rows.getString("COLUMN_NAME");
                    if (column != null) {
                        indexes.computeIfAbsent(rows.getString("INDEX_NAME"), index -> new ArrayList<>())
                                .add(column.toUpperCase(Locale.ROOT));
                    }
                }
            }
            indexes.values().stream().filter(columns -> columns.size() == 1).forEach(columns -> keys.addAll(columns));
        }
        return keys;
    }

    @Override
    public String name() {
        return "raw JDBC, the same rows";
    }

    @Override
    public void open(DataSource ignored) {}

    @Override
    public Run run(int thread) {
        return new Run() {
            private int next;
            private Copy copy;

            @Override
            public void next() {
                if (next == 0) {
                    copy = new Copy(keys);
                }
                write(transactions.get(next), List.of(copy));
                next = (next + 1) % transactions.size();
            }
        };
    }

    private void write(List<Prepared> transaction, List<Copy> copies) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (Prepared each : transaction) {
                try (PreparedStatement statement = connection.prepareStatement(each.sql())) {
                    for (Copy copy : copies) {
                        for (List<Object> row : each.rows()) {
                            for (int i = 0; i < row.size(); i++) {
                                statement.setObject(i + 1, copy.of(each, i, row.get(i)));
                            }
                            statement.addBatch();
                        }
                    }
                    statement.executeBatch();
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {}

    /** The keys of one copy: each key of the model has one counterpart of the same length. */
    private static final class Copy {

        private final Map<String, String> texts = new HashMap<>();
        private final Map<Long, Long> numbers = new HashMap<>();

        Copy(Set<String> keys) {
            for (String key : keys) {
                String count = Long.toString(COPIES.incrementAndGet(), 36);
                String tail = "0".repeat(Math.max(0, 9 - count.length())) + count;
                texts.put(key, key.length() > 9 ? key.substring(0, key.length() - 9) + tail : tail);
            }
        }

        Object of(Prepared statement, int index, Object value) {
            String column =
                    index < statement.columns().size() ? statement.columns().get(index) : "";
            if (value instanceof Long number && (column.equals("ID") || column.equals("EVENT_ID"))) {
                return numbers.computeIfAbsent(number, key -> 1_000_000_000L + COPIES.incrementAndGet());
            }
            return value instanceof String text && text.length() <= 250 ? replaced(text) : value;
        }

        private String replaced(String text) {
            String result = text;
            for (Map.Entry<String, String> each : texts.entrySet()) {
                result = result.replace(each.getKey(), each.getValue());
            }
            return result;
        }
    }
}
