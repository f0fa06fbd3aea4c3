package org.sunhall.bench.step;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Passes everything on and, while it listens, keeps every statement that was sent: for counting them, and for writing the
 * same rows again without us. Hears only the thread that listens.
 */
final class RecordingDataSource implements DataSource {

    /** A statement as it went to the database; several rows when it was a batch. */
    record Sent(String sql, List<List<Object>> rows) {

        boolean writes() {
            String start = sql.stripLeading().toLowerCase(Locale.ROOT);
            return start.startsWith("insert") || start.startsWith("update") || start.startsWith("delete");
        }
    }

    private final DataSource target;
    private final ThreadLocal<List<Sent>> heard = new ThreadLocal<>();

    RecordingDataSource(DataSource target) {
        this.target = target;
    }

    /** Runs something and gives what it sent. */
    List<Sent> listen(Runnable work) {
        List<Sent> sent = new ArrayList<>();
        heard.set(sent);
        try {
            work.run();
        } finally {
            heard.remove();
        }
        return sent;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = target.getConnection();
        return heard.get() == null ? connection : listening(connection);
    }

    private Connection listening(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            boolean prepares = method.getName().equals("prepareStatement");
            return prepares ? listening((PreparedStatement) result, (String) arguments[0]) : result;
        });
    }

    private PreparedStatement listening(PreparedStatement statement, String sql) {
        SortedMap<Integer, Object> values = new TreeMap<>();
        List<List<Object>> batch = new ArrayList<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("set")
                    && arguments != null
                    && arguments.length >= 2
                    && arguments[0] instanceof Integer at) {
                values.put(at, name.equals("setNull") ? null : arguments[1]);
            } else if (name.equals("addBatch")) {
                batch.add(new ArrayList<>(values.values()));
            } else if (name.startsWith("execute")) {
                List<Sent> sent = heard.get();
                if (sent != null) {
                    sent.add(new Sent(
                            sql, batch.isEmpty() ? List.of(new ArrayList<>(values.values())) : List.copyOf(batch)));
                }
                batch.clear();
            }
            return invoke(statement, method, arguments);
        });
    }

    private interface Call {
        Object with(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.with(method, arguments)));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return target.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return target.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        target.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        target.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return target.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws java.sql.SQLFeatureNotSupportedException {
        return target.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return target.isWrapperFor(type);
    }
}
