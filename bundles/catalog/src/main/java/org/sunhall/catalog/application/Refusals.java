package org.sunhall.catalog.application;

import java.util.List;
import java.util.Optional;
import org.sunhall.catalog.api.CatalogRejection;
import org.sunhall.catalog.api.EditionState;
import org.sunhall.catalog.api.EditionView;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/** Refusals that several use cases share. */
final class Refusals {

    private static final int LONGEST = 2000;

    private Refusals() {}

    static Rejection wrongState(EditionView edition) {
        return Rejection.of(
                CatalogRejection.WRONG_STATE,
                Text.of("该版本{0},不能这样办理。", "The edition is {1}; this cannot be done.")
                        .with(words(edition.state()), edition.state()));
    }

    private static String words(EditionState state) {
        return switch (state) {
            case PROPOSED -> "待审核";
            case IN_REVIEW -> "正在审核";
            case APPROVED -> "已审核通过";
            case REJECTED -> "审核未通过";
            case PUBLISHED -> "已公布";
            case IN_FORCE -> "已生效";
            case SUPERSEDED -> "已被替代";
        };
    }

    /** An entry of the catalog is decided on with its batch. */
    static Rejection inBatch(EditionView edition) {
        return Rejection.of(
                CatalogRejection.IN_BATCH,
                Text.of(
                                "该事项由导入批次带入,须在批次的审核{0}中一并办理;被退回的修改文件后重新导入。",
                                "It came with an import and is decided on in the batch's proceeding {0}; what was rejected is brought"
                                        + " again with a mended file.")
                        .with(edition.pluginVersion()));
    }

    static Rejection stale() {
        return Rejection.of(
                CatalogRejection.STALE,
                Text.of(
                        "该版本在您打开之后已有变化,请重新查看后再办理。",
                        "The edition has changed since you looked at it; look again before you decide."));
    }

    static Rejection digestMismatch() {
        return Rejection.of(
                CatalogRejection.DIGEST_MISMATCH,
                Text.of(
                        "您审核的内容摘要与平台存储的不一致,未作任何更改;请重新打开审核页面。",
                        "The digest you reviewed is not the one of what is stored; nothing was changed. Open the review again."));
    }

    /** Text that a decision cannot go without. */
    static Optional<Rejection> missing(String field, String text, Text name) {
        if (text == null || text.isBlank()) {
            return Optional.of(invalid(
                    field, "required", Text.of("请填写{0}。", "Write the {0}.").with(name)));
        }
        if (text.length() > LONGEST) {
            return Optional.of(invalid(
                    field,
                    "max-length",
                    Text.of("{0}不得超过{1}字。", "The {0} has at most {1} characters.")
                            .with(name, LONGEST)));
        }
        return Optional.empty();
    }

    static Rejection invalid(String field, String rule, Text message) {
        return new Rejection(CatalogRejection.INVALID, message, List.of(new FieldProblem("/" + field, rule, message)));
    }
}
