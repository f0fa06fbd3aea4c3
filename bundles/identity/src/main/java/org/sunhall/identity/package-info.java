/** Who is who: jurisdictions, organisations with their functions and posts, people with their roles, and sign-in. */
@Export
@Version("1.0.0")
package org.sunhall.identity;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
