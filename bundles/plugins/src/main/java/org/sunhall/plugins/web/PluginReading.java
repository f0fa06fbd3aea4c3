package org.sunhall.plugins.web;

import java.util.List;
import java.util.Optional;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.plugins.PluginRejection;
import org.sunhall.plugins.PluginView;
import org.sunhall.plugins.Plugins;
import org.sunhall.plugins.RefusedLanding;

/** Who may read what of the broker: operators everything, administrators and the legal office of a jurisdiction its own. */
final class PluginReading {

    private final Plugins plugins;

    PluginReading(Plugins plugins) {
        this.plugins = plugins;
    }

    Outcome<List<PluginView>> list(Actor actor) {
        return mayNotRead(actor)
                .map(Outcome::<List<PluginView>>refused)
                .orElseGet(() -> Outcome.accepted(plugins.list().stream()
                        .filter(plugin -> maySee(actor, plugin))
                        .toList()));
    }

    Outcome<PluginView> find(Actor actor, String digest) {
        Optional<Rejection> refusal = mayNotRead(actor);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return Optional.of(digest)
                .filter(hex -> hex.matches("[0-9a-f]{64}"))
                .map(Digest::new)
                .flatMap(plugins::find)
                .filter(plugin -> maySee(actor, plugin))
                .map(Outcome::accepted)
                .orElseGet(() ->
                        Outcome.refused(PluginRejection.UNKNOWN, Text.of("没有这个插件。", "There is no such plug-in.")));
    }

    Outcome<List<RefusedLanding>> refusals(Actor actor) {
        Optional<Rejection> refusal = mayNotRead(actor);
        if (refusal.isEmpty() && !Readers.isOperator(actor) && !actor.has(Role.BUREAU_ADMIN)) {
            refusal = Optional.of(Rejection.of(
                    PluginRejection.FORBIDDEN,
                    Text.of(
                            "被拒绝的文件只对运行维护人员和部门管理员开放。",
                            "Refused files are shown to operators and a bureau's administrators only.")));
        }
        return refusal.map(Outcome::<List<RefusedLanding>>refused)
                .orElseGet(() -> Outcome.accepted(plugins.refusals()));
    }

    private static Optional<Rejection> mayNotRead(Actor actor) {
        return Readers.mayRead(actor).refusal();
    }

    private static boolean maySee(Actor actor, PluginView plugin) {
        return Readers.maySee(actor, Optional.of(plugin.jurisdiction()));
    }
}
