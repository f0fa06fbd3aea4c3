package org.sunhall.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Archive tricks: each is refused with the entry and the rule, and none of them throws. */
class HostileJarTest {

    private static final String PLUGIN = "SUNHALL-INF/plugin.json";
    private static final int CENTRAL = 0x02014b50;

    @Test
    void refusesWhatIsNoArchive() {
        assertRefused(new byte[0], "", "jar.damaged");
        assertRefused("not a jar".getBytes(StandardCharsets.US_ASCII), "", "jar.damaged");
    }

    @Test
    void refusesATruncatedJarWhereverItIsCut() {
        byte[] good = PluginJars.good();
        for (int length = 1; length < good.length; length += 997) {
            assertThat(PluginReader.read(Arrays.copyOf(good, length)).content()).isEmpty();
        }
        assertRefused(Arrays.copyOf(good, good.length - 1), "", "jar.damaged");
    }

    @Test
    void refusesAJarThatIsTooLarge() {
        assertRefused(new byte[PluginReader.MAX_JAR + 1], "", "jar.size");
    }

    @Test
    void refusesPathsThatLeadOut() {
        for (String path : new String[] {
            "/SUNHALL-INF/../evil.txt",
            "/../evil.txt",
            "//etc/passwd",
            "/a\\b.txt",
            "/C:evil.txt",
            "/a/./b.txt",
            "/a//b.txt",
            "/a\u0000.txt"
        }) {
            byte[] jar = PluginJars.edit().put(path, "x").build();
            assertThat(PluginReader.read(jar).findings()).as(path).anySatisfy(finding -> assertThat(finding.rule())
                    .isEqualTo("jar.path"));
        }
    }

    @Test
    void refusesDuplicatesAlsoWhenOnlyTheCaseDiffers() {
        assertRefused(
                PluginJars.edit().put("/SUNHALL-INF/Plugin.json", "{}").build(),
                "SUNHALL-INF/Plugin.json",
                "jar.duplicate");
        byte[] twice = PluginJars.edit().put("plugin.jsox", "{}").build();
        assertRefused(renameEverywhere(twice, "SUNHALL-INF/plugin.jsox", PLUGIN), PLUGIN, "jar.duplicate");
    }

    @Test
    void refusesNestedArchivesByNameAndByContent() {
        byte[] jar = PluginJars.good();
        assertRefused(PluginJars.edit().put("/lib/inner.jar", jar).build(), "lib/inner.jar", "jar.nested");
        assertRefused(PluginJars.edit().put("/lib/inner.txt", jar).build(), "lib/inner.txt", "jar.nested");
    }

    @Test
    void refusesNativeProgramsAndFilesOutOfPlace() {
        assertRefused(PluginJars.edit().put("/lib/libx.so", "x").build(), "lib/libx.so", "jar.native");
        assertRefused(
                PluginJars.edit().put("/OSGI-INF/blueprint/x.xml", "<x/>").build(),
                "OSGI-INF/blueprint/x.xml",
                "jar.place");
        assertRefused(PluginJars.edit().put("/META-INF/services/x", "y").build(), "META-INF/services/x", "jar.place");
        assertRefused(PluginJars.edit().put("scripts/x.js", "y").build(), "SUNHALL-INF/scripts/x.js", "jar.place");
    }

    @Test
    void refusesAZipBomb() {
        assertRefused(
                PluginJars.edit()
                        .put("documents/bomb.html", new byte[7_000_000])
                        .build(),
                "SUNHALL-INF/documents/bomb.html",
                "jar.bomb");
    }

    @Test
    void refusesABombThatLiesAboutItsSize() {
        byte[] jar = PluginJars.edit()
                .put("documents/bomb.html", new byte[7_000_000])
                .build();
        int entry = central(jar, "SUNHALL-INF/documents/bomb.html");
        buffer(jar).putInt(entry + 24, 100);
        assertRefused(jar, "SUNHALL-INF/documents/bomb.html", "jar.inconsistent", "jar.bomb");
    }

