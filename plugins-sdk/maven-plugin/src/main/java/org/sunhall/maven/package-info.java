/** The Maven plug-in of the SDK: thin goals over what the platform itself does with a plug-in. */
package org.sunhall.maven;
