package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.itests.SteadyLoad.Question;
import org.sunhall.story.Client.Answer;

/** Supervision and disclosure are switched off and on at the console while the rest works on. */
@Order(40)
@OnPlatform(Db.DERBY)
class ToggleIT {

    private Platform platform;
    private Bureau bureau;

    @Test
    @Tag("R-003")
    void theRestServesAndWhatWasAwayCatchesUp(Platform given) throws Exception {
        platform = given;
        bureau = Licences.inForce(platform);
        String caseId = bureau.fileAndTake("citizen1", 1);
        String receipt = bureau.view(caseId).path("summary").path("receipt").asText();
        Await.holds(
                "its lamp", () -> bureau.lampAtSupervision(caseId, "promised").equals("green"));

        try (SteadyLoad load = SteadyLoad.on(platform, questions(caseId))) {
            toggle("uninstall", "sunhall-supervision");
            isAbsent("/api/supervision/lamps");
            isServed("/api/disclosure/progress/" + receipt);
            bureau.take(caseId, Bureau.WAY.get(1)).expect(200);
            load.advance("40d");
            String meanwhile = bureau.fileAndTake("citizen2", 1);

            toggle("uninstall", "sunhall-disclosure");
            isAbsent("/api/disclosure/items");
            isAbsent("/api/disclosure/progress/" + receipt);
            saysItInEnglish("/api/disclosure/items");
            assertThat(domains()).contains("supervision=absent", "disclosure=absent", "cases=served", "catalog=served");
            bureau.take(caseId, Bureau.WAY.get(2)).expect(200);
            bureau.take(caseId, Bureau.WAY.get(3)).expect(200);

            toggle("install", "sunhall-supervision");
            Await.holds("the lamp of what ran out meanwhile", () -> bureau.lampAtSupervision(caseId, "promised")
                    .equals("red"));
            Await.holds("the lamp of what began meanwhile", () -> bureau.lampAtSupervision(meanwhile, "promised")
                    .equals("green"));
            isAbsent("/api/disclosure/items");

            toggle("install", "sunhall-disclosure");
            Await.holds("its progress", () -> hasReached(receipt, "审核"));
            isServed("/api/disclosure/items/" + bureau.item());

            load.end();
            assertThat(load.failures()).as("of " + load.answered()).isEmpty();
            assertThat(load.answered()).isGreaterThan(200);
        }
    }

    private List<Question> questions(String caseId) {
        return List.of(
                new Question("", "/api/health"),
                new Question("citizen1", "/api/cases/" + caseId),
                new Question("window1", "/api/cases/tasks"),
                new Question("legal1", "/api/catalog/editions"),
                new Question("admin1", "/api/plugins"),
                new Question("head1", "/api/identity/session"));
    }

    private void toggle(String verb, String feature) {
        String said = platform.console().run("feature:" + verb + " " + feature);
        assertThat(said).as(verb + " " + feature).doesNotContain("Error");
    }

    private void isAbsent(String path) {
        Answer answer = Await.until(
                "503 of " + path,
                () -> java.util.Optional.of(platform.anybody().get(path)).filter(found -> found.status() == 503));
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.json().path("detail").asText()).contains("没有运行").endsWith("。");
    }

    private void isServed(String path) {
        Await.holds(path + " served", () -> platform.anybody().get(path).status() == 200);
    }

    private void saysItInEnglish(String path) throws Exception {
        URI address = platform.base().resolve(path);
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Accept-Language", "en").build();
        String body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(body).contains("not running at the moment");
    }

    private List<String> domains() {
        JsonNode domains = platform.anybody().get("/api/health").json().path("domains");
        return domains.properties().stream()
                .map(one -> one.getKey() + "=" + one.getValue().asText())
                .toList();
    }

    private boolean hasReached(String receipt, String step) {
        Answer progress = platform.anybody().get("/api/disclosure/progress/" + receipt);
        return progress.status() == 200
                && progress.json().path("steps").toString().contains(step);
    }
}
