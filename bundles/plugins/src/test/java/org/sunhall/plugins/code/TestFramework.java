package org.sunhall.plugins.code;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** An embedded framework with declarative services, in which the test plays the broker's bundle. */
public final class TestFramework implements AutoCloseable {

    private static final String PACKAGES = "org.sunhall.plugin.api;version=1.0.0,"
            + "org.osgi.service.component;version=1.5.1,org.osgi.service.component.runtime;version=1.5.1,"
            + "org.osgi.service.component.runtime.dto;version=1.5.1,"
            + "org.osgi.util.promise;version=1.3.0,org.osgi.util.function;version=1.2.0";
    private static final String CAPABILITIES =
            "osgi.extender;osgi.extender=\"org.sunhall.plugin\";version:Version=\"1.0\"";

    private final Framework framework;
    private final UninvitedCode uninvited = new UninvitedCode();

    private TestFramework(Framework framework) {
        this.framework = framework;
    }

    /** Starts one with its storage in this directory; what is there from before is found again. */
    public static TestFramework in(Path storage) throws BundleException {
        Map<String, String> settings = new HashMap<>();
        settings.put("org.osgi.framework.storage", storage.toString());
        settings.put("org.osgi.framework.system.packages.extra", PACKAGES);
        settings.put("org.osgi.framework.system.capabilities.extra", CAPABILITIES);
        settings.put("felix.log.level", "1");
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        TestFramework framework = new TestFramework(factory.newFramework(settings));
        framework.framework.init();
        framework.context().registerService(ResolverHookFactory.class, framework.uninvited, null);
        framework.framework.start();
        framework.declarativeServices();
        return framework;
    }

    private void declarativeServices() throws BundleException {
        try {
            Path scr = Path.of(Class.forName(
                            "org.apache.felix.scr.impl.Activator",
                            false,
                            getClass().getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (InputStream in = Files.newInputStream(scr)) {
                Bundle existing = context().getBundle("scr");
                (existing == null ? context().installBundle("scr", in) : existing).start();
            }
        } catch (ClassNotFoundException | URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The broker's bundle context. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** The hook. */
    public UninvitedCode uninvited() {
        return uninvited;
    }

    /** The bundle of a plug-in; null when it is not installed. */
    public Bundle plugin(org.sunhall.kernel.Digest digest) {
        return context().getBundle(PluginCode.SCHEME + digest.hex());
    }

    @Override
    public void close() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }
}
