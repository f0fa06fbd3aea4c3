package org.sunhall.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sunhall.checker.CheckContext;
import org.sunhall.checker.DocumentRef;
import org.sunhall.checker.ItemDefinition;
import org.sunhall.checker.PaperModel;
import org.sunhall.checker.PluginContent;
import org.sunhall.checker.PluginReader;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Outcome;
import org.sunhall.templates.PaperMarks;
import org.sunhall.templates.PaperTemplate;
import org.sunhall.templates.Papers;
import org.sunhall.templates.TemplateParse;

/** A page on the loopback address that shows a project as it is on disk at this moment. */
final class Preview implements AutoCloseable {

    /** Gives the context of the checks anew each time. */
    interface ContextSource {
        CheckContext context() throws IOException;
    }

    private static final Instant SHOWN = Instant.parse("2026-03-02T01:00:00Z");

    private final Project project;
    private final ContextSource context;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, run -> {
        Thread thread = new Thread(run, "sunhall-preview");
        thread.setDaemon(true);
        return thread;
    });
    private final Papers papers = new Papers();

    Preview(Project project, ContextSource context, int port) throws IOException {
        this.project = project;
        this.context = context;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        server.createContext("/", exchange -> answer(exchange, this::page));
        server.createContext("/state", exchange -> answer(exchange, uri -> text(state())));
        server.createContext("/paper/", exchange -> answer(exchange, this::paper));
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Body(int status, String type, byte[] bytes) {}

    private interface Answering {
        Body to(URI uri) throws IOException;
    }

    private static void answer(HttpExchange exchange, Answering answering) throws IOException {
        try (exchange) {
            Body body;
            try {
                body = exchange.getRequestMethod().equals("GET")
                        ? answering.to(exchange.getRequestURI())
                        : new Body(405, "text/plain", new byte[0]);
            } catch (RuntimeException e) {
                // What is half written while somebody types must not end the preview.
                body = html(
                        500,
                        Html.document("预览出错 · the preview failed", "<pre>" + Html.escape(e.toString()) + "</pre>"));
            }
            exchange.getResponseHeaders().set("Content-Type", body.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(body.status(), body.bytes().length == 0 ? -1 : body.bytes().length);
            exchange.getResponseBody().write(body.bytes());
        }
    }

    private static Body html(int status, String page) {
        return new Body(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static Body text(String text) {
        return new Body(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Changes whenever a file does. */
    private String state() {
        return Digest.of(project.folder().jar()).hex();
    }

    private Body page(URI uri) throws IOException {
        if (!uri.getPath().equals("/")) {
            return html(404, Html.document("没有此页 · no such page", ""));
        }
        StringBuilder body = new StringBuilder();
        List<FoundFault> faults = project.check(context.context());
        body.append("<section id='findings'><h2>检查 · Checks</h2>");
        if (faults.isEmpty()) {
            body.append("<p class='good'>没有问题 · nothing found</p>");
        }
        for (FoundFault fault : faults) {
            body.append("<p class='bad'>")
                    .append(Html.escape(fault.told()).replace("\n", "<br>"))
                    .append("</p>");
        }
        body.append("</section>");
        content().ifPresent(content -> content.items().forEach(item -> item(content, item, body)));
        String title = project.descriptor()
                .map(node -> node.path("title").path("zh").asText())
                .orElse("插件 · plug-in");
        return html(200, Html.document(title, body + Html.reloading(state())));
    }

    private Optional<PluginContent> content() {
        return PluginReader.read(project.folder().jar()).content();
    }

    private static void item(PluginContent content, ItemDefinition item, StringBuilder body) {
        body.append("<section><h2>").append(Html.escape(item.name().zh())).append(" <small>");
        body.append(Html.escape(item.name().en()))
                .append(" · ")
                .append(item.code())
                .append("</small></h2>");
        part("流程 · Flow", body, () -> FlowPicture.of(content.bpmn(item)));
        List<ObjectNode> samples = content.samples(item.code());
        part(
                "表单 · Form",
                body,
                () -> Html.form(
                        content.form(item).schema(),
                        samples.isEmpty() ? null : samples.get(0).path("form")));
        body.append("<h3>文书 · Papers</h3><ul>");
        for (DocumentRef document : item.documents()) {
            for (int i = 0; i < samples.size(); i++) {
                body.append("<li><a target='paper' href='/paper/")
                        .append(item.code())
                        .append('/');
                body.append(document.kind()).append('/').append(i).append("'>");
                body.append(Html.escape(document.title().zh())).append(" — ");
                body.append(Html.escape(samples.get(i).path("title").path("zh").asText()))
                        .append("</a></li>");
            }
        }
        body.append("</ul></section>");
    }

    private interface Part {
        String made();
    }

    private static void part(String title, StringBuilder body, Part part) {
        body.append("<h3>").append(title).append("</h3>");
        try {
            body.append(part.made());
        } catch (IllegalArgumentException e) {
            body.append("<p class='bad'>改正上面的问题后显示 · shown once the findings above are mended</p>");
        }
    }

    private Body paper(URI uri) {
        String[] path = uri.getPath().split("/");
        Optional<PluginContent> content = content();
        if (path.length != 5 || !path[4].matches("[0-9]{1,4}") || content.isEmpty()) {
            return html(404, Html.document("没有此文书 · no such paper", ""));
        }
        Optional<ItemDefinition> item = content.get().items().stream()
                .filter(each -> each.code().value().equals(path[2]))
                .findFirst();
        Optional<DocumentRef> document = item.flatMap(each -> each.document(path[3]));
        List<ObjectNode> samples =
                item.map(each -> content.get().samples(each.code())).orElse(List.of());
        int index = Integer.parseInt(path[4]);
        if (document.isEmpty() || index >= samples.size()) {
            return html(404, Html.document("没有此文书 · no such paper", ""));
        }
        return press(content.get(), item.get(), document.get(), samples.get(index));
    }

    private Body press(PluginContent content, ItemDefinition item, DocumentRef document, ObjectNode sample) {
        TemplateParse parse = PaperTemplate.parse(document.template(), content.template(document.template()));
        if (parse.template().isEmpty()) {
            return html(
                    422,
                    Html.document(
                            "模板有误 · the template is wrong",
                            Html.escape(parse.findings().toString())));
        }
        Map<String, Object> model = PaperModel.sample(item, sample, true);
        JsonNode number = document.numberFact()
                .map(fact -> sample.path("facts").path(fact))
                .orElse(sample.path("none"));
        PaperMarks marks = new PaperMarks(
                document.title(),
                String.valueOf(model.get("issuerName")),
                Optional.of(number.asText("")).filter(text -> !text.isEmpty()).or(document::series),
                Optional.empty(),
                "0000000000000000",
                "https://localhost/",
                false,
                SHOWN,
                project.pack(null).zone());
        Outcome<byte[]> pdf = papers.render(parse.template().get(), model, marks);
        return pdf.fold(
                bytes -> new Body(200, "application/pdf", bytes),
                rejection -> html(
                        422,
                        Html.document(
                                "文书无法印制 · the paper cannot be made",
                                Html.escape(rejection.detail().zh() + " "
                                        + rejection.detail().en()))));
    }
}
