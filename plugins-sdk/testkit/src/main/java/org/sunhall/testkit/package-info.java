/**
 * Tests of a plug-in in plain JUnit: its cases run on the platform's own case machine, forms, clocks, flows and templates, on a
 * clock that moves when the test says so. No Karaf, no database, no network.
 *
 * <p>Begin with {@link org.sunhall.testkit.Story}.
 */
package org.sunhall.testkit;
