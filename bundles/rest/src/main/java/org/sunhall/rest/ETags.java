package org.sunhall.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/** Versions as entity tags: version 7 is {@code "v7"} (RFC 9110, 8.8.3). */
public final class ETags {

    private static final Pattern TAG = Pattern.compile("\"v(\\d{1,18})\"");

    private ETags() {}

    /** The tag of this version. */
    public static EntityTag of(long version) {
        return new EntityTag("v" + version);
    }

    /**
     * The version the caller decided on, from {@code If-Match}; refused when the header is missing or unreadable.
     * Whether it is stale (412) is for the use case to say.
     */
    public static Outcome<Long> expected(HttpHeaders headers) {
        String value = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (value == null || value.isBlank()) {
            return Outcome.refused(
                    RestRejection.IF_MATCH_MISSING,
                    Text.of(
                            "请在 If-Match 请求头中带上您所看到的版本(ETag),以免覆盖他人的修改。",
                            "Send the version you have seen (its ETag) in the If-Match header, so that nobody's change is lost."));
        }
        Matcher matcher = TAG.matcher(value.trim());
        if (!matcher.matches()) {
            return Outcome.refused(
                    RestRejection.IF_MATCH_MALFORMED,
                    Text.of("If-Match 应形如 \"v7\"。", "If-Match must look like \"v7\"."));
        }
        return Outcome.accepted(Long.valueOf(matcher.group(1)));
    }
}
