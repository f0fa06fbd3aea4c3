/** The catalog of power items: their editions, the legal review, publication, and what is in force. */
@Export
@Version("1.0.0")
package org.sunhall.catalog.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
