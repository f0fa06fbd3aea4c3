/** The demonstration: a fictional city, and a clock that can be moved. */
package org.sunhall.demo;
