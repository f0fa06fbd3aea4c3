package org.sunhall.plugin.gate;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Keeps every bundle unresolved that calls itself a plug-in and is not invited. As a predicate: whether a bundle is such a
 * one.
 */
final class UninvitedCode implements ResolverHookFactory, Predicate<Bundle> {

    private static final System.Logger LOG = System.getLogger(UninvitedCode.class.getName());
    private static final String NAMESPACE = "osgi.extender";
    private static final String OF_THE_BROKER = "sunhall:";
    private static final Map<String, Object> PLATFORM =
            Map.of(NAMESPACE, "org.sunhall.plugin", "version", new Version(1, 0, 0));
    private static final Map<String, Object> ANYBODY = Map.of(NAMESPACE, "anybody", "version", new Version(1, 0, 0));

    private final Predicate<Bundle> invited;
    private final Set<Long> named = ConcurrentHashMap.newKeySet();

    UninvitedCode(Predicate<Bundle> invited) {
        this.invited = invited;
    }

    @Override
    public boolean test(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null
                && revision.getDeclaredRequirements(NAMESPACE).stream().anyMatch(UninvitedCode::isPlatform)
                && !invited.test(bundle);
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
        if (!bundle.getLocation().startsWith(OF_THE_BROKER) && named.add(bundle.getBundleId())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Bundle " + bundle.getBundleId() + " " + bundle.getSymbolicName()
                            + " asks for the platform like a plug-in and stays unresolved:"
                            + " plug-ins come through the folder deploy or the API only");
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
                if (isPlatform(requirement) && !invited.test(bundle)) {
                    candidates.clear();
                    warn(bundle);
                }
            }

            @Override
            public void end() {}
        };
    }
}
