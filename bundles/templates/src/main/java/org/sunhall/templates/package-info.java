/** Legal documents: a reviewed template and a case's data become a PDF/A-2u paper; the same input gives the same bytes. */
@Export
@Version("1.1.0")
package org.sunhall.templates;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
