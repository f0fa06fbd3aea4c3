package org.sunhall.plugins.application;

import java.util.Optional;
import org.sunhall.checker.PluginContent;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Organisation;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.plugins.PluginRejection;

/** Who may land plug-ins: the platform, its operators, and a bureau's administrator for that bureau's items. */
public final class Authority {

    private static final int DEEPEST = 20;

    private final Directory directory;

    Authority(Directory directory) {
        this.directory = directory;
    }

    /** Why they may not land anything, whatever it is. */
    public static Optional<Rejection> mayNotLandAnything(Actor actor) {
        if (actor.isAnonymous()) {
            return Optional.of(
                    Rejection.of(PluginRejection.UNAUTHENTICATED, Text.of("上传插件须先登录。", "Sign in to upload plug-ins.")));
        }
        return isOperator(actor) || actor.has(Role.BUREAU_ADMIN)
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        PluginRejection.FORBIDDEN,
                        Text.of(
                                "只有平台运行维护人员和部门管理员可以部署插件。",
                                "Only operators and a bureau's administrators may deploy plug-ins.")));
    }

    static boolean isOperator(Actor actor) {
        return actor.has(Role.SYSTEM) || actor.has(Role.OPERATOR);
    }

    /** Why they may not land this plug-in. */
    Optional<Rejection> mayNotLand(Actor actor, PluginContent content) {
        if (isOperator(actor)) {
            return Optional.empty();
        }
        boolean own = actor.jurisdiction()
                        .filter(content.descriptor().jurisdiction()::equals)
                        .isPresent()
                && actor.org().isPresent()
                && content.items().stream()
                        .allMatch(item ->
                                isWithin(item.implementingSubject(), actor.org().get()));
        return own
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        PluginRejection.FORBIDDEN,
                        Text.of(
                                "该插件含有其他部门的事项;部门管理员只能部署本部门的插件。",
                                "The plug-in defines items of another organisation; a bureau's administrator deploys"
                                        + " plug-ins of the own organisation only.")));
    }

    private boolean isWithin(OrgId org, OrgId root) {
        Optional<OrgId> at = Optional.of(org);
        for (int depth = 0; depth < DEEPEST && at.isPresent(); depth++) {
            if (at.get().equals(root)) {
                return true;
            }
            at = directory.organisation(at.get()).flatMap(Organisation::parent);
        }
        return false;
    }
}
