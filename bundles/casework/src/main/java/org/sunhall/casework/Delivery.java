package org.sunhall.casework;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sunhall.kernel.Text;

/** How a decision reaches who applied, and what must have been verified before. */
public enum Delivery {
    /** 现场领取: handed over in the hall against the identity paper. */
    HALL(Text.of("现场领取", "collected in the hall"), Set.of(Verification.IN_PERSON)),
    /** 邮寄送达: sent on request, once who applied was verified by telephone, text message or in person. */
    POST(Text.of("邮寄送达", "sent by post"), Set.of(Verification.values()));

    private final Text title;
    private final Set<Verification> oneOf;

    Delivery(Text title, Set<Verification> oneOf) {
        this.title = title;
        this.oneOf = oneOf;
    }

    /** Its stable name, for example {@code hall}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name for people. */
    public Text title() {
        return title;
    }

    /** Whether enough was verified to hand the decision over in this way. */
    public boolean isAllowedAfter(Collection<Verification> verified) {
        return verified.stream().anyMatch(oneOf::contains);
    }

    /** The one with this name. */
    public static Optional<Delivery> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
