package org.sunhall.cases.store;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/**
 * The installation's own secret under which numbers of identity become references: the same number always gives the same
 * one, and nobody finds the number by trying. Every method belongs inside a transaction of the caller.
 */
@Component(service = PartyKey.class)
public final class PartyKey {

    private static final String ID = "parties";
    private static final int BYTES = 32;

    private final Transactions transactions;

    /** Waits for the table. */
    @Activate
    public PartyKey(
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.cases)") SchemaReady schema) {
        this.transactions = transactions;
    }

    /** The secret; made when there is none yet. */
    public byte[] secret() {
        try {
            Connection connection = transactions.connection();
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT SECRET FROM CASES_SECRET WHERE ID = ?")) {
                select.setString(1, ID);
                try (ResultSet found = select.executeQuery()) {
                    if (found.next()) {
                        return HexFormat.of().parseHex(found.getString(1));
                    }
                }
            }
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO CASES_SECRET (ID, SECRET) VALUES (?, ?)")) {
                insert.setString(1, ID);
                insert.setString(2, HexFormat.of().formatHex(fresh));
                insert.executeUpdate();
            }
            return fresh;
        } catch (SQLException e) {
            throw new IllegalStateException("the secret of references to parties cannot be read", e);
        }
    }
}
