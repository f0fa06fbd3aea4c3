package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.itests.Problems.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.itests.Bureau.Turn;
import org.sunhall.story.Client.Answer;
import org.sunhall.story.Story;

/** Steps that must not be taken: refused with the right status, recorded beside the case, and nothing happens in it. */
@Order(75)
@OnPlatform(Db.POSTGRESQL)
class BadStepIT {

    private static final Turn ACCEPT = Bureau.WAY.get(0);
    private static final Turn EXAMINE = Bureau.WAY.get(1);

    private Platform platform;
    private Bureau bureau;

    @BeforeEach
    void theItemIsInForce(Platform given) {
        platform = given;
        bureau = Licences.inForce(platform);
    }

    @Test
    @Tag("R-125")
    void aStepByTheWrongPostIsForbiddenAndRecorded() {
        String caseId = bureau.fileAndTake("citizen1", 1);

        Answer answer = unchangedCase(caseId, () -> bureau.take(caseId, new Turn("window1", "Examination", "pass")));

        problem(answer, 403);
        assertThat(refusals(caseId)).isEqualTo(1);
    }

    @Test
    void aRepeatedStepIsAnsweredAsBeforeAndASecondOneIsRefused() {
        String caseId = bureau.fileAndTake("citizen1", 1);
        String key = UUID.randomUUID().toString();
        String task = bureau.awaitTask(caseId, EXAMINE.step());
        Answer first = bureau.take(caseId, EXAMINE, key, Optional.empty()).expect(200);

        Answer again = unchangedCase(caseId, () -> take(caseId, task, "pass", key, Optional.empty()));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());

        Answer second = unchangedCase(
                caseId, () -> take(caseId, task, "pass", UUID.randomUUID().toString(), Optional.empty()));
        problem(second, 409);
        assertThat(second.json().path("type").asText()).endsWith("cases.step-not-open");

        Answer otherUse = unchangedCase(caseId, () -> take(caseId, task, "fail", key, Optional.empty()));
        problem(otherUse, 409);
        assertThat(otherUse.json().path("type").asText()).endsWith("cases.key-reused");
        assertThat(refusals(caseId)).isGreaterThanOrEqualTo(1);
    }

    private Answer take(String caseId, String task, String outcome, String key, Optional<String> etag) {
        return platform.as("examiner1")
                .post("/api/cases/" + caseId + "/tasks/" + task, Story.report(outcome, "同意。"), key, etag);
    }

    @Test
    void aStaleVersionIsRefused() {
        String caseId = bureau.file("citizen1");
        bureau.awaitTask(caseId, ACCEPT.step());
        Optional<String> stale =
                platform.as("window1").get("/api/cases/" + caseId).etag();
        assertThat(stale).isPresent();
        bureau.take(caseId, ACCEPT).expect(200);

        Answer answer = unchangedCase(
                caseId, () -> bureau.take(caseId, EXAMINE, UUID.randomUUID().toString(), stale));

        problem(answer, 412);
        assertThat(refusals(caseId)).isEqualTo(1);
        problem(bureau.take(caseId, EXAMINE, UUID.randomUUID().toString(), Optional.of("not a tag")), 422);
    }

    @Test
    void aStepWithoutWhatItNeedsIsRefused() {
        String caseId = bureau.fileAndTake("citizen1", 1);
        String task = bureau.awaitTask(caseId, EXAMINE.step());

        problem(
                unchangedCase(
                        caseId,
                        () -> take(caseId, task, "maybe", UUID.randomUUID().toString(), Optional.empty())),
                422);
        problem(
                unchangedCase(
                        caseId,
                        () -> take(caseId, task, "fail", UUID.randomUUID().toString(), Optional.empty())),
                422);
        problem(
                unchangedCase(caseId, () -> platform.as("examiner1")
                        .post("/api/cases/" + caseId + "/tasks/" + task, Story.report("pass", ""))),
                422);
        assertThat(refusals(caseId)).isEqualTo(3);
    }

    @Test
    void theSameInspectorCannotSignTwice() {
        String caseId = bureau.fileAndTake("citizen1", 3);

        problem(unchangedCase(caseId, () -> bureau.take(caseId, Bureau.WAY.get(2))), 409);
    }

    private interface Sending {
        Answer send();
    }

    private Answer unchangedCase(String caseId, Sending sending) {
        JsonNode before = bureau.timeline(caseId);
        JsonNode view = bureau.view(caseId).path("summary");
        Answer answer = sending.send();
        assertThat(bureau.timeline(caseId)).as("nothing happened in the case").isEqualTo(before);
        assertThat(bureau.view(caseId).path("summary")).isEqualTo(view);
        return answer;
    }

    /** How many refusals are recorded beside this case. */
    private int refusals(String caseId) {
        String sql = "SELECT count(*) FROM ledger_event WHERE stream_kind = 'case-refusals' AND stream_key = ?";
        try (Connection database =
                        PostgreSql.connect(platform.wiring().postgresql().orElseThrow());
                PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, caseId);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
