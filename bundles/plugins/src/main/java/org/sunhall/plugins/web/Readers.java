package org.sunhall.plugins.web;

import java.util.Optional;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.plugins.PluginRejection;

/** Who may read of plug-ins: operators everything, administrators and the legal office of a jurisdiction its own. */
final class Readers {

    private Readers() {}

    static Outcome<Boolean> mayRead(Actor actor) {
        if (actor.isAnonymous()) {
            return Outcome.refused(PluginRejection.UNAUTHENTICATED, Text.of("请先登录。", "Sign in first."));
        }
        return isOperator(actor) || actor.has(Role.BUREAU_ADMIN) || actor.has(Role.LEGAL)
                ? Outcome.accepted(true)
                : Outcome.refused(
                        PluginRejection.FORBIDDEN,
                        Text.of(
                                "插件信息只对运行维护人员、部门管理员和法制机构开放。",
                                "Plug-ins are shown to operators, a bureau's administrators and the legal office only."));
    }

    static boolean isOperator(Actor actor) {
        return actor.has(Role.OPERATOR) || actor.has(Role.SYSTEM);
    }

    /** What belongs to no jurisdiction is the operators' alone. */
    static boolean maySee(Actor actor, Optional<JurisdictionId> owner) {
        return isOperator(actor) || owner.isPresent() && actor.jurisdiction().equals(owner);
    }
}
