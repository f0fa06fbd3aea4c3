package org.sunhall.bench.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.sunhall.itests.Bureau;
import org.sunhall.itests.Bureau.Turn;
import org.sunhall.itests.Platform;
import org.sunhall.story.Client;
import org.sunhall.story.Story;

/**
 * The same steps over HTTP on the running platform: everybody signed in, the form validated, a material uploaded with
 * each application, the open task read from the case as its officer sees it.
 */
final class HttpSteps implements Contender {

    private final Platform platform;
    private final Bureau bureau;

    HttpSteps(Platform platform, Bureau bureau) {
        this.platform = platform;
        this.bureau = bureau;
    }

    @Override
    public String name() {
        return "Sunhall over HTTP";
    }

    @Override
    public void open(DataSource ignored) {}

    @Override
    public Run run(int thread) {
        Map<String, Client> people = new HashMap<>();
        List<Turn> way = Bureau.WAY.subList(0, STEPS);
        return new Run() {
            private String id;
            private int done;

            @Override
            public void next() {
                if (id == null) {
                    Client citizen = person("citizen1");
                    ObjectNode application = bureau.application(citizen);
                    id = citizen.post("/api/cases", application)
                            .expect(201)
                            .json()
                            .path("id")
                            .asText();
                    done = 0;
                    return;
                }
                Turn turn = way.get(done);
                Client officer = person(turn.login());
                officer.post("/api/cases/" + id + "/tasks/" + task(officer, turn.step()), report(turn))
                        .expect(200);
                if (++done == STEPS) {
                    id = null;
                }
            }

            private String task(Client officer, String step) {
                for (JsonNode open :
                        officer.get("/api/cases/" + id).expect(200).json().path("tasks")) {
                    if (open.path("step").asText().equals(step)) {
                        return open.path("task").asText();
                    }
                }
                throw new IllegalStateException("no open task " + step);
            }

            private Client person(String login) {
                return people.computeIfAbsent(login, name -> Client.signedIn(platform.base(), name, Platform.PASSWORD));
            }
        };
    }

    private static ObjectNode report(Turn turn) {
        return Story.report(turn.outcome(), "The materials were examined and found complete.");
    }

    @Override
    public void close() {}
}
