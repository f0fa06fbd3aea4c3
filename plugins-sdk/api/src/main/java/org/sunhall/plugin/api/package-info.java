/** What a plug-in's Java code and the platform say to each other. Only types of the JDK and of this package cross that border. */
@Export
@Version("1.0.0")
package org.sunhall.plugin.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
