package org.sunhall.plugin.gate;

import java.util.Arrays;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Holds the gate for uninvited code, whether the broker runs or not. It needs nothing but the framework, so that it stands
 * at start level 1, before anything that was installed past the broker in an earlier run could start.
 *
 * <p>It talks to the broker in types of the JDK only and exports nothing: invitations are services of type
 * {@code Predicate<Bundle>} with the property {@code sunhall.plugin-gate=invited}; it offers a
 * {@code Supplier<Collection<Bundle>>} with {@code sunhall.plugin-gate=uninvited}.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"java.util.function.Supplier\"",
        effective = "active")
public final class Gate implements BundleActivator {

    static final String PROPERTY = "sunhall.plugin-gate";
    private static final System.Logger LOG = System.getLogger(Gate.class.getName());

    private ServiceTracker<Predicate<Bundle>, Predicate<Bundle>> invitations;

    /** Created by the framework. */
    public Gate() {}

    @Override
    public void start(BundleContext context) throws InvalidSyntaxException {
        invitations = new ServiceTracker<>(
                context,
                FrameworkUtil.createFilter(
                        "(&(objectClass=" + Predicate.class.getName() + ")(" + PROPERTY + "=invited))"),
                null);
        invitations.open();
        UninvitedCode uninvited = new UninvitedCode(this::isInvited);
        context.registerService(ResolverHookFactory.class, uninvited, null);
        sendBack(context, uninvited);
        Supplier<Collection<Bundle>> list = () ->
                Arrays.stream(context.getBundles()).filter(uninvited::test).toList();
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(PROPERTY, "uninvited");
        context.registerService(Supplier.class, list, properties);
    }

    private boolean isInvited(Bundle bundle) {
        return invitations.getTracked().values().stream().anyMatch(invitation -> invitation.test(bundle));
    }

    /** Karaf resolves all that is installed before it starts anything; nothing of this may start, and it is sent back. */
    private static void sendBack(BundleContext context, UninvitedCode uninvited) {
        FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        List<Bundle> resolved = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.INSTALLED && bundle.getState() != Bundle.UNINSTALLED)
                .filter(uninvited)
                .toList();
        resolved.forEach(Gate::stop);
        List<Bundle> alone = resolved.stream()
                .filter(bundle -> Set.of(bundle).containsAll(wiring.getDependencyClosure(Set.of(bundle))))
                .toList();
        if (!alone.isEmpty()) {
            wiring.refreshBundles(alone);
        }
    }

    /** For good: the framework forgets that it shall be started. */
    private static void stop(Bundle bundle) {
        try {
            bundle.stop();
        } catch (BundleException | IllegalStateException e) {
            LOG.log(System.Logger.Level.ERROR, "Bundle " + bundle.getBundleId() + " could not be stopped", e);
        }
    }

    @Override
    public void stop(BundleContext context) {
        invitations.close();
    }
}
