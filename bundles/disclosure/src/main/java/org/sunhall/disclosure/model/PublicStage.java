package org.sunhall.disclosure.model;

import java.util.Map;
import org.sunhall.kernel.Text;

/** The stages of a case in the words of the hall; the keys are those of the events that lead there. */
public enum PublicStage {
    SUBMITTED(Text.of("已提交,待受理", "Filed, awaiting acceptance")),
    SUPPLEMENTING(Text.of("待申请人补正材料", "Waiting for the applicant to complete the materials")),
    HANDLING(Text.of("已受理,办理中", "Accepted, in handling")),
    DECIDED(Text.of("已作出决定,待送达", "Decided, to be delivered")),
    CLOSED(Text.of("已办结", "Closed")),
    NOT_ACCEPTED(Text.of("不予受理", "Not accepted")),
    NOT_NEEDED(Text.of("该事项无需办理许可", "No licence is needed")),
    REFERRED(Text.of("不属本机关职权,已告知向有关机关申请", "Outside this office's competence; told where to apply")),
    WITHDRAWN(Text.of("申请人已撤回", "Withdrawn by the applicant")),
    ABANDONED(Text.of("逾期未补正,视为放弃申请", "Not completed in time: deemed abandoned")),
    TERMINATED(Text.of("已终止", "Terminated")),
    MERGED(Text.of("已并入其他案件办理", "Handled together with another case")),
    REVOKED(Text.of("决定已撤销", "The decision was revoked"));

    private static final Map<String, PublicStage> BY_EVENT = Map.ofEntries(
            Map.entry("case.submitted", SUBMITTED),
            Map.entry("case.told-missing", SUPPLEMENTING),
            Map.entry("case.supplied", SUBMITTED),
            Map.entry("case.accepted", HANDLING),
            Map.entry("case.decided", DECIDED),
            Map.entry("case.closed", CLOSED),
            Map.entry("case.not-accepted", NOT_ACCEPTED),
            Map.entry("case.not-needed", NOT_NEEDED),
            Map.entry("case.referred", REFERRED),
            Map.entry("case.withdrawn", WITHDRAWN),
            Map.entry("case.abandoned", ABANDONED),
            Map.entry("case.terminated", TERMINATED),
            Map.entry("case.merged", MERGED),
            Map.entry("case.revoked", REVOKED));

    private final Text words;

    PublicStage(Text words) {
        this.words = words;
    }

    /** The stage in plain words. */
    public Text words() {
        return words;
    }

    /** Whether nothing more happens. */
    public boolean isEnded() {
        return ordinal() >= CLOSED.ordinal();
    }

    /** The stage this type of event leads to; {@code null} when it leads to none. */
    public static PublicStage after(String type) {
        return BY_EVENT.get(type);
    }
}
