package org.sunhall.templates;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why a paper cannot be made from a template and its data. */
public enum PaperRejection implements RejectionCode {
    /** The template is not well-formed or uses what templates must not use. */
    TEMPLATE_INVALID("paper.template-invalid", RejectionKind.INVALID, Text.of("文书模板有误", "The template is not valid")),
    /** The data lacks something that the template needs. */
    DATA_MISSING("paper.data-missing", RejectionKind.INVALID, Text.of("文书所需数据不全", "Data for the paper is missing")),
    /** The fonts have no glyph for a character; printing it would falsify the text. */
    UNPRINTABLE("paper.unprintable", RejectionKind.INVALID, Text.of("文书含有无法印制的字", "A character cannot be printed")),
    /** The paper would exceed a bound of size or time. */
    TOO_LARGE("paper.too-large", RejectionKind.TOO_LARGE, Text.of("文书过大", "The paper is too large"));

    private final Terms terms;

    PaperRejection(String id, RejectionKind kind, Text title) {
        this.terms = new Terms(id, kind, title);
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
