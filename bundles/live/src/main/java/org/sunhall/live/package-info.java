/** Tells open pages of officials that something they see has changed; exports nothing. */
package org.sunhall.live;
