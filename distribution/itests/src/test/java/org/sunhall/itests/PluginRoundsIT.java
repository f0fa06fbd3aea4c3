package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.sunhall.itests.SteadyLoad.Question;

/** A plug-in comes, changes and goes, round after round: nobody else notices, and nothing of it stays in memory. */
@Order(35)
@OnPlatform(Db.DERBY)
class PluginRoundsIT {

    private static final int ROUNDS = Integer.getInteger("sunhall.rounds", 10);
    private static final int WARMING_UP = 2;
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
                comesIntoEffect("1." + 2 * round + ".0");
                comesIntoEffect("1." + (2 * round + 1) + ".0");
                platform.remove(FILE);
                Await.holds("its code is gone", () -> !runs());
            }
            Jvm.Holds after = jvm.holds();
            load.end();
            assertThat(load.failures())
                    .as("of " + load.answered() + " answers, slowest " + load.slowestMillis() + " ms")
                    .isEmpty();
            assertThat(after.loaders()).as("class loaders of bundles").isLessThanOrEqualTo(before.loaders() + 1);
            assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 8);
            assertThat(after.metaspaceKb())
                    .as("metaspace, KB")
                    .isLessThan(before.metaspaceKb() + 2_000 + before.metaspaceKb() / 50);
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
        Await.holds("its code", () -> platform.console()
                .run("sunhall:plugin-list")
                .lines()
                .anyMatch(line -> line.contains(version) && line.contains("rounds") && line.contains("RUNNING")));
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
