/** Takes the figures the documents show, in one run on one machine. */
package org.sunhall.bench;
