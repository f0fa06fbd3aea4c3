/** Legal time: working-day calendars, the statutory clock ledger, due dates that explain themselves. Pure. */
@Export
@Version("1.0.0")
package org.sunhall.clocks;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
