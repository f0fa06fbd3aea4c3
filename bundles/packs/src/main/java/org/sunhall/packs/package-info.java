/** Jurisdiction packs: what differs from place to place and changes with the law is data with its legal basis. Pure. */
@Export
@Version("1.0.0")
package org.sunhall.packs;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
