package org.sunhall.checker.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.sunhall.kernel.Text;

/** The samples and blank forms that applicants take away: small, of the type their name says, and without macros. */
public final class MaterialFiles {

    /** The largest of them, in bytes. */
    static final int MAX = 5 * 1024 * 1024;

    private static final Map<String, byte[]> BEGINNINGS = Map.of(
            "pdf",
            "%PDF-".getBytes(StandardCharsets.US_ASCII),
            "png",
            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
            "jpg",
            new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
            "jpeg",
            new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
    private static final Map<String, String> OFFICE = Map.of("docx", "word/document.xml", "xlsx", "xl/workbook.xml");

    private MaterialFiles() {}

    /** Checks one of them. */
    public static void check(String path, byte[] bytes, Findings findings) {
        if (bytes.length > MAX) {
            findings.add(
                    path,
                    "",
                    "material.file-size",
                    Text.of("文件超过5 MB。", "The file is larger than 5 MB."),
                    Text.of("请压缩图片,或只保留需要的页。", "Make its pictures smaller, or keep only the pages that are needed."));
            return;
        }
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean fits = OFFICE.containsKey(ending) ? isOffice(ending, bytes) : begins(bytes, BEGINNINGS.get(ending));
        if (!fits) {
            findings.add(
                    path,
                    "",
                    "material.file-type",
                    Text.of(
                            "内容与扩展名" + ending + "不符,或含有宏、嵌入对象。",
                            "It is no plain " + ending + " file, or it holds macros or embedded objects."),
                    Text.of(
                            "请另存为不含宏的" + ending + "文件,或改用PDF。",
                            "Save it as a " + ending + " file without macros, or as PDF."));
        }
    }

    private static boolean begins(byte[] bytes, byte[] beginning) {
        if (beginning == null || bytes.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (bytes[i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOffice(String ending, byte[] bytes) {
        return ZipReading.read(bytes, new Findings())
                .map(SortedMap::keySet)
                .filter(files -> files.contains("[Content_Types].xml") && files.contains(OFFICE.get(ending)))
                .filter(files -> files.stream()
                        .noneMatch(file -> file.contains("vbaProject")
                                || file.contains("/embeddings/")
                                || file.contains("/activeX/")
                                || file.endsWith(".bin")))
                .isPresent();
    }
}
