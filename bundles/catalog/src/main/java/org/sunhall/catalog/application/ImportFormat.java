package org.sunhall.catalog.application;

/** The formats a catalog can be brought in. */
public enum ImportFormat {
    /** A spreadsheet after the template. */
    XLSX,
    /** As catalogs are exchanged between platforms. */
    JSON
}
