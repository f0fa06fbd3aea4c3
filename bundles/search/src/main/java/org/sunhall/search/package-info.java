/**
 * An index on disk that is searched as people expect in Chinese: by words, by parts of words, by pinyin ({@code shipin}) and by
 * its initials ({@code spjyxk}). A cache of what the database holds: it may be thrown away and built anew at any time. Pure.
 */
@Export
@Version("1.0.0")
package org.sunhall.search;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
