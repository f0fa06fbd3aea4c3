package org.sunhall.plugins.code;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps every bundle unresolved that calls itself a plug-in and was not installed by the broker. */
public final class UninvitedCode implements ResolverHookFactory {

    private static final Logger LOG = LoggerFactory.getLogger(UninvitedCode.class);
    private static final String NAMESPACE = "osgi.extender";
    private static final Map<String, Object> PLATFORM =
            Map.of(NAMESPACE, "org.sunhall.plugin", "version", new Version(1, 0, 0));
    private static final Map<String, Object> ANYBODY = Map.of(NAMESPACE, "anybody", "version", new Version(1, 0, 0));

    private final Set<Long> invited = ConcurrentHashMap.newKeySet();
    private final Set<Long> named = ConcurrentHashMap.newKeySet();

    /** The broker has installed this bundle from the store. */
    void invite(Bundle bundle) {
        invited.add(bundle.getBundleId());
    }

    /** The bundle is no longer what the broker installed. */
    void disinvite(Bundle bundle) {
        invited.remove(bundle.getBundleId());
    }

    /** Whether it asks for the platform, as plug-ins do, and the broker has not installed it. */
    boolean isUninvited(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null
                && !invited.contains(bundle.getBundleId())
                && revision.getDeclaredRequirements(NAMESPACE).stream().anyMatch(UninvitedCode::isPlatform);
    }

    private static boolean isPlatform(BundleRequirement requirement) {
        String filter = requirement.getDirectives().get("filter");
        if (filter == null || !NAMESPACE.equals(requirement.getNamespace())) {
            return false;
        }
        try {
            // A presence test such as (osgi.extender=*) is met by any extender and is none of ours.
            return FrameworkUtil.createFilter(filter).matches(PLATFORM)
                    && !FrameworkUtil.createFilter(filter).matches(ANYBODY);
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }

    private void warn(Bundle bundle) {
        // What an earlier run of the broker left installed is taken away when the broker is ready.
        if (!bundle.getLocation().startsWith(PluginCode.SCHEME) && named.add(bundle.getBundleId())) {
            LOG.warn(
                    "Bundle {} {} asks for the platform like a plug-in and stays unresolved:"
                            + " plug-ins come through the folder deploy or the API only",
                    bundle.getBundleId(),
                    bundle.getSymbolicName());
        }
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return new ResolverHook() {
            /** Not here: once anything is removed, Felix takes only unresolved bundles for providers (seen with 7.0.5). */
            @Override
            public void filterResolvable(Collection<BundleRevision> candidates) {}

            @Override
            public void filterSingletonCollisions(
                    BundleCapability singleton, Collection<BundleCapability> collisionCandidates) {}

            @Override
            public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
                Bundle bundle = requirement.getRevision().getBundle();
                if (isPlatform(requirement) && !invited.contains(bundle.getBundleId())) {
                    candidates.clear();
                    warn(bundle);
                }
            }

            @Override
            public void end() {}
        };
    }
}
