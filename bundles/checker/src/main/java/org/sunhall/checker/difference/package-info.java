/** What differs between two editions of an item, as a reviewer reads it: the same in the platform's review and in the SDK. Pure. */
@Export
@Version("1.0.0")
package org.sunhall.checker.difference;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
