package org.sunhall.plugins.code;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Closes the gate for uninvited code. An activator and no component: with an early start level, which it takes itself, it stands before declarative
 * services, and before anything starts that was installed past the broker in an earlier run.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.sunhall.plugins.code.UninvitedCode\"",
        effective = "active")
public final class Gate implements BundleActivator {

    /** After Karaf's logging (8), before configuration, features and everything of the platform. */
    private static final int EARLY = 9;

    /** Created by the framework. */
    public Gate() {}

    @Override
    public void start(BundleContext context) {
        UninvitedCode uninvited = new UninvitedCode();
        context.registerService(
                new String[] {UninvitedCode.class.getName(), ResolverHookFactory.class.getName()}, uninvited, null);
        unresolve(context, uninvited);
        BundleStartLevel level = context.getBundle().adapt(BundleStartLevel.class);
        if (level.getStartLevel() > EARLY) {
            level.setStartLevel(EARLY);
        }
    }

    /** Karaf resolves all that is installed before it starts anything; what was not started yet is sent back here. */
    private static void unresolve(BundleContext context, UninvitedCode uninvited) {
        FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        Set<Bundle> resolved = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.RESOLVED)
                .filter(uninvited::isUninvited)
                .filter(bundle -> Set.of(bundle).containsAll(wiring.getDependencyClosure(Set.of(bundle))))
                .collect(Collectors.toSet());
        if (!resolved.isEmpty()) {
            wiring.refreshBundles(resolved);
        }
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service away.
    }
}
