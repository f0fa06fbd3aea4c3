package org.sunhall.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.sunhall.checker.PluginJars;
import org.sunhall.story.Story;

/** The sample plug-in, and plug-ins like it with an id and an item of their own. */
public final class Licences {

    /** The sample's version. */
    public static final String VERSION = "1.0.0";

    private Licences() {}

    /** The bureau on a platform where the sample's item is in force, bringing it there when it is not. */
    public static Bureau inForce(Platform platform) {
        Bureau bureau = new Bureau(platform, Story.ITEM);
        bureau.bringIntoEffect(() -> platform.drop(Workplace.sample()), VERSION);
        return bureau;
    }

    /** The sample's bytes. */
    public static byte[] sample() {
        try {
            return Files.readAllBytes(Workplace.sample());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The item of {@link #like}. */
    public static String itemLike(String suffix) {
        return Story.ITEM + "-" + suffix;
    }

    /** The sample under another id, with an item of its own, ready to be changed. */
    public static PluginJars like(String suffix, String version) {
        String item = '"' + Story.ITEM + '"';
        String other = '"' + itemLike(suffix) + '"';
        PluginJars jar = PluginJars.edit()
                .replaceHeader("Bundle-SymbolicName", "cn.sunshine.market.food-licence-" + suffix)
                .replace("plugin.json", "\"food-licence\"", "\"food-licence-" + suffix + "\"")
                .replace("items/food-licence.json", item, other)
                .replace("samples/restaurant.json", item, other)
                .replace("samples/school-canteen.json", item, other);
        return version.equals(VERSION) ? jar : jar.numbered(version);
    }
}
