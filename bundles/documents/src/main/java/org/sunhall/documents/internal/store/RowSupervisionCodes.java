package org.sunhall.documents.internal.store;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.documents.SupervisionCodes;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Supervision codes counted in one locked row a division and day. */
@Component(service = SupervisionCodes.class)
public final class RowSupervisionCodes implements SupervisionCodes {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int A_DAY = 999_999;

    private final RowCounter counter;

    /** Created by the component runtime. */
    @Activate
    public RowSupervisionCodes(
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.documents)") SchemaReady schema) {
        this.counter = new RowCounter(transactions, "DOCUMENTS_CODE");
    }

    @Override
    public SupervisionCode next(String division, Instant at) {
        if (division == null || !division.matches("[0-9]{6}")) {
            throw new IllegalArgumentException("a division code has six digits");
        }
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(at.atZone(ZONE).toLocalDate());
        long sequence = counter.next(division + "/" + day);
        if (sequence > A_DAY) {
            throw new IllegalStateException("the supervision codes of this division and day are used up");
        }
        return SupervisionCode.of(division, day, (int) sequence);
    }
}
