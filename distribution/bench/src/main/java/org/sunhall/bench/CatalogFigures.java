package org.sunhall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sunhall.itests.Await;
import org.sunhall.itests.KarafServer;
import org.sunhall.itests.Platform;
import org.sunhall.itests.Wiring;
import org.sunhall.story.Client;

/** {@code distribution/bench/catalog}: a city's catalog brought in one go, decided on, published, and searched over HTTP. */
public final class CatalogFigures {

    private static final long SEED = 20_261_123L;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int WARMING_UP = 300;
    private static final int SEARCHES = 2_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> ACTS =
            List.of("未取得许可从事", "超出许可范围从事", "提供虚假材料取得许可从事", "未按规定公示", "拒绝检查", "伪造、变造", "未建立台账从事", "转让许可证从事", "未按标准从事");
    private static final List<String> THINGS = List.of(
            "食品经营",
            "食品生产",
            "药品零售",
            "医疗器械经营",
            "特种设备使用",
            "计量器具检定",
            "广告发布",
            "网络交易",
            "烟花爆竹零售",
            "危险化学品经营",
            "公共场所卫生管理",
            "饮用水供应",
            "建筑工程施工",
            "房地产经纪",
            "道路货物运输",
            "出租汽车经营",
            "水上交通运输",
            "渔业捕捞",
            "种子生产经营",
            "农药经营",
            "兽药经营",
            "林木采伐",
            "野生动物利用",
            "取水",
            "排污",
            "放射性同位素使用",
            "出版物发行",
            "娱乐场所经营",
            "互联网上网服务",
            "旅行社经营",
            "职业中介",
            "劳务派遣",
            "民办教育",
            "养老服务",
            "殡葬服务",
            "典当",
            "融资担保");
    private static final List<String> PLACES =
            List.of("城区", "乡镇", "集贸市场", "学校周边", "水源保护区", "开发区", "港区", "景区", "工业园区", "居民住宅区");
    private static final List<String> LAWS = List.of(
            "中华人民共和国食品安全法",
            "中华人民共和国药品管理法",
            "中华人民共和国广告法",
            "中华人民共和国安全生产法",
            "中华人民共和国道路运输条例",
            "中华人民共和国渔业法",
            "中华人民共和国水法",
            "中华人民共和国劳动合同法",
            "中华人民共和国建筑法",
            "无证无照经营查处办法");
    private static final List<String> SEARCHED = List.of(
            "食品经营",
            "shipin",
            "spjy",
            "wqdxk",
            "药品 零售",
            "农药",
            "yanhua",
            "学校周边 食品",
            "广告法",
            "无证无照经营查处办法",
            "CF-0042",
            "伪造",
            "gcdw",
            "道路货物运输",
            "dlhwys",
            "特种设备",
            "水源保护区 取水",
            "",
            "jiangang",
            "第三十五条");

    private CatalogFigures() {}

