package org.sunhall.plugins.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.PluginId;
import org.sunhall.kernel.Text;

class PlanTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    @Test
    void startsNothingThatNobodyNeeds() {
        Shelf shelf = shelf(List.of(plugin("a", "1.0.0", false, false)), "a-1.0.0");
        assertThat(Plan.of(shelf, Set.of())).isEqualTo(new Plan(List.of(), List.of()));
    }

    @Test
    void startsWhatIsNeededAndPresent() {
        StoredPlugin plugin = plugin("a", "1.0.0", true, false);
        assertThat(Plan.of(shelf(List.of(plugin), "a-1.0.0"), Set.of()).start()).containsExactly(plugin.digest());
        assertThat(Plan.of(shelf(List.of(plugin), "a-1.0.0"), Set.of(plugin.digest())))
                .isEqualTo(new Plan(List.of(), List.of()));
    }

    @Test
    void startsNothingWhoseLastFileIsGone() {
        StoredPlugin plugin = plugin("a", "1.0.0", true, true);
        assertThat(Plan.of(shelf(List.of(plugin)), Set.of()).start()).isEmpty();
        assertThat(Plan.of(shelf(List.of(plugin)), Set.of(plugin.digest())).stop())
                .containsExactly(plugin.digest());
    }

    @Test
    void keepsTheApprovedVersionRunningWhileTheFileOfAHigherOneIsThere() {
        StoredPlugin approved = plugin("a", "1.0.0", true, false);
        StoredPlugin proposed = plugin("a", "1.1.0", false, false);
        Plan plan = Plan.of(shelf(List.of(approved, proposed), "a-1.1.0"), Set.of(approved.digest()));
        assertThat(plan).isEqualTo(new Plan(List.of(), List.of()));
    }

    @Test
    void runsTwoVersionsSideBySideWhenCasesNeedTheOldOne() {
        StoredPlugin old = plugin("a", "1.0.0", false, true);
        StoredPlugin now = plugin("a", "1.1.0", true, false);
        assertThat(Plan.of(shelf(List.of(old, now), "a-1.1.0"), Set.of()).start())
                .containsExactlyInAnyOrder(old.digest(), now.digest());
    }

    @Test
    void stopsWhatIsTakenOutAndWhatNobodyKnows() {
        StoredPlugin plugin = plugin("a", "1.0.0", true, false);
        StoredPlugin failed = new StoredPlugin(
                plugin.digest(),
                plugin.id(),
                plugin.version(),
                plugin.symbolicName(),
                plugin.title(),
                plugin.jurisdiction(),
                plugin.items(),
                true,
                NOW,
                true,
                false,
                true,
                Optional.of(new StoredPlugin.Failure(NOW, Text.same("timeout"))));
        Digest stranger = Digest.of("stranger");
        Plan plan = Plan.of(shelf(List.of(failed), "a-1.0.0"), Set.of(failed.digest(), stranger));
        assertThat(plan.stop()).containsExactlyInAnyOrder(failed.digest(), stranger);
        assertThat(plan.start()).isEmpty();
    }

    @Test
    void parksAPluginByItsLastFileOnly() {
        StoredPlugin one = plugin("a", "1.0.0", true, false);
        StoredPlugin two = plugin("a", "1.1.0", false, false);
        Shelf both = shelf(List.of(one, two), "a-1.0.0", "a-1.1.0");
        assertThat(both.lostBy("a-1.0.0.jar", Optional.empty())).isEmpty();
        Shelf single = shelf(List.of(one, two), "a-1.1.0");
        assertThat(single.lostBy("a-1.1.0.jar", Optional.empty())).containsExactly(new PluginId("a"));
    }

    @Test
    void countsAFileWithRefusedContentAsWhatItWas() {
        StoredPlugin plugin = plugin("a", "1.0.0", true, false);
        Shelf shelf = shelf(List.of(plugin), "a-1.0.0");
        DeployFile broken = new DeployFile(
                "a-1.0.0.jar",
                new Stamp(3, 3),
                Optional.of(plugin.digest()),
                Optional.of(new DeployFile.Refusal(Digest.of("broken"), NOW, List.of())));
        assertThat(shelf.lostBy("a-1.0.0.jar", Optional.of(broken))).isEmpty();
    }

    static StoredPlugin plugin(String id, String version, boolean forCatalog, boolean forCases) {
        return new StoredPlugin(
                Digest.of(id + "-" + version),
                new PluginId(id),
                version,
                "cn.test." + id,
                Text.same(id),
                new JurisdictionId("sunshine"),
                List.of(new ItemCode("item-" + id)),
                true,
                NOW,
                forCatalog,
                forCases,
                false,
                Optional.empty());
    }

    private static Shelf shelf(List<StoredPlugin> plugins, String... files) {
        List<DeployFile> deployed = java.util.Arrays.stream(files)
                .map(file -> DeployFile.accepted(file + ".jar", new Stamp(1, 1), Digest.of(file)))
                .toList();
        return new Shelf(plugins, deployed, Map.of());
    }
}
