package org.sunhall.plugins.code;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.Text;
import org.sunhall.plugin.api.AutomaticTask;

/**
 * The bundles of plug-ins in the framework. They are started transiently, so that after a restart of the framework nothing
 * of them runs before the broker has looked at it again, and are installed afresh from the store each time. Used by one
 * thread, except {@link #task} and {@link #running}.
 */
public final class PluginCode implements SynchronousBundleListener {

    /** What the location of a plug-in's bundle begins with. */
    public static final String SCHEME = "sunhall:";

    private static final Logger LOG = LoggerFactory.getLogger(PluginCode.class);
    private static final long CLOSE_MILLIS = 2000;

    private final BundleContext context;
    private final Bundle system;
    private final Duration limit;
    private final Listener listener;
    private final Map<Digest, Bundle> started = new ConcurrentHashMap<>();
    private final Set<Bundle> invited = ConcurrentHashMap.newKeySet();
    private ServiceRegistration<?> invitation;

    /**
     * Code in this framework.
     *
     * @param context       the broker's
     * @param limit         how long starting and stopping may take
     */
    public PluginCode(BundleContext context, Duration limit, Listener listener) {
        this.context = context;
        this.system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        this.limit = limit;
        this.listener = listener;
    }

    /** Who is told of what nobody asked for. */
    public interface Listener {

        /** Somebody else stopped or changed a plug-in's bundle. Must be quick. */
        void disturbed();

        /** The wiring of others changed, or would have, beside a plug-in's start or stop. In the thread of whoever asked for that. */
        void wiring(Digest plugin, Text what, String detail);
    }

