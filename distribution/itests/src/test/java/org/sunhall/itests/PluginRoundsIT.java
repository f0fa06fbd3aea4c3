package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.sunhall.itests.SteadyLoad.Question;

/** A plug-in comes, changes and goes, round after round: nobody else notices, and nothing of it stays in memory. */
@Order(35)
@OnPlatform(Db.DERBY)
class PluginRoundsIT {

    private static final int ROUNDS = Integer.getInteger("sunhall.rounds", 10);
    private static final int WARMING_UP = 5;
    /**
     * The JIT's profiles of the platform's own methods still grow by 2 MB in the first ten rounds and by 0.2 MB in the tenth ten (decision
     * 0017). A version that stays is found by its class loader.
     */
    private static final int WARMING_KB = 10_000;

    /** Pools that grow with the load and shrink when it is quiet; threads of a console command stay for a minute, of this class's own as well. */
    private static final String POOLS = "qtp#.*|sshd-.*|session-#-thread-#|pipe-.*|.*GC.*|.*Compiler.*";

    private static final String FILE = "rounds.jar";
    private static final String BUNDLE = "cn.sunshine.market.food-licence-rounds";

    private Platform platform;
    private Bureau bureau;

    @Test
    void leaveNoFailedRequestNoClassLoaderNoThreadAndNoMetaspace(Platform given) {
        platform = given;
        bureau = new Bureau(platform, Licences.itemLike("rounds"));
        Bureau other = Licences.inForce(platform);
        Jvm jvm = Jvm.of(platform);
        Jvm.Holds before = null;
        try (SteadyLoad load = SteadyLoad.on(platform, questions(other))) {
            for (int round = 0; round < WARMING_UP + ROUNDS; round++) {
                if (round == WARMING_UP) {
                    before = jvm.holds();
                }
                if (round % 10 == WARMING_UP) {
                    System.out.println("after " + (round - WARMING_UP) + " rounds: " + jvm.classes());
                }
                comesIntoEffect("1." + 2 * round + ".0");
                comesIntoEffect("1." + (2 * round + 1) + ".0");
                String last = "1." + (2 * round + 1) + ".0";
                platform.remove(FILE);
                Await.holds("it is away", () -> state(last).equals("AWAY"));
            }
            Await.holds("its code is gone", () -> !runs());
            Jvm.Holds after = jvm.holds();
            load.end();
            SoftAssertions all = new SoftAssertions();
            all.assertThat(load.failures())
                    .as("of " + load.answered() + " answers, slowest " + load.slowestMillis() + " ms")
                    .isEmpty();
            all.assertThat(after.loaders())
                    .as("class loaders of bundles, after %s versions", 2 * ROUNDS)
                    .isLessThanOrEqualTo(before.loaders() + 3);
            all.assertThat(after.threadsBut(POOLS))
                    .as("threads before %s and after %s", before.threads(), after.threads())
                    .isLessThanOrEqualTo(before.threadsBut(POOLS) + 4);
            all.assertThat(after.metaspaceKb())
                    .as("metaspace in KB; before %s, after %s", before.loadedClasses(), after.loadedClasses())
                    .isLessThan(before.metaspaceKb() + WARMING_KB);
            all.assertAll();
        }
        assertThat(platform.log().linesWith("Should be wired to")).isEmpty();
    }

    private void comesIntoEffect(String version) {
        platform.drop(
                FILE,
                Licences.like("rounds", version)
                        .replace("documents/acceptance-notice.html", "依法作出决定", "依法作出决定(" + version + ")")
                        .build());
        bureau.publish(bureau.approve(bureau.awaitProposed(version)));
        Await.holds("its code", () -> state(version).equals("RUNNING"));
    }

    private String state(String version) {
        for (JsonNode plugin :
                platform.as("operator1").get("/api/plugins").expect(200).json().path("items")) {
            if (plugin.path("plugin").asText().endsWith("rounds")
                    && plugin.path("version").asText().equals(version)) {
                return plugin.path("state").asText();
            }
        }
        return "";
    }

    private boolean runs() {
        return platform.console().run("bundle:list -t 0 -s").contains(BUNDLE);
    }

    private static List<Question> questions(Bureau other) {
        return List.of(
                new Question("", "/api/health"),
                new Question("", "/api/disclosure/items/" + other.item()),
                new Question("window1", "/api/cases/tasks"),
                new Question("supervisor1", "/api/supervision/lamps"),
                new Question("legal1", "/api/catalog/items"),
                new Question("head1", "/api/identity/session"));
    }
}
