package org.sunhall.bench.step;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.sunhall.cases.api.CaseHandling.StepReport;
import org.sunhall.cases.application.Office;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.Outcome;
import org.sunhall.persistence.Dialect;
import org.sunhall.persistence.TestDatabase;

/**
 * Sunhall's own step, through the service layer: the sample's form validated, rules, evidence chain, clocks, tasks. Broker,
 * catalog and paper register are played and store nothing; no listener follows the ledger.
 */
final class SunhallSteps implements Contender {

    private static final Actor APPLICANT = Office.citizen("p-1");
    private static final List<Actor> OFFICERS = List.of(
            Office.officer("w-1", "window"),
            Office.officer("e-1", "examiner"),
            Office.officer("i-1", "inspector"),
            Office.officer("i-2", "inspector"));
    private static final List<String> OUTCOMES = List.of("accept", "pass", "pass", "pass");

    private final Dialect dialect;
    private final ObjectNode form = form();
    private TestDatabase database;
    private Office office;
    private CaseId latest;

    SunhallSteps(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public String name() {
        return "Sunhall";
    }

    @Override
    public void open(DataSource source) {
        database = TestDatabase.over(
                source,
                dialect,
                "cases",
                "db/cases/changelog.xml",
                "db/ledger/changelog.xml",
                "db/documents/changelog.xml");
        office = new Office(database);
    }

    @Override
    public Run run(int thread) {
        return new Run() {
            private CaseId id;
            private int done;

            @Override
            public void next() {
                if (id == null) {
                    id = taken(office.intake.submit(
                                    APPLICANT, UUID.randomUUID().toString(), Office.ITEM, form.deepCopy(), Map.of()))
                            .id();
                    latest = id;
                    done = 0;
                    return;
                }
                StepReport report = new StepReport(
                        database.transactions().call(() -> openTask(id)),
                        OUTCOMES.get(done),
                        "The materials were examined and found complete.",
                        List.of(),
                        List.of(),
                        JsonNodeFactory.instance.objectNode());
                taken(office.handling.completeStep(OFFICERS.get(done), Office.key(), id, report));
                if (++done == STEPS) {
                    id = null;
                }
            }
        };
    }

    Office office() {
        return office;
    }

    /** The case started last. */
    CaseId latest() {
        return latest;
    }

    private String openTask(CaseId id) {
        try (PreparedStatement statement = database.transactions()
                .connection()
                .prepareStatement("select TASK from CASES_TASK where CASE_ID = ?")) {
            statement.setString(1, id.value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T taken(Outcome<T> outcome) {
        return outcome.fold(value -> value, rejection -> {
            throw new IllegalStateException(rejection.toString());
        });
    }

    private static ObjectNode form() {
        try (InputStream in =
                Office.class.getClassLoader().getResourceAsStream("SUNHALL-INF/samples/restaurant.json")) {
            return (ObjectNode) new ObjectMapper().readTree(in).path("form");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            office.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
