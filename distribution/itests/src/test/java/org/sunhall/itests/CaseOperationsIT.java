package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunhall.itests.Problems.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunhall.story.Client.Answer;

/** What is done with a case beside its steps, over HTTP: the case lists it, and it is done by its name. */
@Order(40)
@OnPlatform(Db.DERBY)
class CaseOperationsIT {

    @Test
    @Tag("R-108")
    @Tag("R-109")
    void aCaseIsStoppedSentBackAndExtendedByWhoMay(Platform platform) {
        Bureau bureau = Licences.inForce(platform);
        String caseId = bureau.fileAndTake("citizen1", 1);
        String path = "/api/cases/" + caseId;

        assertThat(operations(platform, "examiner1", path)).contains("request-extension", "stop", "interrupt");
        assertThat(operations(platform, "citizen1", path)).containsExactly("withdraw");
        problem(operate(platform, "citizen1", path, "stop", "ground", "hearing", "reason", "不想办"), 403);
        problem(operate(platform, "examiner1", path, "request-extension", "by", "soon", "reason", "忙"), 422);
        operate(platform, "examiner1", path, "request-extension", "by", "5wd", "reason", "需要复核。")
                .expect(200);
        ObjectNode granted = JsonNodeFactory.instance.objectNode().put("approved", true);
        platform.as("head1")
                .post(path + "/operations/decide-extension", granted)
                .expect(200);
        operate(platform, "examiner1", path, "stop", "ground", "hearing", "reason", "依法听证", "expected", "10wd")
                .expect(200);
        assertThat(operations(platform, "examiner1", path)).contains("end-stop");
        operate(platform, "examiner1", path, "end-stop", "ground", "hearing", "reason", "听证结束")
                .expect(200);
        assertThat(bureau.timeline(caseId).findValuesAsText("type"))
                .contains("case.extension-approved", "case.stopped", "case.stop-ended");
    }

    private static Answer operate(Platform platform, String login, String path, String name, String... fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        return platform.as(login).post(path + "/operations/" + name, body);
    }

    private static List<String> operations(Platform platform, String login, String path) {
        List<String> names = new ArrayList<>();
        JsonNode listed = platform.as(login).get(path).expect(200).json().path("operations");
        listed.forEach(one -> names.add(one.path("name").asText()));
        return names;
    }
}
