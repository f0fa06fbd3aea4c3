package org.sunhall.ledger.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Keeps connections open as a real pool does, and counts how often statements are executed on them. */
final class TestPool implements AutoCloseable {

    private final DataSource real;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger statements = new AtomicInteger();

    TestPool(DataSource real) {
        this.real = real;
    }

    DataSource source() {
        return proxy(DataSource.class, (method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
            }
            Connection kept = idle.pollFirst();
            return borrowed(kept == null ? real.getConnection() : kept);
        });
    }

    private Connection borrowed(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("close")) {
                idle.addFirst(connection);
                return null;
            }
            Object result = method.invoke(connection, arguments);
            return result instanceof PreparedStatement statement ? counting(statement) : result;
        });
    }

    private PreparedStatement counting(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                statements.incrementAndGet();
            }
            return method.invoke(statement, arguments);
        });
    }

    int statements() {
        return statements.get();
    }

    @Override
    public void close() {
        idle.forEach(connection -> {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.of(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
