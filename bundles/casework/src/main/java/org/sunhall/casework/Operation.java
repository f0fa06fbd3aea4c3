package org.sunhall.casework;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.Text;

/** What can be done with a case beside its steps, as far as its edition allows (design.md §5; R-108 … R-110). */
public enum Operation {
    /** 补正: told once what is missing. */
    SUPPLEMENT(Text.of("补正", "supplement")),
    /** 暂停: clocks stop on a typed ground (R-108; 行政许可法 art. 45). */
    STOP(Text.of("暂停", "stop")),
    /** 中断: internal clocks stop for a stated time. */
    INTERRUPT(Text.of("中断", "interrupt")),
    /** 延期: more time for the decision. */
    EXTEND(Text.of("延期", "extend")),
    /** 宽限: more time for the applicant, for a good reason. */
    GRANT_TIME(Text.of("补正宽限", "give the applicant more time")),
    /** 退回: back to an earlier step. */
    RETURN(Text.of("退回", "return")),
    /** 改派: another officer handles a step. */
    REASSIGN(Text.of("改派", "reassign")),
    /** 委托: an officer hands a step to a colleague. */
    DELEGATE(Text.of("委托办理", "delegate")),
    /** 代办: a stand-in takes an absent officer's step. */
    STAND_IN(Text.of("代为办理", "stand in")),
    /** 回避: an officer keeps away from the case (行政处罚法 art. 43). */
    RECUSE(Text.of("回避", "recuse")),
    /** 线下环节: a step done outside is entered with the act's own time. */
    OFFLINE_STEP(Text.of("线下环节录入", "enter an offline step")),
    /** 第三方结果: recorded as it came, never edited. */
    THIRD_PARTY_RESULT(Text.of("第三方结果", "third-party result")),
    /** 撤回申请: the applicant takes it back. */
    WITHDRAW(Text.of("撤回申请", "withdraw")),
    /** 终止: ends without a decision, on a typed ground. */
    TERMINATE(Text.of("终止", "terminate")),
    /** 并案: several penalties for one act (R-108; 行政处罚法 art. 29). */
    MERGE(Text.of("并案", "merge")),
    /** 告知承诺: decided at once on a written commitment, checked afterwards. */
    COMMITMENT(Text.of("告知承诺", "commitment mode")),
    /** 撤销: a decision is revoked. */
    REVOKE(Text.of("撤销决定", "revoke")),
    /** 更正: wrong data is corrected by approvals. */
    CORRECT(Text.of("数据更正", "correct data")),
    /** 挂起: the item is out of use, internal clocks stand. */
    HANG(Text.of("挂起", "hang"));

    private static final Set<String> EX_OFFICIO = Set.of("penalty", "coercion", "inspection", "levy", "requisition");

    private final Text title;

    Operation(Text title) {
        this.title = title;
    }

    /** The name editions and addresses write, for example {@code grant-time}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name for people. */
    public Text title() {
        return title;
    }

    /** The operation with this id. */
    public static Optional<Operation> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    /** What an edition of this type allows when it does not say: merging is for penalties, commitments are always said. */
    public static Set<Operation> usualFor(String itemType) {
        Set<Operation> usual = EnumSet.allOf(Operation.class);
        usual.remove(COMMITMENT);
        if (!itemType.equals("penalty")) {
            usual.remove(MERGE);
        }
        if (isExOfficio(itemType)) {
            usual.removeAll(Set.of(SUPPLEMENT, GRANT_TIME, WITHDRAW));
        }
        return usual;
    }

    /** Whether an office starts cases of this type itself. */
    public static boolean isExOfficio(String itemType) {
        return EX_OFFICIO.contains(itemType);
    }
}
