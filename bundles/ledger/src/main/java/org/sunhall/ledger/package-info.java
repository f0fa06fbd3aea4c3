/**
 * What happened, written once: append-only streams of hash-linked events, their delivery to listeners after commit, and
 * the evidence that nothing was changed.
 */
@Export
@Version("1.1.0")
package org.sunhall.ledger;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
