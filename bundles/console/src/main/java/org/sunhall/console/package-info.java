/** The staff console. */
package org.sunhall.console;
