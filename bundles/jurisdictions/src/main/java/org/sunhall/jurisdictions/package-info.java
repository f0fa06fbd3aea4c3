/** The packs and calendars that serve now, and the way new ones land. */
@Export
@Version("1.0.0")
package org.sunhall.jurisdictions;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
