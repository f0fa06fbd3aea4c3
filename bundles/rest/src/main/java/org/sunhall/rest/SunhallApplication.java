package org.sunhall.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Marks the Jakarta application of a domain: it is served only while the shared extensions, sign-in included, exist.
 * See the package's documentation for the whole pattern.
 */
@ComponentPropertyType
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface SunhallApplication {

    /** The extensions that must exist, as filters (OSGi Compendium 151.4). */
    String[] osgi_jakartars_extension_select() default {
        "(osgi.jakartars.name=sunhall.json)",
        "(osgi.jakartars.name=sunhall.problems)",
        "(osgi.jakartars.name=sunhall.guards)",
        "(osgi.jakartars.name=sunhall.sign-in)"
    };
}
