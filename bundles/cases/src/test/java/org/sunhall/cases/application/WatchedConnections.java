package org.sunhall.cases.application;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source that counts what one thread does with its connections, and can break any one of those calls. */
final class WatchedConnections {

    private final DataSource source;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> statements = new ArrayList<>();
    private volatile Thread watched;
    private volatile int failing = -1;
    private volatile boolean begun;

    WatchedConnections(DataSource source) {
        this.source = source;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, source, "");
    }

    /** From now on connections are watched; the migration before it needs the driver's own. */
    void begin() {
        begun = true;
    }

    /** What this thread sends during the work, as SQL, one entry for each statement or batch that goes to the database. */
    List<String> statementsOf(Runnable work) {
        watch(-1, work);
        return List.copyOf(statements);
    }

    /** How many calls to the database this thread makes during the work. */
    int callsOf(Runnable work) {
        watch(-1, work);
        return calls.get();
    }

    /** Does the work with this call to the database, counted from 0, broken. */
    void breakingCall(int number, Runnable work) {
        watch(number, work);
    }

    private void watch(int broken, Runnable work) {
        calls.set(0);
        statements.clear();
        failing = broken;
        watched = Thread.currentThread();
        try {
            work.run();
        } finally {
            watched = null;
            failing = -1;
        }
    }

    private <T> T proxy(Class<T> type, Object target, String sql) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (Thread.currentThread() == watched && talksToDatabase(target, method)) {
                        if (target instanceof Statement && method.getName().startsWith("execute")) {
                            statements.add(arguments == null ? sql : String.valueOf(arguments[0]));
                        }
                        if (calls.getAndIncrement() == failing) {
                            throw new SQLException("broken on purpose: " + method.getName(), "58000");
                        }
                    }
                    return wrapped(invoke(target, method, arguments), arguments);
                }));
    }

    /** Preparing, sending, committing; not what is needed to clean up. */
    private static boolean talksToDatabase(Object target, Method method) {
        String name = method.getName();
        return target instanceof DataSource && name.equals("getConnection")
                || target instanceof Connection && (name.startsWith("prepare") || name.equals("commit"))
                || target instanceof Statement && name.startsWith("execute");
    }

    private Object wrapped(Object result, Object[] arguments) {
        if (result instanceof Connection connection && begun) {
            return proxy(Connection.class, connection, "");
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement, String.valueOf(arguments[0]));
        }
        return result instanceof Statement statement ? proxy(Statement.class, statement, "") : result;
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
