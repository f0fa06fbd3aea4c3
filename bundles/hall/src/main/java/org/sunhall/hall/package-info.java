/** The public hall. */
package org.sunhall.hall;
