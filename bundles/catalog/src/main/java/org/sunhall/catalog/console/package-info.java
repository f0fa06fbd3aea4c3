/** The catalog's own commands {@code sunhall:*} of the Karaf console; they come and go with the catalog. */
package org.sunhall.catalog.console;
