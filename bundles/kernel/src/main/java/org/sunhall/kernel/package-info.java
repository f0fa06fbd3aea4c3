/** What every bundle shares: typed ids and codes, the {@link org.sunhall.kernel.Actor}, outcomes and rejections, time. */
@Export
@Version("1.0.0")
package org.sunhall.kernel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