    /** Takes away what an earlier run left installed, and tells the gate who is invited from now on. */
    public void open() {
        context.addBundleListener(this);
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(SCHEME)) {
                remove(bundle);
            }
        }
        Predicate<Bundle> isInvited = invited::contains;
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("sunhall.plugin-gate", "invited");
        invitation = context.registerService(Predicate.class, isInvited, properties);
    }

    /**
     * Stops the code of all plug-ins; what is on record stays. In a thread of its own and not waited for long: whoever stops
     * the broker's bundle holds locks of declarative services, which the end of a plug-in may need first.
     */
    public void close() throws InterruptedException {
        context.removeBundleListener(this);
        invitation.unregister();
        Thread last = new Thread(() -> List.copyOf(started.keySet()).forEach(this::stop), "sunhall-plugins-stop");
        last.setDaemon(true);
        last.start();
        last.join(CLOSE_MILLIS);
    }

    /** Whether the framework is where plug-ins run: not on its way up or down. Else nothing is started or put on record. */
    public boolean isTime() {
        FrameworkStartLevel levels = system.adapt(FrameworkStartLevel.class);
        int state = system.getState();
        return (state == Bundle.ACTIVE || state == Bundle.STARTING)
                && levels.getStartLevel() >= levels.getInitialBundleStartLevel();
    }

    /** Whether its code runs. */
    public boolean runs(Digest digest) {
        Bundle bundle = started.get(digest);
        return bundle != null && bundle.getState() == Bundle.ACTIVE;
    }

    /** Whose code runs. */
    public Set<Digest> running() {
        return started.entrySet().stream()
                .filter(entry -> entry.getValue().getState() == Bundle.ACTIVE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Installs a plug-in's bundle from its bytes and starts it. Nothing else in the framework is refreshed by that.
     *
     * @param jar the bytes, verified to have this digest
     * @throws CodeFailure when it does not start, or not in time, or would touch others
     */
    public void start(Digest digest, String symbolicName, byte[] jar) throws CodeFailure {
        stop(digest);
        String location = SCHEME + digest.hex();
        Optional.ofNullable(context.getBundle(location)).ifPresent(this::remove);
        Map<Bundle, BundleWiring> before = wirings();
        Bundle bundle = install(location, jar);
        boolean done = false;
        try {
            prepare(bundle, symbolicName);
            verifyWiring(bundle);
            othersAsBefore(digest, before);
            limited("start", () -> {
                bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
                return null;
            });
            if (bundle.getState() != Bundle.ACTIVE) {
                throw failure("插件代码没有保持运行", "the plug-in's code did not stay active", null);
            }
            othersAsBefore(digest, before);
            started.put(digest, bundle);
            done = true;
        } catch (BundleException e) {
            throw failure("插件代码无法启动", "the plug-in's code does not start", e);
        } finally {
            if (!done) {
                remove(bundle);
            }
        }
    }

    private Bundle install(String location, byte[] jar) throws CodeFailure {
        try {
            return context.installBundle(location, new ByteArrayInputStream(jar));
        } catch (BundleException e) {
            throw failure("插件无法安装", "the plug-in cannot be installed", e);
        }
    }

    /** Everything that can be known before any of its code runs. */
    private void prepare(Bundle bundle, String symbolicName) throws CodeFailure {
        bundle.adapt(BundleStartLevel.class)
                .setStartLevel(system.adapt(FrameworkStartLevel.class).getInitialBundleStartLevel());
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        boolean apart = (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) == 0
                && revision.getDeclaredCapabilities("osgi.wiring.package").isEmpty()
                && revision.getDeclaredRequirements("osgi.wiring.bundle").isEmpty();
        if (!apart
                || !Objects.equals(bundle.getSymbolicName(), symbolicName)
                || !othersTouchedBy(bundle).isEmpty()) {
            throw CodeFailure.wiring(Text.of("启动该插件会影响其他组件", "starting the plug-in would touch others"));
        }
        invited.add(bundle);
        if (!system.adapt(FrameworkWiring.class).resolveBundles(Set.of(bundle))) {
            throw failure("插件所需的平台能力不存在", "what the plug-in requires of the platform is not there", unresolved(bundle));
        }
    }

    /** The framework says why only when it is asked to start the bundle, which cannot succeed. */
    private static BundleException unresolved(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return null;
        } catch (BundleException e) {
            return e;
        }
    }

    /** Before any of its code runs: packages come from the JDK and the platform's API alone, and nothing from another plug-in. */
    private void verifyWiring(Bundle bundle) throws CodeFailure {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null) {
            throw CodeFailure.wiring(Text.of("插件没有装配", "the plug-in is not wired"));
        }
        Optional<Bundle> api = Optional.ofNullable(FrameworkUtil.getBundle(AutomaticTask.class));
        for (BundleWire wire : wiring.getRequiredWires(null)) {
            Bundle provider = wire.getProvider().getBundle();
            boolean classes = wire.getCapability().getNamespace().equals(BundleRevision.PACKAGE_NAMESPACE);
            boolean fromPlatform =
                    provider.equals(system) || api.filter(provider::equals).isPresent();
            if (provider.getLocation().startsWith(SCHEME) || classes && !fromPlatform) {
                throw CodeFailure.wiring(
                        Text.of("插件被装配到不允许的组件{0}", "the plug-in was wired to {0}, which is not allowed")
                                .with(provider.getSymbolicName()));
            }
        }
    }

    private void othersAsBefore(Digest digest, Map<Bundle, BundleWiring> before) {
        Map<Bundle, BundleWiring> now = wirings();
        List<String> changed = before.entrySet().stream()
                .filter(other -> other.getKey().getState() != Bundle.UNINSTALLED)
                .filter(other -> now.get(other.getKey()) != other.getValue())
                .map(other -> other.getKey().getSymbolicName())
                .sorted()
                .toList();
        if (!changed.isEmpty()) {
            LOG.warn("The wiring of {} changed while a plug-in was started", changed);
            listener.wiring(
                    digest,
                    Text.of("启动插件期间,其他组件的装配发生变化。", "The wiring of others changed while the plug-in was started."),
                    String.join("\n", changed));
        }
    }

    private Map<Bundle, BundleWiring> wirings() {
        Map<Bundle, BundleWiring> wirings = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (wiring != null) {
                wirings.put(bundle, wiring);
            }
        }
        return wirings;
    }

    /** Stops a plug-in's code and takes its bundle away; nothing happens when it does not run. */
    public void stop(Digest digest) {
        Bundle bundle = started.remove(digest);
        if (bundle != null) {
            remove(bundle);
        }
    }

    private void remove(Bundle bundle) {
        invited.remove(bundle);
        try {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                limited("stop", () -> {
                    bundle.uninstall();
                    return null;
                });
            }
        } catch (BundleException | IllegalStateException | CodeFailure e) {
            LOG.error("{} could not be stopped cleanly", bundle.getLocation(), e);
        }
        Collection<Bundle> others = othersTouchedBy(bundle);
        if (others.isEmpty()) {
            system.adapt(FrameworkWiring.class).refreshBundles(Set.of(bundle));
        } else {
            LOG.error("{} is not refreshed, since that would restart {}", bundle.getLocation(), others);
            listener.wiring(
                    digest(bundle),
                    Text.of("停止插件会影响其他组件,未刷新。", "Stopping the plug-in would touch others; nothing was refreshed."),
                    others.stream().map(Bundle::getSymbolicName).sorted().collect(Collectors.joining("\n")));
        }
    }

    private static Digest digest(Bundle bundle) {
        return new Digest(bundle.getLocation().substring(SCHEME.length()));
    }

    /** What a refresh of this bundle would restart beside it. */
    private Collection<Bundle> othersTouchedBy(Bundle bundle) {
        List<Bundle> closure =
                new ArrayList<>(system.adapt(FrameworkWiring.class).getDependencyClosure(Set.of(bundle)));
        closure.remove(bundle);
        return closure;
    }

    /** The service of a running plug-in that does this task. */
    public Optional<ServiceReference<AutomaticTask>> task(Digest digest, String name) {
        Bundle bundle = started.get(digest);
        if (bundle == null) {
            return Optional.empty();
        }
        try {
            return context.getServiceReferences(AutomaticTask.class, null).stream()
                    .filter(reference -> bundle.equals(reference.getBundle()))
                    .filter(reference -> name.equals(reference.getProperty(AutomaticTask.NAME)))
                    .findFirst();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter is always valid", e);
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        boolean disturbed =
                (event.getType() & (BundleEvent.UPDATED | BundleEvent.STOPPED)) != 0 && started.containsValue(bundle);
        if (disturbed) {
            if (event.getType() == BundleEvent.UPDATED) {
                invited.remove(bundle);
                LOG.error("{} was updated past the broker; it is installed again from the store", bundle.getLocation());
            }
            listener.disturbed();
        }
    }

    /** Work that runs a plug-in's code, in a thread that can be left behind. */
    private void limited(String what, Callable<Void> work) throws BundleException, CodeFailure {
        FutureTask<Void> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "sunhall-plugin-" + what);
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw failure("插件代码未在限时内启动或停止", "the plug-in's code did not start or stop in time", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("平台正在停止", "the platform is stopping", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BundleException bundleException) {
                throw bundleException;
            }
            throw failure("插件代码出错", "the plug-in's code failed", e.getCause());
        }
    }

    private static CodeFailure failure(String zh, String en, Throwable cause) {
        String reason = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new CodeFailure(Text.of(zh + reason, en + reason), cause);
    }
}
