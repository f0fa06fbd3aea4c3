/** The engines Sunhall is compared with, embedded. */
package org.sunhall.engines;