    /**
     * Takes the figures.
     *
     * @param arguments the working folder, the file to write, how many items
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        int items = Integer.parseInt(arguments[2]);
        Wiring wiring = Wiring.derby();
        StringBuilder lines = new StringBuilder();
        try (KarafServer server = KarafServer.sunhall(folder.resolve("catalog"), wiring)) {
            Platform platform = server.startReady(wiring);
            measure(platform, items, lines);
        }
        Files.writeString(Path.of(arguments[1]), page(items, lines.toString()));
        System.out.println("Written: " + arguments[1]);
        System.exit(0);
    }

    private static void measure(Platform platform, int items, StringBuilder lines) {
        Client bureau = platform.as("admin1");
        Client legal = platform.as("legal1");
        String file = catalog(items);
        long start = System.nanoTime();
        JsonNode brought = bureau.post(
                        "/api/catalog/imports?name=catalog.json&reason=bench",
                        "application/json",
                        BodyPublishers.ofString(file))
                .expect(201)
                .json();
        line(lines, "file of " + file.length() / 1024 + " KB sent → checked and stored (201)", seconds(start));
        String id = brought.path("batch").path("id").asText();
        String proceeding = "/api/catalog/proceedings/"
                + brought.path("batch").path("proceedings").path(0).path("id").asText();
        await(
                legal,
                id,
                "every item proposed",
                view -> view.path("items").path("PROPOSED").asInt() == items);
        line(lines, "→ every item has its proposed edition and event", seconds(start));
        start = System.nanoTime();
        legal.post(
                        proceeding + "/opinion",
                        JSON.objectNode().put("agrees", true).put("words", "合法"),
                        UUID.randomUUID().toString(),
                        legal.get(proceeding).expect(200).etag())
                .expect(200);
        await(legal, id, "approved", view -> view.path("items").path("APPROVED").asInt() == items);
        line(lines, "one opinion → every item approved", seconds(start));
        start = System.nanoTime();
        legal.post("/api/catalog/imports/" + id + "/publication", JSON.objectNode())
                .expect(200);
        await(legal, id, "published", view -> view.path("done").asBoolean());
        line(lines, "one publication → every item published and in force", seconds(start));
        Await.until(
                "found", PATIENCE, () -> total(platform.anybody(), "") >= items ? Optional.of(true) : Optional.empty());
        line(lines, "→ every item found by the public", seconds(start));
        searches(platform.anybody(), lines);
    }

    private static void searches(Client anybody, StringBuilder lines) {
        Random random = new Random(SEED);
        for (int i = 0; i < WARMING_UP; i++) {
            total(anybody, SEARCHED.get(i % SEARCHED.size()));
        }
        long[] nanos = new long[SEARCHES];
        for (int i = 0; i < SEARCHES; i++) {
            String words = SEARCHED.get(random.nextInt(SEARCHED.size()));
            long start = System.nanoTime();
            total(anybody, words);
            nanos[i] = System.nanoTime() - start;
        }
        java.util.Arrays.sort(nanos);
        line(lines, "search over HTTP, warm, 20 items a page: median", millis(nanos[SEARCHES / 2]));
        line(lines, "search over HTTP, warm: 95 of 100 within", millis(nanos[SEARCHES * 95 / 100]));
        line(lines, "search over HTTP, warm: 99 of 100 within", millis(nanos[SEARCHES * 99 / 100]));
    }

    private static long total(Client client, String words) {
        return client.get("/api/catalog/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .expect(200)
                .json()
                .path("total")
                .asLong();
    }

    private interface Wanted {
        boolean holds(JsonNode view);
    }

    private static void await(Client legal, String id, String what, Wanted wanted) {
        Await.until(
                what,
                PATIENCE,
                () -> wanted.holds(legal.get("/api/catalog/imports/" + id)
                                .expect(200)
                                .json())
                        ? Optional.of(true)
                        : Optional.empty());
    }

    /** Realistic penalties of a bureau: what is punished, where, on which law; the same for the same number. */
    private static String catalog(int items) {
        Random random = new Random(SEED);
        ArrayNode all = JSON.arrayNode();
        java.util.Set<String> names = new java.util.HashSet<>();
        for (int i = 1; i <= items; i++) {
            String name;
            do {
                name = "对在" + some(PLACES, random) + some(ACTS, random) + some(THINGS, random)
                        + (random.nextInt(3) == 0 ? "且情节严重" : "") + "行为的处罚"
                        + (names.size() < 2_000 ? "" : "(" + (1 + random.nextInt(40)) + "类)");
            } while (!names.add(name));
            ObjectNode item = all.addObject()
                    .put("code", String.format("CF-%05d", i))
                    .put("name", name)
                    .put("type", "penalty")
                    .put("powerSubject", "sunshine-market")
                    .put("implementingSubject", "sunshine-market");
            ArrayNode laws = item.putArray("legalBases");
            int first = random.nextInt(LAWS.size());
            for (int law = 0; law <= random.nextInt(2); law++) {
                laws.addObject()
                        .put("law", LAWS.get((first + law) % LAWS.size()))
                        .put("article", "第" + (1 + random.nextInt(120)) + "条")
                        .put("text", "违反本法规定,有下列情形之一的,由县级以上人民政府有关部门没收违法所得,并处罚款;情节严重的,吊销许可证。");
            }
            item.putObject("disclosure")
                    .put("department", "执法" + (1 + random.nextInt(9)) + "科")
                    .put("place", "演示路" + (1 + random.nextInt(200)) + "号")
                    .put("phone", "0519-" + (10_000_000 + random.nextInt(80_000_000)))
                    .put("supervisionPhone", "12345")
                    .put("procedure", "立案\n调查取证\n审查\n事先告知\n听取陈述申辩或者听证\n决定\n送达\n执行")
                    .put("kinds", some(List.of("警告、罚款", "罚款、没收违法所得", "责令停产停业、吊销许可证", "通报批评、罚款"), random))
                    .put("statutoryLimit", "90日");
        }
        return JSON.objectNode().<ObjectNode>set("items", all).toString();
    }

    private static String some(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private static String seconds(long start) {
        return String.format("%.1f s", (System.nanoTime() - start) / 1e9);
    }

    private static String millis(long nanos) {
        return String.format("%.1f ms", nanos / 1e6);
    }

    private static void line(StringBuilder lines, String what, String figure) {
        String line = "| " + what + " | " + figure + " |";
        System.out.println(line);
        lines.append(line).append('\n');
    }

    private static String page(int items, String lines) {
        return """
                # 目录的数字 · Figures of the catalog

                由一条命令测得并写成本页;重跑即更新。One command took these figures and wrote this page; run it again to renew them.

                ```
                distribution/bench/catalog %d
                ```

                %s · %d cores · JDK %s · Derby, default heap, loopback, one client. %d items made by a seeded grammar.
                Searched: %s.

                | what | figure |
                |---|---|
                %s
                """.formatted(
                        items,
                        LocalDate.now(ZoneId.of("Asia/Shanghai")),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        items,
                        SEARCHED.stream()
                                .map(word -> word.isEmpty() ? "(nothing)" : word)
                                .collect(Collectors.joining("、")),
                        lines.strip());
    }
}
