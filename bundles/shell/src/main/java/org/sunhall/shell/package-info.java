/** The commands {@code sunhall:*} of the Karaf console. */
package org.sunhall.shell;
