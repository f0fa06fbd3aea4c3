package org.sunhall.persistence.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/** A connection that everybody in a transaction may close, commit and roll back without effect. */
final class SharedConnection implements InvocationHandler {

    private final Connection real;

    private SharedConnection(Connection real) {
        this.real = real;
    }

    static Connection over(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                SharedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, new SharedConnection(real));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "close", "commit", "setAutoCommit", "abort":
                return null;
            case "rollback":
                if (arguments == null) {
                    return null;
                }
                break;
            case "getAutoCommit":
                return false;
            case "equals":
                return proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "toString":
                return "shared " + real;
            case "isWrapperFor", "unwrap":
                if (((Class<?>) arguments[0]).isInstance(proxy)) {
                    return "unwrap".equals(method.getName()) ? proxy : Boolean.TRUE;
                }
                break;
            default:
                break;
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
