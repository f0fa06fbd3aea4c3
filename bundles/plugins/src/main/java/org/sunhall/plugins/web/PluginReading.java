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
        if (refusal.isEmpty() && !isOperator(actor) && !actor.has(Role.BUREAU_ADMIN)) {
            refusal = Optional.of(forbidden());
        }
        return refusal.map(Outcome::<List<RefusedLanding>>refused)
                .orElseGet(() -> Outcome.accepted(plugins.refusals()));
    }

    private static Optional<Rejection> mayNotRead(Actor actor) {
        if (actor.isAnonymous()) {
            return Optional.of(Rejection.of(PluginRejection.UNAUTHENTICATED, Text.of("请先登录。", "Sign in first.")));
        }
        boolean reader = isOperator(actor) || actor.has(Role.BUREAU_ADMIN) || actor.has(Role.LEGAL);
        return reader ? Optional.empty() : Optional.of(forbidden());
    }

    private static Rejection forbidden() {
        return Rejection.of(
                PluginRejection.FORBIDDEN,
                Text.of(
                        "插件信息只对运行维护人员、部门管理员和法制机构开放。",
                        "Plug-ins are shown to operators, a bureau's administrators and the legal office only."));
    }

    private static boolean isOperator(Actor actor) {
        return actor.has(Role.OPERATOR) || actor.has(Role.SYSTEM);
    }

    private static boolean maySee(Actor actor, PluginView plugin) {
        return isOperator(actor)
                || actor.jurisdiction().filter(plugin.jurisdiction()::equals).isPresent();
    }
}
