/** The deployment broker: what has landed, what of it runs, and the way to its code. */
@Export
@Version("1.0.0")
package org.sunhall.plugins;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
