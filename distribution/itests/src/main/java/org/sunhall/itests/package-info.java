/** Starts the real distribution as a process of its own, and plays offices and citizens against it; also used by the figures. */
package org.sunhall.itests;
