/** Every check of a plug-in, and what a plug-in contains once it can be read. Pure: bytes in, findings and content out. */
@Export
@Version("1.1.0")
package org.sunhall.checker;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
