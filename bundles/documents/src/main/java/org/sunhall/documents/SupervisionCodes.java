package org.sunhall.documents;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.SupervisionCode;

/** Gives out unified supervision codes (统一服务监管码, R-143). */
@ProviderType
public interface SupervisionCodes {

    /**
     * The next code of this division and day (in Asia/Shanghai), inside the caller's transaction.
     *
     * @param division six digits (GB/T 2260)
     * @throws IllegalStateException    outside a transaction, or when the day's 999 999 codes are used up
     * @throws IllegalArgumentException when the division is not six digits
     */
    SupervisionCode next(String division, Instant at);
}
