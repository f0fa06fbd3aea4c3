package org.sunhall.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebPagesTest {

    @TempDir
    Path folder;

    private final Map<String, Object> told = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Test
    void anAddressThatOnlyTheApplicationKnowsGetsItsFirstPage() throws Exception {
        ask("/items/abc");

        assertThat(told.get("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(body.toString(StandardCharsets.UTF_8)).isEqualTo("<p>first</p>");
    }

    @Test
    void whoAsksTheInterfaceBeforeItIsThereGetsNoPageButAProblem() throws Exception {
        for (String path : new String[] {"/api/health", "/api"}) {
            body.reset();
            ask(path);

            assertThat(told).containsEntry("status", 503).containsEntry("Retry-After", "5");
            assertThat(told.get("Content-Type")).isEqualTo("application/problem+json");
            assertThat(body.toString(StandardCharsets.UTF_8))
                    .contains("\"status\":503")
                    .doesNotContain("<p>");
        }
    }

    @Test
    void aPageWhoseNameOnlyBeginsLikeTheInterfaceIsAPage() throws Exception {
        ask("/apiary");

        assertThat(body.toString(StandardCharsets.UTF_8)).isEqualTo("<p>first</p>");
    }

    private void ask(String path) throws Exception {
        Path first = Files.writeString(folder.resolve("index.html"), "<p>first</p>");
        URL file = first.toUri().toURL();
        WebPages pages = new WebPages(name -> name.equals("/index.html") ? file : null) {
            private static final long serialVersionUID = 1L;
        };
        told.clear();
        pages.service(request(path), response());
    }

    private static HttpServletRequest request(String path) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                WebPagesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, given) -> switch (method.getName()) {
                    case "getPathInfo" -> path;
                    case "getMethod" -> "GET";
                    case "getDateHeader" -> -1L;
                    default -> null;
                });
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                WebPagesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (self, method, given) -> {
                    switch (method.getName()) {
                        case "setHeader" -> told.put((String) given[0], given[1]);
                        case "setStatus" -> told.put("status", given[0]);
                        case "setContentType" -> told.put("Content-Type", given[0]);
                        case "getOutputStream" -> {
                            return new Kept();
                        }
                        case "containsHeader" -> {
                            return false;
                        }
                        default -> {}
                    }
                    return null;
                });
    }

    private final class Kept extends ServletOutputStream {

        @Override
        public void write(int one) throws IOException {
            body.write(one);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
