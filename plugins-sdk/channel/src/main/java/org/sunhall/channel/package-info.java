/**
 * What an installation's own way to reach people and the platform say to each other. A channel is installed by the city
 * information centre as an ordinary bundle; plug-ins cannot bring one, because it sees the addresses of everybody.
 */
@Export
@Version("1.0.0")
package org.sunhall.channel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
