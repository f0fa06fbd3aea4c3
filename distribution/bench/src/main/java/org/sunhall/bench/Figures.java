package org.sunhall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.sunhall.itests.KarafServer;
import org.sunhall.itests.Licences;
import org.sunhall.itests.Platform;
import org.sunhall.itests.Wiring;

/** {@code distribution/bench/run}: takes the figures and writes them down. */
public final class Figures {

    private Figures() {}

    /**
     * Takes the figures.
     *
     * @param arguments the working folder, the file to write, rounds of starting, plug-ins to land
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        int rounds = Integer.parseInt(arguments[2]);
        int plugins = Integer.parseInt(arguments[3]);
        System.out.println("Starting, " + rounds + " rounds");
        Startup startup = new Startup(folder);
        startup.measure(rounds);
        System.out.println("Landing, " + plugins + " plug-ins");
        Wiring wiring = Wiring.derby();
        List<Series> landed;
        try (KarafServer server = KarafServer.sunhall(folder.resolve("landing"), wiring)) {
            Platform platform = server.startReady(wiring);
            Landing landing = new Landing(platform);
            landing.measure(plugins);
            landed = landing.series();
        }
        Files.writeString(
                Path.of(arguments[1]),
                page("distribution/bench/run " + rounds + " " + plugins, startup.series(), landed));
        System.out.println("Written: " + arguments[1]);
        System.exit(0);
    }

    private static String page(String command, List<Series> startup, List<Series> landed) {
        return """
                # 数字 · Figures

                由一条命令测得并写成本页;重跑即更新。One command took these figures and wrote this page; run it again to renew them.

                ```
                %s
                ```

                %s · %d cores · JDK %s · Derby, default heap, loopback. Load average at the end: %s.

                ## 启动 · Starting

                Sunhall and a bare Apache Karaf 4.4.10 by turns in the same run. "First start" has no data and no bundle cache.
                The hall's page is read from the database; it answers 200.

                | what | median | spread | n |
                |---|---|---|---|
                %s

                ## 插件与文书 · Plug-ins and papers

                Each plug-in is the sample under an id and an item of its own, %d KB, with code. Two rounds warm up and do not count.

                | what | median | spread | n |
                |---|---|---|---|
                %s
                """.formatted(
                        command,
                        LocalDate.now(ZoneId.of("Asia/Shanghai")),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        load(),
                        lines(startup),
                        Licences.sample().length / 1024,
                        lines(landed));
    }

    private static String lines(List<Series> series) {
        return series.stream().map(Series::line).collect(Collectors.joining("\n"));
    }

    private static String load() {
        double load = java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage();
        return load < 0 ? "unknown" : String.format("%.1f", load);
    }
}
