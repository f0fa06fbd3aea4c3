package org.sunhall.cases.application;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The kinds of files that are taken, known by content. Archives are looked into by their table of contents only. */
enum FileType {
    PDF("application/pdf", "pdf", new int[] {'%', 'P', 'D', 'F', '-'}, null),
    PNG("image/png", "png", new int[] {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, null),
    JPEG("image/jpeg", "jpg", new int[] {0xff, 0xd8, 0xff}, null),
    OFD("application/ofd", "ofd", new int[] {'P', 'K', 3, 4}, "OFD.xml"),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
            new int[] {'P', 'K', 3, 4},
            "word/document.xml");

    private static final int LONGEST_MARK = 8;

    private final String mediaType;
    private final String format;
    private final byte[] mark;
    private final String entry;

    FileType(String mediaType, String format, int[] mark, String entry) {
        this.mediaType = mediaType;
        this.format = format;
        this.mark = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            this.mark[i] = (byte) mark[i];
        }
        this.entry = entry;
    }

    String mediaType() {
        return mediaType;
    }

    /** The file ending items name it by. */
    static String format(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .map(type -> type.format)
                .findFirst()
                .orElse("");
    }

    static Optional<FileType> of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(LONGEST_MARK);
        }
        List<FileType> marked =
                Arrays.stream(values()).filter(type -> type.isMarked(head)).toList();
        if (marked.isEmpty() || marked.get(0).entry == null) {
            return marked.stream().findFirst();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return marked.stream()
                    .filter(type -> zip.getEntry(type.entry) != null)
                    .findFirst();
        } catch (ZipException e) {
            return Optional.empty();
        }
    }

    private boolean isMarked(byte[] head) {
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }
}
