package org.sunhall.live;

import org.sunhall.kernel.RejectionCode;
import org.sunhall.kernel.RejectionKind;
import org.sunhall.kernel.Text;

/** Why no line is opened. */
enum Refusal implements RejectionCode {
    SIGN_IN("sign-in", RejectionKind.UNAUTHENTICATED, "请先登录", "Please sign in"),
    OFFICIALS_ONLY("officials-only", RejectionKind.FORBIDDEN, "实时更新仅供工作人员使用", "Live updates are for officials"),
    UNKNOWN_TOPIC("unknown-topic", RejectionKind.INVALID, "没有这个主题", "There is no such topic"),
    TOO_MANY_PAGES(
            "too-many-pages",
            RejectionKind.CONFLICT,
            "您打开的页面过多,请关闭一些",
            "You have too many pages open; close some of them"),
    BUSY(
            "busy",
            RejectionKind.UNAVAILABLE,
            "实时更新已满,页面将定时刷新",
            "No more live pages at the moment; this one asks now and then"),
    NOTHING_HERE("nothing-here", RejectionKind.NOT_FOUND, "没有这个地址", "There is nothing at this address");

    private final Terms terms;

    Refusal(String id, RejectionKind kind, String zh, String en) {
        this.terms = new Terms("live." + id, kind, Text.of(zh, en));
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
