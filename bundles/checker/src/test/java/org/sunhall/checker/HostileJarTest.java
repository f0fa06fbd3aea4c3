package org.sunhall.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Archive tricks that need more than one try; the others stand in the table of {@link BrokenPlugin}. */
class HostileJarTest {

    private static final int CENTRAL = 0x02014b50;

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
    void refusesABombThatLiesAboutItsSize() {
        byte[] jar = PluginJars.edit()
                .put("documents/bomb.html", new byte[7_000_000])
                .build();
        int entry = central(jar, "SUNHALL-INF/documents/bomb.html");
        buffer(jar).putInt(entry + 24, 100);
        assertRefused(jar, "SUNHALL-INF/documents/bomb.html", "jar.inconsistent", "jar.bomb");
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
}
