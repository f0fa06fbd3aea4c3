package org.sunhall.sheets;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why a file is not read as a spreadsheet. */
public enum SheetRejection implements RejectionCode {
    NOT_XLSX("not-xlsx", RejectionKind.INVALID, "不是XLSX电子表格", "This is no XLSX spreadsheet"),
    HOSTILE("hostile", RejectionKind.INVALID, "电子表格含有不允许的内容", "The spreadsheet holds what is not allowed"),
    TOO_LARGE("too-large", RejectionKind.TOO_LARGE, "电子表格过大", "The spreadsheet is too large");

    private final Terms terms;

    SheetRejection(String id, RejectionKind kind, String zh, String en) {
        this.terms = new Terms("sheets." + id, kind, Text.of(zh, en));
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
