package org.sunhall.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {

    @TempDir
    Path base;

    private SampleProject sample;
    private Preview preview;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleProject(base);
        preview = new Preview(sample.project(), sample::context, 0);
    }

    @AfterEach
    void close() {
        preview.close();
    }

    @Test
    void showsFlowFormAndChecksOfTheSample() throws Exception {
        assertThat(get("")).contains("没有问题", "<svg", "现场核查", "统一社会信用代码", "91329900MA1K4N7Q9J", "食品经营许可证");
    }

    @Test
    void pressesAPaperWithTheSamplesData() throws Exception {
        HttpResponse<byte[]> paper = answer("paper/sunshine-market-food-licence/refusal-decision/0");

        assertThat(paper.statusCode()).isEqualTo(200);
        assertThat(new String(paper.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void noticesASaveAndShowsWhatIsWrongNow() throws Exception {
        String before = get("state");

        sample.replace(SampleProject.FORM, "\"title\": \"联系电话\", ", "");

        assertThat(get("state")).isNotEqualTo(before);
        assertThat(get("")).contains("forms/food-licence.json:").doesNotContain("没有问题");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(answer("paper/x/y/0").statusCode()).isEqualTo(404);
        assertThat(answer("nothing").statusCode()).isEqualTo(404);
    }

    private String get(String path) throws Exception {
        HttpResponse<byte[]> answer = answer(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> answer(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(preview.address().resolve(path)).build(), BodyHandlers.ofByteArray());
    }
}
