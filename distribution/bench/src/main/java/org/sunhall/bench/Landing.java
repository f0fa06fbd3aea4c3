package org.sunhall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.sunhall.itests.Await;
import org.sunhall.itests.Bureau;
import org.sunhall.itests.Licences;
import org.sunhall.itests.Platform;
import org.sunhall.story.Client.Answer;

/** From the copied file to the first application, and from a decision to its paper; each plug-in is one never seen before. */
final class Landing {

    private static final int WARMING_UP = 2;

    private final Series proposed = new Series("new plug-in copied into `deploy/` → its edition proposed");
    private final Series replaced = new Series("higher version copied over it → its edition proposed");
    private final Series usable = new Series("publication sent → an application under it accepted (201)");
    private final Series inHall = new Series("publication sent → the item in the public hall");
    private final Series paper = new Series("acceptance sent → the acceptance notice as PDF/A received");

    private final Platform platform;

    Landing(Platform platform) {
        this.platform = platform;
    }

    void measure(int plugins) {
        for (int i = -WARMING_UP; i < plugins; i++) {
            boolean counts = i >= 0;
            String name = "figure" + (i + WARMING_UP);
            Bureau bureau = new Bureau(platform, Licences.itemLike(name));
            JsonNode edition = copied(bureau, name, "1.0.0", counts ? proposed : null);
            published(bureau, bureau.approve(edition), counts);
            accepted(bureau, counts);
            copied(bureau, name, "1.1.0", counts ? replaced : null);
        }
    }

    private JsonNode copied(Bureau bureau, String name, String version, Series series) {
        byte[] jar = Licences.like(name, version)
                .replace("documents/acceptance-notice.html", "依法作出决定", "依法作出决定(" + version + ")")
                .build();
        long start = System.nanoTime();
        platform.drop(name + ".jar", jar);
        JsonNode edition = bureau.awaitProposed(version);
        add(series, start);
        return edition;
    }

    private void published(Bureau bureau, Answer approved, boolean counts) {
        var application = bureau.application(platform.as("citizen1"));
        long start = System.nanoTime();
        bureau.publish(approved);
        Await.holds(
                "an application under it",
                () -> platform.as("citizen1").post("/api/cases", application).status() == 201);
        add(counts ? usable : null, start);
        bureau.awaitInHall();
        add(counts ? inHall : null, start);
    }

    private void accepted(Bureau bureau, boolean counts) {
        String caseId = bureau.file("citizen1");
        String task = bureau.awaitTask(caseId, "Intake");
        long start = System.nanoTime();
        platform.as("window1")
                .post("/api/cases/" + caseId + "/tasks/" + task, org.sunhall.story.Story.report("accept", "同意。"))
                .expect(200);
        String notice = "";
        for (JsonNode one : bureau.view(caseId).path("papers")) {
            if (one.path("kind").asText().equals("acceptance-notice")) {
                notice = one.path("id").asText();
            }
        }
        String path = "/api/cases/" + caseId + "/papers/" + notice;
        Await.holds("the notice", () -> platform.as("citizen1").get(path).status() == 200);
        add(counts ? paper : null, start);
    }

    private static void add(Series series, long start) {
        if (series != null) {
            series.add(System.nanoTime() - start);
        }
    }

    List<Series> series() {
        return List.of(proposed, replaced, usable, inHall, paper);
    }
}
