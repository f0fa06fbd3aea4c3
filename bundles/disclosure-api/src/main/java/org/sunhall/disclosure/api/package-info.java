/** What the public may read: items, progress, paper verification, results. */
@Export
@Version("1.0.0")
package org.sunhall.disclosure.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
