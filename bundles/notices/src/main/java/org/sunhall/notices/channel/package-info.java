/** How an installation brings further channels. */
@Export
@Version("1.0.0")
package org.sunhall.notices.channel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
