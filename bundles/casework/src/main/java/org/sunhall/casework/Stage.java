package org.sunhall.casework;

import org.sunhall.kernel.Text;

/** How far a case has come (design.md §5; 行政许可法 art. 32 for the outcomes before acceptance). */
public enum Stage {
    /** Filed; the office must accept, refuse, or tell once what is missing. */
    SUBMITTED(Text.of("待受理", "awaiting acceptance"), false),
    /** Told what is missing; the applicant must supply it. */
    SUPPLEMENTING(Text.of("待补正", "awaiting the applicant's supplement"), false),
    /** Accepted and worked on. */
    HANDLING(Text.of("办理中", "in handling"), false),
    /** Decided; the result is not delivered yet. */
    DECIDED(Text.of("已决定", "decided"), false),
    /** Delivered and finished. */
    CLOSED(Text.of("已办结", "closed"), true),
    /** Not accepted, with reasons and remedies. */
    NOT_ACCEPTED(Text.of("不予受理", "not accepted"), true),
    /** The matter needs no licence; told at once. */
    NOT_NEEDED(Text.of("无需许可", "no licence needed"), true),
    /** Outside the office's competence; told where to go. */
    REFERRED(Text.of("不属本机关职权", "referred elsewhere"), true),
    /** Taken back by the applicant. */
    WITHDRAWN(Text.of("已撤回", "withdrawn"), true),
    /** The applicant did not supply what was missing in time. */
    ABANDONED(Text.of("视为放弃申请", "deemed abandoned"), true),
    /** Ended without a decision, on a typed ground. */
    TERMINATED(Text.of("已终止", "terminated"), true),
    /** Went into another case (行政处罚法 art. 29). */
    MERGED(Text.of("已并案", "merged into another case"), true),
    /** What was granted is revoked. */
    REVOKED(Text.of("已撤销", "revoked"), true);

    private final Text title;
    private final boolean ended;

    Stage(Text title, boolean ended) {
        this.title = title;
        this.ended = ended;
    }

    /** What people call it. */
    public Text title() {
        return title;
    }

    /** Whether nothing more happens in the case. */
    public boolean isEnded() {
        return ended;
    }
}
