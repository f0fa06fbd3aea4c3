/** Issued papers with their numbers, codes and stored bytes; number series; unified supervision codes. */
@Export
@Version("1.0.0")
package org.sunhall.documents;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
