package org.sunhall.persistence;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Says, by being registered, that the tables of one bundle are there. Its service property {@value #SCHEMA} is that
 * bundle's symbolic name; a store references it with {@code target = "(schema=org.sunhall.cases)"}.
 */
@ProviderType
public interface SchemaReady {

    /** The service property that names the bundle. */
    String SCHEMA = "schema";
}
