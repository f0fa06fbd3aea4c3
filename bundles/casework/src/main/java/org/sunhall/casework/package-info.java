/**
 * The state machine of a case, pure: {@link org.sunhall.casework.CaseMachine#decide} takes a state, a command, the
 * reviewed definition and an instant, and gives events or a refusal. No database, no HTTP, no clock of its own.
 */
@Export
@Version("1.0.0")
package org.sunhall.casework;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
