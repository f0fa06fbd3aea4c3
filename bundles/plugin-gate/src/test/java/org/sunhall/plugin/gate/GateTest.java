package org.sunhall.plugin.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

class GateTest {

    private static final String PLUGIN = "osgi.extender;filter:=\"(osgi.extender=org.sunhall.plugin)\"";

    @TempDir
    Path storage;

    private Framework framework;
    private BundleContext context;
    private Bundle gate;

    @BeforeEach
    void start() throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        storage.toString(),
                        "org.osgi.framework.system.capabilities.extra",
                        "osgi.extender;osgi.extender=\"org.sunhall.plugin\";version:Version=\"1.0\"",
                        "org.osgi.framework.system.packages.extra",
                        "org.sunhall.plugin.gate",
                        "felix.log.level",
                        "1"));
        framework.start();
        context = framework.getBundleContext();
        // The class of this build, told to the framework by a bundle that is nothing but its activator.
        gate = context.installBundle("gate", jar("gate", Gate.class.getName(), ""));
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    private static ByteArrayInputStream jar(String name, String activator, String requires) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        if (!activator.isEmpty()) {
            main.putValue("Bundle-Activator", activator);
            main.putValue("Import-Package", "org.sunhall.plugin.gate");
        }
        if (!requires.isEmpty()) {
            main.putValue("Require-Capability", requires);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private Bundle install(String name, String requires) throws Exception {
        return context.installBundle(name, jar(name, "", requires));
    }

    @SuppressWarnings("unchecked")
    private Collection<Bundle> uninvited() throws Exception {
        ServiceReference<?> reference =
                context.getServiceReferences(Supplier.class.getName(), "(sunhall.plugin-gate=uninvited)")[0];
        return ((Supplier<Collection<Bundle>>) context.getService(reference)).get();
    }

    @Test
    void keepsUnresolvedWhatCallsItselfAPluginAndNamesIt() throws Exception {
        gate.start();
        Bundle intruder = install("intruder", PLUGIN);
        Bundle versioned = install(
                "versioned",
                "osgi.extender;filter:=\"(&(osgi.extender=org.sunhall.plugin)(version>=1.0)(!(version>=2.0)))\"");
        assertThatThrownBy(intruder::start).isInstanceOf(BundleException.class);
        assertThatThrownBy(versioned::start).isInstanceOf(BundleException.class);
        assertThat(intruder.getState()).isEqualTo(Bundle.INSTALLED);
        assertThat(uninvited()).containsExactlyInAnyOrder(intruder, versioned);
    }

    @Test
    void letsThroughWhatIsNoPluginAndWhatIsInvited() throws Exception {
        gate.start();
        Bundle harmless = install("harmless", "");
        Bundle anyExtender = install("any-extender", "osgi.extender;filter:=\"(osgi.extender=*)\"");
        harmless.start();
        anyExtender.start();
        assertThat(anyExtender.getState()).isEqualTo(Bundle.ACTIVE);

        Bundle guest = install("guest", PLUGIN);
        assertThatThrownBy(guest::start).isInstanceOf(BundleException.class);
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Gate.PROPERTY, "invited");
        Predicate<Bundle> invitation = guest::equals;
        context.registerService(Predicate.class, invitation, properties);
        guest.start();
        assertThat(guest.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(uninvited()).isEmpty();
        assertThatThrownBy(install("other", PLUGIN)::start).isInstanceOf(BundleException.class);
    }

    /** As after a start of the framework, which resolves everything before it starts anything. */
    @Test
    void sendsBackWhatWasResolvedOrStartedBeforeItStood() throws Exception {
        Bundle running = install("running", PLUGIN);
        running.start();
        Bundle resolved = install("resolved", PLUGIN);
        framework.adapt(FrameworkWiring.class).resolveBundles(java.util.Set.of(resolved));
        assertThat(resolved.getState()).isEqualTo(Bundle.RESOLVED);

        gate.start();
        assertThat(running.getState()).as("at once").isNotEqualTo(Bundle.ACTIVE);
        long until = System.nanoTime() + 10_000_000_000L;
        while (running.getState() != Bundle.INSTALLED || resolved.getState() != Bundle.INSTALLED) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.onSpinWait();
        }
        assertThatThrownBy(running::start).isInstanceOf(BundleException.class);
        assertThatThrownBy(resolved::start).isInstanceOf(BundleException.class);
    }
}
