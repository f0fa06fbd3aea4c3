package org.sunhall.documents.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.documents.NumberSeries;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Number series in one locked row each. */
@Component(service = NumberSeries.class)
public final class RowNumberSeries implements NumberSeries {

    private static final int MAX_NAME = 300;
    private static final int MAX_REASON = 1000;

    private final Transactions transactions;
    private final Clock clock;
    private final RowCounter counter;

    /** Created by the component runtime. */
    @Activate
    public RowNumberSeries(
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.documents)") SchemaReady schema,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.counter = new RowCounter(transactions, "DOCUMENTS_SERIES");
    }

    @Override
    public long next(String series) {
        return counter.next(named(series));
    }

    @Override
    public long last(String series) {
        return counter.last(named(series));
    }

    @Override
    public void voidNumber(String series, long number, String reason) {
        if (reason == null || reason.isBlank() || reason.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "a number is voided with a reason of at most " + MAX_REASON + " characters");
        }
        if (number < 1 || number > last(series)) {
            throw new IllegalArgumentException("this number was never given");
        }
        if (voided(series).stream().anyMatch(known -> known.number() == number)) {
            throw new IllegalArgumentException("this number is void already");
        }
        try (PreparedStatement insert = transactions
                .connection()
                .prepareStatement(
                        "INSERT INTO DOCUMENTS_VOID (SERIES, SERIES_NUMBER, REASON, VOIDED_AT) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, series);
            insert.setLong(2, number);
            insert.setString(3, reason);
            insert.setLong(4, clock.millis());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    @Override
    public List<VoidNumber> voided(String series) {
        try (PreparedStatement select = transactions
                .connection()
                .prepareStatement(
                        "SELECT SERIES_NUMBER, REASON FROM DOCUMENTS_VOID WHERE SERIES = ? ORDER BY SERIES_NUMBER")) {
            select.setString(1, named(series));
            List<VoidNumber> voided = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    voided.add(new VoidNumber(rows.getLong(1), rows.getString(2)));
                }
            }
            return voided;
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static String named(String series) {
        if (series == null || series.isBlank() || series.length() > MAX_NAME) {
            throw new IllegalArgumentException("the name of a series has 1 to " + MAX_NAME + " characters");
        }
        return series;
    }
}
