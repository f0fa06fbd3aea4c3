package org.sunhall.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/**
 * The caller's name for one command, by which its repetition is recognised.
 *
 * @param value 1 to 64 letters, digits and {@code . _ : -}
 */
public record IdempotencyKey(String value) {

    /** The header it travels in. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    public IdempotencyKey {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an idempotency key");
        }
    }

    /** The key of a request, if it has one; refused when it is not a valid key. */
    public static Outcome<Optional<IdempotencyKey>> of(HttpHeaders headers) {
        String value = headers.getHeaderString(HEADER);
        if (value == null) {
            return Outcome.accepted(Optional.empty());
        }
        if (!FORM.matcher(value).matches()) {
            return Outcome.refused(
                    RestRejection.IDEMPOTENCY_KEY_MALFORMED,
                    Text.of(
                            "Idempotency-Key 只能由 1 至 64 个字母、数字和 . _ : - 组成。",
                            "Idempotency-Key has 1 to 64 letters, digits and . _ : - only."));
        }
        return Outcome.accepted(Optional.of(new IdempotencyKey(value)));
    }
}
