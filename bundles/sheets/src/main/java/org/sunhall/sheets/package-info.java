/**
 * Spreadsheets (XLSX, ISO/IEC 29500): {@link org.sunhall.sheets.SheetReader} reads what strangers send within bounds,
 * {@link org.sunhall.sheets.SheetWriter} writes what people download. Pure: no database, no HTTP, no "now".
 */
@Export
@Version("1.0.0")
package org.sunhall.sheets;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
