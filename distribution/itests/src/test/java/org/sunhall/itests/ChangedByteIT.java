package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.Digest;

/**
 * Somebody with the database's password changes one byte of what was approved: it is not run. The platform goes on with what was
 * approved where that can still be had, else its cases wait; either way there is an incident.
 */
@Order(74)
@OnPlatform(Db.POSTGRESQL)
class ChangedByteIT {

    private static final String NAME = "byte";
    private static final String FILE = NAME + ".jar";
    private static final String BUNDLE = "cn.sunshine.market.food-licence-" + NAME;
    private static final String FLIP = "UPDATE plugins_bytes"
            + " SET content = set_byte(content, length(content) / 2, get_byte(content, length(content) / 2) # 1)"
            + " WHERE digest = ?";

    private Platform platform;
    private Bureau bureau;
    private Connection database;
    private byte[] jar;
    private String digest;

    @BeforeEach
    void inForce(Platform given) throws SQLException {
        platform = given;
        bureau = new Bureau(platform, Licences.itemLike(NAME));
        database = PostgreSql.connect(platform.wiring().postgresql().orElseThrow());
        jar = Licences.like(NAME, "1.0.0").build();
        digest = Digest.of(jar).hex();
        platform.drop(FILE, jar);
        if (!bureau.isInHall()) {
            bureau.publish(bureau.approve(bureau.awaitProposed("1.0.0")));
            bureau.awaitInHall();
        }
        Await.holds("its code", () -> state().equals("RUNNING"));
    }

    @AfterEach
    void theFaultsWereMeant() throws SQLException {
        database.close();
        for (JsonNode incident : incidents()) {
            if (isOurs(incident)) {
                platform.console()
                        .run("sunhall:incident-close " + incident.path("id").asText() + " trial");
            }
        }
        assertThat(platform.log().newFaults())
                .as("what is in the log as an error is the tampering alone")
                .allMatch(line -> line.contains("StoredBytes") || line.contains("Definitions"));
    }

    @Test
    @Tag("R-080")
    void inTheStoredBytesIsPutBackFromWhatIsStillThereAndTheApprovedEditionGoesOn() throws SQLException {
        assertThat(update(FLIP, digest)).isEqualTo(1);

        assertThat(platform.console().run("sunhall:plugin-verify")).contains("✓");

        assertThat(incident("STORED_BYTES_CHANGED")).isPresent();
        assertThat(stored()).as("the approved bytes, again").isEqualTo(digest);
        assertThat(state()).isEqualTo("RUNNING");
        assertThat(filed()).as("its item is served").isEqualTo(201);
    }

    @Test
    @Tag("R-080")
    void inTheStoredBytesIsNotRunWhenNothingElseHoldsThemAndItsCasesWaitUntilTheyAreBack()
            throws SQLException, IOException {
        String caseId = bureau.fileAndTake("citizen1", 1);
        platform.drop(FILE, other());
        Await.holds("the other version instead of it", () -> state("1.1.0").equals("PROPOSED"));
        Path copy = platform.home().resolve("data/plugins/kept/" + digest + ".jar");
        Files.delete(copy);
        assertThat(update(FLIP, digest)).isEqualTo(1);

        assertThat(platform.console().run("sunhall:plugin-verify"))
                .contains("✗")
                .contains(digest);

        assertThat(incident("STORED_BYTES_CHANGED")).isPresent();
        Await.holds("nothing of it runs", () -> !bundles().contains(BUNDLE));
        assertThat(state()).isEqualTo("FAILED");
        assertThat(filed()).as("and nothing is filed under it").isEqualTo(409);
        Await.holds("its case waits", () -> isParked(caseId));
        assertThat(bureau.take(caseId, Bureau.WAY.get(1)).status()).isEqualTo(409);
        assertThat(bureau.lampAtSupervision(caseId, "promised"))
                .as("its clocks run")
                .isNotEmpty();

        update(FLIP, digest);
        assertThat(platform.console().run("sunhall:plugin-verify")).contains("✓");
        Await.holds("it runs", () -> state().equals("RUNNING"));
        Await.holds("its case goes on", () -> !isParked(caseId));
        bureau.take(caseId, Bureau.WAY.get(1)).expect(200);
        assertThat(Files.exists(copy)).as("a new copy").isTrue();
    }

