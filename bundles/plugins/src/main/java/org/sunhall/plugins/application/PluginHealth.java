package org.sunhall.plugins.application;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.kernel.Text;
import org.sunhall.plugins.PluginState;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.Plugins;
import org.sunhall.rest.Health;
import org.sunhall.rest.HealthSource;

/** Plug-ins in health: degraded while one that is needed does not run. */
@Component(service = HealthSource.class, configurationPid = "org.sunhall.plugins")
public final class PluginHealth implements HealthSource {

    private final Plugins plugins;
    private final boolean unsignedAllowed;

    /** Takes the broker. */
    @Activate
    public PluginHealth(BrokerConfig config, @Reference Plugins plugins) {
        this.plugins = plugins;
        this.unsignedAllowed = config.unsigned().equals("allowed");
    }

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public Health check() {
        List<PluginView> all = plugins.list();
        long running = all.stream()
                .filter(plugin -> plugin.state() == PluginState.RUNNING)
                .count();
        long failed = all.stream()
                .filter(plugin -> plugin.state() == PluginState.FAILED)
                .count();
        int refused = plugins.refusals().size();
        Map<String, Object> figures = Map.of(
                "landed",
                all.size(),
                "running",
                running,
                "failed",
                failed,
                "refusedFiles",
                refused,
                "unsigned",
                unsignedAllowed ? "allowed" : "refused");
        if (failed > 0) {
            return new Health(
                    Health.State.DEGRADED,
                    Text.of("有插件未能运行,见插件列表", "A plug-in does not run; see the list of plug-ins"),
                    figures);
        }
        return new Health(
                Health.State.UP,
                unsignedAllowed
                        ? Text.of("允许未签名的插件,仅供演示", "unsigned plug-ins are allowed, for demonstrations only")
                        : Text.of("正常", "well"),
                figures);
    }
}
