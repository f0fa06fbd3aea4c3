/** What a request costs at least on the same web server: a bundle of its own, installed for the time of the measurement. */
package org.sunhall.bench.hello;
