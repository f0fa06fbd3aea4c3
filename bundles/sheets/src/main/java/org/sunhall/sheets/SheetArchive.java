package org.sunhall.sheets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/**
 * The archive that a spreadsheet is. What is checked is packed anew, so that nothing but what was checked is read: an archive
 * can name other files in its directory than it holds in its body.
 */
final class SheetArchive {

    private static final int MOST_PARTS = 400;
    private static final int LARGEST_PART = 64 * 1024 * 1024;
    private static final int LARGEST = 96 * 1024 * 1024;

    private SheetArchive() {}

    static Outcome<byte[]> clean(byte[] file) {
        if (file.length < 4 || file[0] != 'P' || file[1] != 'K') {
            return SheetReader.notXlsx();
        }
        Map<String, byte[]> parts = new LinkedHashMap<>();
        long size = 0;
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (entry.isDirectory()) {
                    continue;
                }
                String name = entry.getName();
                byte[] part;
                try (InputStream content = zip.getInputStream(entry)) {
                    part = content.readNBytes(LARGEST_PART + 1);
                }
                size += part.length;
                if (part.length > LARGEST_PART || size > LARGEST || parts.size() >= MOST_PARTS) {
                    return Outcome.refused(
                            SheetRejection.TOO_LARGE,
                            Text.of("电子表格解压后过大。", "The spreadsheet unpacks to more than is allowed."));
                }
                Outcome<Boolean> fine = check(name, part);
                if (fine.refusal().isPresent()) {
                    return Outcome.refused(fine.refusal().get());
                }
                if (parts.put(name, part) != null) {
                    return hostile(Text.of("文件内有重名部件{0}。", "The part {0} is there twice.")
                            .with(printable(name)));
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            return SheetReader.notXlsx();
        }
        return parts.containsKey("[Content_Types].xml") ? Outcome.accepted(packed(parts)) : SheetReader.notXlsx();
    }

    private static Outcome<Boolean> check(String name, byte[] part) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.startsWith("/") || name.contains("..") || name.contains("\\")) {
            return hostile(Text.of("文件内部路径不合法:{0}", "A path inside is not allowed: {0}")
                    .with(printable(name)));
        }
        if (lower.endsWith(".bin") && lower.contains("vba")) {
            return hostile(
                    Text.of("电子表格含有宏,请另存为不含宏的XLSX。", "The spreadsheet holds macros; save it as XLSX without them."));
        }
        if (lower.contains("externallinks/") || lower.contains("embeddings/") || lower.contains("activex/")) {
            return hostile(Text.of(
                    "电子表格含有外部链接或者嵌入对象,请去除后再导入。",
                    "The spreadsheet links to or embeds other files; take them out first."));
        }
        if (lower.endsWith(".xml") || lower.endsWith(".rels")) {
            try {
                if (declaresEntities(part)) {
                    return hostile(Text.of("电子表格含有XML文档类型声明。", "The spreadsheet declares a document type."));
                }
            } catch (XMLStreamException broken) {
                return SheetReader.notXlsx();
            }
        }
        return Outcome.accepted(true);
    }

    /** Reads up to the root element: a document type can be declared before it only. */
    private static boolean declaresEntities(byte[] part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(part));
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    return true;
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return false;
                }
            }
            return false;
        } finally {
            reader.close();
        }
    }

    private static byte[] packed(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException inMemory) {
            throw new IllegalStateException("packed in memory", inMemory);
        }
        return bytes.toByteArray();
    }

    private static <T> Outcome<T> hostile(Text detail) {
        return Outcome.refused(SheetRejection.HOSTILE, detail);
    }

    private static String printable(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 100 ? plain : plain.substring(0, 100);
    }
}