    @Test
    void refusesAnEntryThatIsTooLarge() {
        byte[] noise = new byte[8 * 1024 * 1024 + 1];
        new Random(1).nextBytes(noise);
        assertRefused(
                PluginJars.edit().put("documents/large.html", noise).build(),
                "SUNHALL-INF/documents/large.html",
                "jar.entry-size");
    }

    @Test
    void refusesTooManyEntries() {
        PluginJars jar = PluginJars.edit();
        for (int i = 0; i < 2_001; i++) {
            jar.put("/a/f" + i + ".txt", "");
        }
        assertRefused(jar.build(), "", "jar.entries");
    }

    @Test
    void refusesEncryptedEntries() {
        byte[] jar = PluginJars.edit().build();
        int entry = central(jar, PLUGIN);
        buffer(jar).putShort(entry + 8, (short) (buffer(jar).getShort(entry + 8) | 1));
        assertRefused(jar, PLUGIN, "jar.encrypted");
    }

    @Test
    void refusesLinks() {
        byte[] jar = PluginJars.edit().build();
        int entry = central(jar, PLUGIN);
        buffer(jar).putShort(entry + 4, (short) (3 << 8 | 20)).putInt(entry + 38, 0xA1FF << 16);
        assertRefused(jar, PLUGIN, "jar.link");
    }

    @Test
    void refusesADirectoryThatDisagreesWithTheLocalHeaders() {
        byte[] jar = PluginJars.edit().build();
        byte[] other = "SUNHALL-INF/plugin.jsoX".getBytes(StandardCharsets.US_ASCII);
        int local = buffer(jar).getInt(central(jar, PLUGIN) + 42);
        System.arraycopy(other, 0, jar, local + 30, other.length);
        assertRefused(jar, PLUGIN, "jar.inconsistent");
    }

    @Test
    void refusesBytesBeforeBetweenAndAfterTheEntries() {
        byte[] good = PluginJars.good();
        byte[] before = new byte[good.length + 16];
        System.arraycopy(good, 0, before, 16, good.length);
        assertRefused(before, "", "jar.inconsistent");
        assertRefused(Arrays.copyOf(good, good.length + 16), "", "jar.damaged");
    }

    @Test
    void refusesAnyChangedByteOfAFile() {
        byte[] jar = PluginJars.edit().build();
        int local = buffer(jar).getInt(central(jar, PLUGIN) + 42);
        jar[local + 30 + PLUGIN.length() + 8] ^= 1;
        assertThat(PluginReader.read(jar).content()).isEmpty();
    }

    @Test
    void neverThrowsWhateverByteIsChanged() {
        byte[] good = PluginJars.good();
        Random random = new Random(20261122);
        for (int i = 0; i < 300; i++) {
            byte[] jar = good.clone();
            for (int k = 0; k < 3; k++) {
                jar[random.nextInt(jar.length)] = (byte) random.nextInt();
            }
            PluginReader.read(jar);
        }
    }

    private static void assertRefused(byte[] jar, String file, String... rules) {
        PluginParse parse = PluginReader.read(jar);
        assertThat(parse.content()).isEmpty();
        assertThat(parse.findings()).anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(file);
            assertThat(finding.rule()).isIn((Object[]) rules);
        });
    }

    private static ByteBuffer buffer(byte[] jar) {
        return ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the entry's record stands in the central directory. */
    private static int central(byte[] jar, String name) {
        ByteBuffer zip = buffer(jar);
        for (int at = 0; at < jar.length - 46; at++) {
            if (zip.getInt(at) == CENTRAL
                    && zip.getShort(at + 28) == name.length()
                    && new String(jar, at + 46, name.length(), StandardCharsets.UTF_8).equals(name)) {
                return at;
            }
        }
        throw new IllegalArgumentException("no entry " + name);
    }

    private static byte[] renameEverywhere(byte[] jar, String from, String to) {
        byte[] renamed = jar.clone();
        byte[] old = from.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at <= jar.length - old.length; at++) {
            if (Arrays.equals(renamed, at, at + old.length, old, 0, old.length)) {
                System.arraycopy(to.getBytes(StandardCharsets.UTF_8), 0, renamed, at, old.length);
            }
        }
        return renamed;
    }
}
