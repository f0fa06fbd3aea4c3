package org.sunhall.plugins.code;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/** An embedded framework with declarative services, in which the test plays the broker's bundle. */
public final class TestFramework implements AutoCloseable {

    private static final String PACKAGES = "org.sunhall.plugin.api;version=1.0.0,"
            + "org.osgi.service.component;version=1.5.1,org.osgi.service.component.runtime;version=1.5.1,"
            + "org.osgi.service.component.runtime.dto;version=1.5.1,"
            + "org.osgi.util.promise;version=1.3.0,org.osgi.util.function;version=1.2.0";
    private final Framework framework;

    private TestFramework(Framework framework) {
        this.framework = framework;
    }

    /** Starts one with its storage in this directory; what is there from before is found again. */
    public static TestFramework in(Path storage) throws BundleException {
        Map<String, String> settings = new HashMap<>();
        settings.put("org.osgi.framework.storage", storage.toString());
        settings.put("org.osgi.framework.system.packages.extra", PACKAGES);
        settings.put("felix.log.level", "1");
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        TestFramework framework = new TestFramework(factory.newFramework(settings));
        framework.framework.start();
        framework.start("org.sunhall.plugin.gate.Gate");
        framework.start("org.apache.felix.scr.impl.Activator");
        return framework;
    }

    /** Starts the bundle that this activator lies in. */
    private void start(String activator) throws BundleException {
        try {
            String bundle = Class.forName(activator, false, getClass().getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString();
            Bundle existing = context().getBundle("reference:" + bundle);
            (existing == null ? context().installBundle("reference:" + bundle) : existing).start();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The broker's bundle context. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** What the gate keeps out now. */
    @SuppressWarnings("unchecked")
    public Supplier<Collection<Bundle>> uninvited() {
        ServiceReference<?> list = context().getServiceReference(Supplier.class);
        return (Supplier<Collection<Bundle>>) context().getService(list);
    }

    /** The bundle of a plug-in; null when it is not installed. */
    public Bundle plugin(org.sunhall.kernel.Digest digest) {
        return context().getBundle(PluginCode.SCHEME + digest.hex());
    }

    /** Lets go of an uninstalled bundle for good, and waits for it. */
    public void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(Set.of(bundle), event -> done.countDown());
        done.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }
}
