package org.sunhall.bench.hello;

import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Puts the resource on the whiteboard. */
public final class HelloActivator implements BundleActivator {

    /** Created by the framework. */
    public HelloActivator() {}

    @Override
    public void start(BundleContext context) {
        context.registerService(
                HelloResource.class,
                new HelloResource(),
                new Hashtable<>(Map.of(
                        "osgi.jakartars.resource",
                        true,
                        "osgi.jakartars.application.select",
                        "(osgi.jakartars.name=.default)")));
    }

    @Override
    public void stop(BundleContext context) {}
}
