package org.sunhall.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.packs.Packs;

/**
 * Files that chance has changed: there are findings or none, never an exception. How often is set by {@code sunhall.fuzz}; the full run
 * takes 100 000.
 */
class FuzzTest {

    private static final int TIMES = Integer.getInteger("sunhall.fuzz", 2_000);
    /** A file inside a sound archive is checked to the end, which takes that much longer. */
    private static final int FILE_COST = 10;

    private static final long SEED = Long.getLong("sunhall.fuzz.seed", 20261123L);
    private static final CheckContext CONTEXT =
            CheckContext.alone(Packs.of(new JurisdictionId("sunshine")), LocalDate.of(2026, 11, 23));
    private static final List<String> FILES = List.of(
            "plugin.json",
            "items/food-licence.json",
            "forms/food-licence.json",
            "workflows/food-licence.bpmn",
            "documents/grant-decision.html",
            "samples/restaurant.json",
            "discretion/fine.json",
            "migration/first.json",
            "/OSGI-INF/cn.sunshine.market.food.LicenceNumberTask.xml",
            "/META-INF/MANIFEST.MF",
            "/cn/sunshine/market/food/LicenceNumber.class");
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "<",
            ">",
            "/",
            "null",
            "true",
            "-1",
            "1e999",
            "\\u0000",
            "$ref",
            "#",
            "~1",
            "${",
            "<#",
            "&lt;",
            "]]>",
            "\uD800",
            "99999999999999999999");

    private final Random random = new Random(SEED);

    @Test
    void changedFilesGiveFindingsAndNeverAnException() {
        PluginJars good = BrokenPlugin.withMigration(BrokenPlugin.withGoodTable(PluginJars.edit()));
        int rounds = TIMES / FILE_COST;
        int refused = 0;
        for (int i = 0; i < rounds; i++) {
            String file = FILES.get(random.nextInt(FILES.size()));
            byte[] jar = good.copy().put(file, changed(good.bytes(file))).build();
            if (!survives(jar, file, i).isEmpty()) {
                refused++;
            }
        }
        assertThat(refused).as("most changes are noticed").isGreaterThan(rounds / 2);
    }

    @Test
    void changedArchivesGiveFindingsAndNeverAnException() {
        byte[] good = PluginJars.good();
        for (int i = 0; i < TIMES; i++) {
            byte[] jar = good.clone();
            for (int k = random.nextInt(6); k >= 0; k--) {
                // Half of the hits go to the end, where the directory is.
                int at = random.nextBoolean() ? random.nextInt(jar.length) : jar.length - 1 - random.nextInt(2_000);
                jar[at] = (byte) random.nextInt();
            }
            survives(jar, "archive", i);
        }
    }

    private static List<Finding> survives(byte[] jar, String what, int round) {
        try {
            JarSigning.read(jar);
            return Checker.checkJar(jar, CONTEXT).findings();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + SEED + ", round " + round + ", " + what, e);
        }
    }

    private byte[] changed(byte[] bytes) {
        byte[] result = bytes.clone();
        for (int k = random.nextInt(3); k >= 0; k--) {
            result = switch (random.nextInt(5)) {
                case 0 -> replaced(result, new byte[] {(byte) random.nextInt()}, 1);
                case 1 -> replaced(result, new byte[0], random.nextInt(40));
                case 2 ->
                    replaced(
                            result,
                            TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8),
                            random.nextInt(4));
                case 3 -> replaced(result, cut(result), 0);
                default -> replaced(result, cut(result), random.nextInt(40));
            };
        }
        return result;
    }

    private byte[] cut(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(200));
        return Arrays.copyOfRange(bytes, from, to);
    }

    private byte[] replaced(byte[] bytes, byte[] with, int length) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + length);
        byte[] result = new byte[bytes.length - (end - at) + with.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(with, 0, result, at, with.length);
        System.arraycopy(bytes, end, result, at + with.length, bytes.length - end);
        return result;
    }
}
