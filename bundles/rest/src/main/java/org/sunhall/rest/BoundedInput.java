package org.sunhall.rest;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/** Reads bodies with a bound, so that no upload fills the memory. */
public final class BoundedInput {

    private BoundedInput() {}

    /**
     * The whole body, refused (413) as soon as it is known to be longer than {@code most} bytes; at most that much is
     * read.
     */
    public static Outcome<byte[]> read(InputStream body, HttpHeaders headers, int most) throws IOException {
        if (headers != null && declared(headers) > most) {
            return tooLarge(most);
        }
        byte[] bytes = body.readNBytes(most);
        return bytes.length == most && body.read() >= 0 ? tooLarge(most) : Outcome.accepted(bytes);
    }

    /** The length the caller announces, in bytes; -1 when they announce none. */
    public static long declared(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }

    private static Outcome<byte[]> tooLarge(int most) {
        return Outcome.refused(
                RestRejection.TOO_LARGE,
                Text.of("上传内容不得超过 {0} 字节。", "No more than {0} bytes can be sent.")
                        .with(most));
    }
}
