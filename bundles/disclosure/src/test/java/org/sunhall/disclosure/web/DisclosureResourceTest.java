package org.sunhall.disclosure.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.disclosure.api.Disclosure;
import org.sunhall.disclosure.api.DisclosurePage;
import org.sunhall.disclosure.api.DisclosureRejection;
import org.sunhall.disclosure.api.ItemQuery;
import org.sunhall.disclosure.api.PaperProof;
import org.sunhall.disclosure.api.Progress;
import org.sunhall.disclosure.api.PublicLimit;
import org.sunhall.disclosure.api.PublishedItem;
import org.sunhall.disclosure.api.PublishedResult;
import org.sunhall.disclosure.api.Ratings;
import org.sunhall.disclosure.api.ResultQuery;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

class DisclosureResourceTest {

    private final Fixed disclosure = new Fixed();
    private final DisclosureResource resource = new DisclosureResource(disclosure);

    @Test
    void anItemIsCachedShortlyAndRecognisedWhenUnchanged() {
        Response first = resource.item("food-licence", new Cached(null), null);
        Response second = resource.item("food-licence", new Cached(first.getEntityTag()), null);

        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(first.getHeaderString("Cache-Control")).contains("max-age=30");
        assertThat(((JsonNode) first.getEntity()).at("/fields/conditions/value").asText())
                .isEqualTo("有经营场所");
        assertThat(((JsonNode) first.getEntity())
                        .at("/contact/supervisionPhone")
                        .asText())
                .isEqualTo("12346");
        assertThat(second.getStatus()).isEqualTo(304);
        assertThat(second.hasEntity()).isFalse();
    }

    @Test
    void aListOfItemsLeavesTheFieldSetToTheItem() {
        Response answer = resource.items("食品", "licence", "bureau", null, null, new Cached(null), null);

        JsonNode row = ((JsonNode) answer.getEntity()).path("items").path(0);
        assertThat(row.path("code").asText()).isEqualTo("food-licence");
        assertThat(row.has("fields")).isFalse();
        assertThat(disclosure.query.words()).contains("食品");
        assertThat(disclosure.query.limit()).isEqualTo(20);
    }

    @Test
    void progressIsNeverCachedAndSaysStageInBothLanguages() {
        Response answer = resource.progress("whatever", null);

        JsonNode body = (JsonNode) answer.getEntity();
        assertThat(answer.getHeaderString("Cache-Control")).contains("no-store");
        assertThat(body.path("stage").asText()).isEqualTo("not-accepted");
        assertThat(body.at("/stageText/zh").asText()).isEqualTo("不予受理");
        assertThat(body.has("code")).isFalse();
    }

    @Test
    @Tag("R-236")
    void theCodeAloneTellsStateAndResultAndNothingOfThePerson() {
        JsonNode body = (JsonNode) resource.progress("whatever", null).getEntity();

        assertThat(body.at("/itemName/zh").asText()).isEqualTo("n");
        for (String hidden : List.of("applicant", "receipt", "limits", "papers")) {
            assertThat(body.has(hidden)).as(hidden).isFalse();
        }
    }

    @Test
    void aMissingOrEndlessSecondFactIsNamed() throws IOException {
        for (String fact : Arrays.asList(null, " ", "x".repeat(201))) {
            JsonNode answer = problem(
                    resource.progressOfOne("whatever", new DisclosureResource.SecondFactJson(fact), null, null), 422);
            assertThat(answer.at("/errors/0/pointer").asText()).isEqualTo("/fact");
        }
        assertThat(problem(resource.progressOfOne("whatever", null, null, null), 422)
                        .path("detail")
                        .asText())
                .contains("后四位");
    }

    @Test
    void boundsWhatIsAsked() throws IOException {
        resource.items(null, null, null, null, 1_000_000, new Cached(null), null);
        assertThat(disclosure.query.limit()).isEqualTo(DisclosurePage.MOST);

        JsonNode words = problem(resource.items("x".repeat(101), null, null, null, null, new Cached(null), null), 422);
        assertThat(words.at("/errors/0/pointer").asText()).isEqualTo("/q");
        problem(resource.items(null, "t".repeat(61), null, null, null, new Cached(null), null), 422);
        JsonNode org = problem(resource.items(null, null, "../x", null, null, new Cached(null), null), 422);
        assertThat(org.at("/errors/0/pointer").asText()).isEqualTo("/org");
        problem(resource.results("a b", null, null, null, null), 404);
        problem(resource.results(null, "a b", null, null, null), 422);
        problem(resource.item("a b", new Cached(null), null), 404);
    }

