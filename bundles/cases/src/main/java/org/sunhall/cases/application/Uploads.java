package org.sunhall.cases.application;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.sunhall.casework.CaseRejection;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/** What may be uploaded: PDF, OFD, PNG, JPEG and DOCX by their content, up to 20 MiB. Nothing is unpacked. */
public final class Uploads {

    /** The largest file, in bytes. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private Uploads() {}

    record Checked(String name, String mediaType) {}

    static Outcome<Checked> check(String name, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return tooLarge();
        }
        if (bytes.length == 0) {
            return Outcome.refused(CaseRejection.UPLOAD_TYPE, Text.of("文件是空的。", "The file is empty."));
        }
        return mediaType(bytes)
                .map(type -> Outcome.accepted(new Checked(plainName(name), type)))
                .orElseGet(() -> Outcome.refused(
                        CaseRejection.UPLOAD_TYPE,
                        Text.of(
                                "只接受 PDF、OFD、PNG、JPEG、DOCX 文件(按内容识别,与扩展名无关)。",
                                "Only PDF, OFD, PNG, JPEG and DOCX are taken (known by content, not by name).")));
    }

    /** The refusal of a file over the bound. */
    public static <T> Outcome<T> tooLarge() {
        return Outcome.refused(
                CaseRejection.UPLOAD_TOO_LARGE,
                Text.of("单个文件不得超过 20 MB,请压缩或分开上传。", "A file is at most 20 MB; compress it or split it."));
    }

    private static Optional<String> mediaType(byte[] bytes) {
        if (startsWith(bytes, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of("application/pdf");
        }
        if (startsWith(bytes, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})) {
            return Optional.of("image/png");
        }
        if (startsWith(bytes, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
            return Optional.of("image/jpeg");
        }
        if (startsWith(bytes, new byte[] {'P', 'K', 3, 4})) {
            String names = new String(bytes, StandardCharsets.ISO_8859_1);
            if (names.contains("OFD.xml")) {
                return Optional.of("application/ofd");
            }
            if (names.contains("word/document.xml")) {
                return Optional.of("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
            }
        }
        return Optional.empty();
    }

    /** The file ending items name this type by. */
    static String format(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> "pdf";
            case "application/ofd" -> "ofd";
            case "image/png" -> "png";
            case "image/jpeg" -> "jpg";
            default -> "docx";
        };
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    private static String plainName(String name) {
        String last = name == null ? "" : name.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        String shown = last.isBlank() ? "file" : last;
        return shown.length() > 200 ? shown.substring(shown.length() - 200) : shown;
    }
}
