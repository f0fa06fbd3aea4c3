/** What others may ask electronic supervision: lamps, clocks with their working, counts. */
@Export
@Version("1.0.0")
package org.sunhall.supervision.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
