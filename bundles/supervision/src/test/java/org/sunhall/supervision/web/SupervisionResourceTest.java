package org.sunhall.supervision.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunhall.clocks.Lamp;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.rest.ActorPrincipal;
import org.sunhall.supervision.api.ClockView;
import org.sunhall.supervision.api.LampChange;
import org.sunhall.supervision.api.LampFilter;
import org.sunhall.supervision.api.LampPage;
import org.sunhall.supervision.api.LampRow;
import org.sunhall.supervision.api.Supervision;
import org.sunhall.supervision.api.SupervisionCount;
import org.sunhall.supervision.api.SupervisionRejection;

class SupervisionResourceTest {

    private final OneLamp supervision = new OneLamp();
    private final SupervisionResource resource = new SupervisionResource(supervision);

    @Test
    void answersLampsWithTextInBothLanguagesAndIsNeverCached() throws IOException {
        Response answer = resource.lamps("red", "bureau", null, 7, null, security());

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeaderString("Cache-Control")).contains("no-store");
        JsonNode row = ((JsonNode) answer.getEntity()).path("items").path(0);
        assertThat(row.path("lamp").asText()).isEqualTo("red");
        assertThat(row.path("title").path("zh").asText()).isEqualTo("法定期限");
        assertThat(row.path("remaining").path("en").asText()).isEqualTo("2 working days overdue");
        assertThat(row.has("code")).isFalse();
        assertThat(supervision.asked.lamp()).contains(Lamp.RED);
        assertThat(supervision.asked.org()).contains(new OrgId("bureau"));
        assertThat(supervision.asked.limit()).isEqualTo(7);
    }

    @Test
    void boundsThePage() {
        resource.lamps(null, null, null, 1_000_000, null, security());

        assertThat(supervision.asked.limit()).isEqualTo(LampFilter.MOST);
    }

    @Test
    void namesTheParameterThatIsWrong() throws IOException {
        JsonNode lamp = problem(resource.lamps("blue", null, null, null, null, security()), 422);
        JsonNode org = problem(resource.lamps(null, "../etc", null, null, null, security()), 422);

        assertThat(lamp.path("errors").path(0).path("pointer").asText()).isEqualTo("/lamp");
        assertThat(org.path("errors").path(0).path("pointer").asText()).isEqualTo("/org");
    }

    @Test
    void aCaseIdThatIsNoneIsAnUnknownCase() throws IOException {
        problem(resource.clocks("a b", null, security()), 404);
    }

    @Test
    void nobodySignedInIsAskedToSignIn() throws IOException {
        JsonNode problem = problem(resource.counts(null, new Nobody()), 401);

        assertThat(problem.path("type").asText()).endsWith("supervision.sign-in");
    }

    private static JsonNode problem(Response answer, int status) throws IOException {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getMediaType()).hasToString("application/problem+json");
        return new ObjectMapper().readTree((byte[]) answer.getEntity());
    }

    private static SecurityContext security() {
        Actor actor = new Actor(
                Optional.of(new PersonId("p")),
                "p",
                Optional.empty(),
                Optional.of(new JurisdictionId("sunshine")),
                Set.of(Role.SUPERVISOR),
                Set.of());
        return new Nobody() {
            @Override
            public Principal getUserPrincipal() {
                return new ActorPrincipal(actor);
            }
        };
    }

    private static class Nobody implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return null;
        }
    }

    private static final class OneLamp implements Supervision {

        private LampFilter asked;

        @Override
        public Outcome<List<Text>> explain(Actor actor, CaseId id, String clock) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome<LampPage> lamps(Actor actor, LampFilter filter) {
            asked = filter;
            LampRow row = new LampRow(
                    new CaseId("c1"),
                    "S1",
                    Optional.empty(),
                    new ItemCode("i"),
                    Text.same("i"),
                    new OrgId("bureau"),
                    Text.same("bureau"),
                    new JurisdictionId("sunshine"),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    "statutory",
                    "statutory",
                    Text.of("法定期限", "statutory limit"),
                    Lamp.RED,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    Text.of("已超期2个工作日", "2 working days overdue"));
            return Outcome.accepted(new LampPage(List.of(row), Optional.empty()));
        }

        @Override
        public Outcome<List<ClockView>> clocksOf(Actor actor, CaseId id) {
            return Outcome.accepted(List.of());
        }

        @Override
        public Outcome<List<LampChange>> historyOf(Actor actor, CaseId id) {
            return Outcome.accepted(List.of());
        }

        @Override
        public Outcome<List<SupervisionCount>> counts(Actor actor) {
            return actor.isAnonymous()
                    ? Outcome.refused(SupervisionRejection.SIGN_IN, SupervisionRejection.SIGN_IN.title())
                    : Outcome.accepted(List.of());
        }
    }
}