    @Test
    @Tag("R-080")
    void inTheDefinitionsDigestIsPassedOverForWhatWasApproved() throws SQLException {
        String edition = bureau.edition("IN_FORCE").orElseThrow().path("id").asText();
        String approved = text("SELECT digest FROM catalog_edition WHERE id = ?", edition);
        String changed = (approved.startsWith("0") ? "1" : "0") + approved.substring(1);
        update("UPDATE catalog_edition SET digest = '" + changed + "' WHERE id = ?", edition);
        try {
            assertThat(filed()).as("as approved").isEqualTo(201);

            Await.until("the incident", () -> incident("DEFINITION_CHANGED"));
            assertThat(state()).isEqualTo("RUNNING");
        } finally {
            update("UPDATE catalog_edition SET digest = '" + approved + "' WHERE id = ?", edition);
        }
    }

    @Test
    @Tag("R-080")
    void inTheDefinitionsPluginLeadsNobodyToCodeThatWasNeverApproved() throws SQLException {
        platform.drop("byte-other.jar", other());
        Await.holds("another version", () -> state("1.1.0").equals("PROPOSED"));
        String edition = bureau.edition("IN_FORCE").orElseThrow().path("id").asText();
        String never = Digest.of(other()).hex();
        update("UPDATE catalog_edition SET plugin = '" + never + "' WHERE id = ?", edition);
        try {
            String caseId = bureau.file("citizen1");

            assertThat(text("SELECT plugin FROM cases_case WHERE id = ?", caseId))
                    .as("by the approved definition")
                    .isEqualTo(digest);
            Await.until("the incident", () -> incident("DEFINITION_CHANGED"));
            assertThat(state("1.1.0")).as("the other one never runs").isEqualTo("PROPOSED");
        } finally {
            update("UPDATE catalog_edition SET plugin = '" + digest + "' WHERE id = ?", edition);
            platform.remove("byte-other.jar");
        }
    }

    @Test
    @Tag("R-080")
    void inTheBrokersTableStopsItUntilItIsAsItWas() throws SQLException {
        String caseId = bureau.fileAndTake("citizen1", 1);
        update("UPDATE plugins_plugin SET symbolic_name = symbolic_name || 'x' WHERE digest = ?", digest);

        try {
            assertThat(platform.console().run("sunhall:plugin-verify"))
                    .contains("✗")
                    .contains(digest);

            assertThat(incident("DEFINITION_CHANGED")).isPresent();
            Await.holds("nothing of it runs", () -> !bundles().contains(BUNDLE));
            Await.holds("its case waits", () -> isParked(caseId));
        } finally {
            update("UPDATE plugins_plugin SET symbolic_name = '" + BUNDLE + "' WHERE digest = ?", digest);
        }
        assertThat(platform.console().run("sunhall:plugin-verify")).contains("✓");
        Await.holds("it runs", () -> state().equals("RUNNING"));
        Await.holds("its case goes on", () -> !isParked(caseId));
    }

    private static byte[] other() {
        return Licences.like(NAME, "1.1.0")
                .replace("documents/acceptance-notice.html", "依法作出决定", "依法及时作出决定")
                .build();
    }

    private int filed() {
        return platform.as("citizen1")
                .post("/api/cases", bureau.application(platform.as("citizen1")))
                .status();
    }

    private boolean isParked(String caseId) {
        return bureau.view(caseId).path("summary").path("parked").isObject();
    }

    private String bundles() {
        return platform.console().run("bundle:list -t 0 -s");
    }

    private String state() {
        return state("1.0.0");
    }

    private String state(String version) {
        for (JsonNode plugin :
                platform.as("operator1").get("/api/plugins").expect(200).json().path("items")) {
            if (plugin.path("plugin").asText().endsWith("-" + NAME)
                    && plugin.path("version").asText().equals(version)) {
                return plugin.path("state").asText();
            }
        }
        return "";
    }

    private JsonNode incidents() {
        return platform.as("operator1")
                .get("/api/plugins/incidents")
                .expect(200)
                .json()
                .path("items");
    }

    private boolean isOurs(JsonNode incident) {
        return incident.toString().contains(digest) || incident.toString().contains("food-licence-" + NAME);
    }

    private Optional<JsonNode> incident(String kind) {
        for (JsonNode incident : incidents()) {
            if (incident.path("kind").asText().equals(kind) && isOurs(incident)) {
                return Optional.of(incident);
            }
        }
        return Optional.empty();
    }

    /** The digest of what is stored. */
    private String stored() throws SQLException {
        return text("SELECT encode(sha256(content), 'hex') FROM plugins_bytes WHERE digest = ?", digest);
    }

    private String text(String sql, String key) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, key);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private int update(String sql, String key) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, key);
            return statement.executeUpdate();
        }
    }
}