    @Test
    void ratingsAreAnsweredLevelByLevelFromTheBest() throws IOException {
        JsonNode ratings =
                (JsonNode) resource.ratings(null, "sunshine-market", null).getEntity();

        assertThat(ratings.path("rated").asLong()).isEqualTo(10);
        assertThat(ratings.path("levels").findValuesAsText("count")).containsExactly("7", "0", "2", "0", "1");
        assertThat(ratings.at("/levels/0/level").asInt()).isEqualTo(5);
        assertThat(ratings.at("/levels/0/name/zh").asText()).isEqualTo("非常满意");
        problem(resource.ratings("a b", null, null), 404);
        problem(resource.ratings(null, "a b", null), 422);
    }

    @Test
    void refusesInOneSentenceWithoutNamesOfClasses() throws IOException {
        JsonNode paper = problem(resource.verification("XX", null, null), 404);
        JsonNode mine = problem(resource.mine(null, null, null, new Nobody()), 401);

        assertThat(paper.path("type").asText()).endsWith("disclosure.unknown-paper");
        assertThat(paper.path("detail").asText()).contains("谨防伪造");
        assertThat(mine.path("type").asText()).endsWith("disclosure.sign-in");
        assertThat(paper.toString() + mine).doesNotContain("org.sunhall").doesNotContain("Exception");
    }

    private static JsonNode problem(Response answer, int status) throws IOException {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getMediaType()).hasToString("application/problem+json");
        return new ObjectMapper().readTree((byte[]) answer.getEntity());
    }

    /** A request of somebody who holds this tag. */
    private record Cached(EntityTag held) implements Request {
        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public Variant selectVariant(List<Variant> variants) {
            return null;
        }

        @Override
        public Response.ResponseBuilder evaluatePreconditions(EntityTag tag) {
            return tag.equals(held) ? Response.notModified(tag) : null;
        }

        @Override
        public Response.ResponseBuilder evaluatePreconditions(Date lastModified) {
            return null;
        }

        @Override
        public Response.ResponseBuilder evaluatePreconditions(Date lastModified, EntityTag tag) {
            return null;
        }

        @Override
        public Response.ResponseBuilder evaluatePreconditions() {
            return null;
        }
    }

    private static final class Nobody implements SecurityContext {
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

    private static final class Fixed implements Disclosure {

        private ItemQuery query;

        @Override
        public Outcome<DisclosurePage<PublishedItem>> items(ItemQuery asked) {
            query = asked;
            return Outcome.accepted(new DisclosurePage<>(List.of(published()), Optional.empty()));
        }

        @Override
        public Outcome<PublishedItem> item(ItemCode code) {
            return Outcome.accepted(published());
        }

        private static PublishedItem published() {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            fields.putObject("conditions").put("value", "有经营场所");
            return new PublishedItem(
                    new ItemCode("food-licence"),
                    Text.same("n"),
                    "licence",
                    new OrgId("bureau"),
                    Text.same("b"),
                    "阳光路1号",
                    "12345",
                    "12346",
                    new JurisdictionId("demo-city"),
                    new EditionId("e1"),
                    1,
                    Optional.of(Instant.EPOCH),
                    Optional.empty(),
                    fields,
                    Instant.EPOCH);
        }

        @Override
        public Outcome<Progress> progress(String code) {
            PublicLimit limit = new PublicLimit(
                    "notice", Text.same("t"), Instant.EPOCH, Instant.EPOCH, false, false, Optional.empty());
            return Outcome.accepted(new Progress(
                    "S1",
                    Optional.empty(),
                    new ItemCode("food-licence"),
                    Text.same("n"),
                    new OrgId("bureau"),
                    Text.same("b"),
                    "欧***",
                    "NOT_ACCEPTED",
                    Text.of("不予受理", "not accepted"),
                    List.of(),
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(limit),
                    Optional.empty(),
                    List.of(),
                    Instant.EPOCH));
        }

        @Override
        public Outcome<Progress> progress(String code, String fact, String remote) {
            return progress(code);
        }

        @Override
        public Outcome<PaperProof> verify(String code, Optional<String> number) {
            return Outcome.refused(DisclosureRejection.UNKNOWN_PAPER, DisclosureRejection.UNKNOWN_PAPER.title());
        }

        @Override
        public Outcome<DisclosurePage<PublishedResult>> results(ResultQuery asked) {
            return Outcome.accepted(new DisclosurePage<>(List.of(), Optional.empty()));
        }

        @Override
        public Ratings ratings(Optional<ItemCode> item, Optional<OrgId> org) {
            return new Ratings(List.of(1L, 0L, 2L, 0L, 7L));
        }

        @Override
        public Outcome<DisclosurePage<Progress>> mine(Actor actor, Optional<String> after, int limit) {
            return Outcome.refused(DisclosureRejection.SIGN_IN, DisclosureRejection.SIGN_IN.title());
        }
    }
}
