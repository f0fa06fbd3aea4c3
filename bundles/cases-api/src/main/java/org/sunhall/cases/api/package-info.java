/** Use cases and views of cases: intake, handling, reading. */
@Export
@Version("1.0.0")
package org.sunhall.cases.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
