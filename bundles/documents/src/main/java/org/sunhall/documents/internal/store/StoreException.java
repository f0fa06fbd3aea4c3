package org.sunhall.documents.internal.store;

import java.sql.SQLException;

/** The database failed; the SQLState in the cause decides whether the transaction is repeated. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreException(SQLException cause) {
        super(cause);
    }
}
