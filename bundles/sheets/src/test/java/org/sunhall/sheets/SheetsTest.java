package org.sunhall.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.Outcome;
import org.sunhall.sheets.SheetCell.Kind;

/** Spreadsheets as people and as enemies make them. */
class SheetsTest {

    private static final int ROWS = 100;

    private static byte[] sheet(Consumer<Worksheet> filled) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", null)) {
            filled.accept(book.newWorksheet("表"));
        }
        return out.toByteArray();
    }

    private static List<SheetCell> onlyRow(byte[] file) {
        List<SheetTable> tables = SheetReader.read(file, ROWS).asOptional().orElseThrow();
        assertThat(tables).hasSize(1);
        assertThat(tables.get(0).rows()).hasSize(1);
        return tables.get(0).rows().get(0);
    }

    @Test
    void readsWhatItWrote() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = new SheetWriter(out)) {
            writer.sheet(
                    "事项", List.of(new SheetWriter.Heading("编码", true, "必填"), new SheetWriter.Heading("名称", false, "")));
            writer.row(List.of("=1+1", "第一行\n第二行"));
            writer.row(List.of("", "  "));
            writer.row(List.of("0012", "<&>\"行政\""));
            writer.sheet("依据", List.of(new SheetWriter.Heading("法律", false, "")));
        }
        List<SheetTable> tables =
                SheetReader.read(out.toByteArray(), ROWS).asOptional().orElseThrow();
        assertThat(tables).extracting(SheetTable::name).containsExactly("事项", "依据");
        assertThat(tables.get(0).rows())
                .containsExactly(
                        List.of(new SheetCell(0, 1, Kind.TEXT, "编码"), new SheetCell(1, 1, Kind.TEXT, "名称")),
                        List.of(new SheetCell(0, 2, Kind.TEXT, "=1+1"), new SheetCell(1, 2, Kind.TEXT, "第一行\n第二行")),
                        List.of(new SheetCell(0, 4, Kind.TEXT, "0012"), new SheetCell(1, 4, Kind.TEXT, "<&>\"行政\"")));
    }

    @Test
    void tellsNumbersDaysFormulasAndErrorsApart() throws IOException {
        List<SheetCell> cells = onlyRow(sheet(sheet -> {
            sheet.value(0, 0, 5000);
            sheet.value(0, 1, 1.5);
            sheet.value(0, 2, LocalDate.of(2026, 3, 5));
            sheet.style(0, 2).format("yyyy-mm-dd").set();
            sheet.formula(0, 3, "1+1");
            sheet.value(0, 4, true);
            sheet.value(0, 5, new java.math.BigDecimal("510100199001011234"));
        }));
        assertThat(cells)
                .containsExactly(
                        new SheetCell(0, 1, Kind.NUMBER, "5000"),
                        new SheetCell(1, 1, Kind.INEXACT, "1.5"),
                        new SheetCell(2, 1, Kind.DATE, "2026-03-05"),
                        new SheetCell(3, 1, Kind.FORMULA, "=1+1"),
                        new SheetCell(4, 1, Kind.BOOLEAN, "true"),
                        new SheetCell(5, 1, Kind.INEXACT, "510100199001011234"));
    }

    @Test
    void namesColumnsAsPeopleDo() {
        assertThat(List.of(0, 25, 26, 51, 52, 701, 702))
                .extracting(SheetCell::letters)
                .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA");
    }

    private static Map<String, byte[]> parts(byte[] file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] with(String part, byte[] content) throws IOException {
        Map<String, byte[]> parts = parts(sheet(sheet -> sheet.value(0, 0, "甲")));
        parts.put(part, content);
        return zip(parts);
    }

    private static SheetRejection refused(byte[] file) {
        Outcome<List<SheetTable>> outcome = SheetReader.read(file, ROWS);
        return (SheetRejection) outcome.refusal().orElseThrow().code();
    }

    @Test
    void refusesWhatIsNoSpreadsheet() throws IOException {
        byte[] good = sheet(sheet -> sheet.value(0, 0, "甲"));
        assertThat(refused(new byte[0])).isEqualTo(SheetRejection.NOT_XLSX);
        assertThat(refused("编码,名称".getBytes(StandardCharsets.UTF_8))).isEqualTo(SheetRejection.NOT_XLSX);
        assertThat(refused(java.util.Arrays.copyOf(good, good.length / 3))).isEqualTo(SheetRejection.NOT_XLSX);
        assertThat(refused(zip(Map.of("a.txt", new byte[1])))).isEqualTo(SheetRejection.NOT_XLSX);
        assertThat(refused(with(
                        "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(SheetRejection.NOT_XLSX);
    }

    @Test
    void refusesEntitiesMacrosLinksAndPathsOutside() throws IOException {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&x;</t></si></sst>";
        assertThat(refused(with("xl/sharedStrings.xml", bomb.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(SheetRejection.HOSTILE);
        assertThat(refused(with(
                        "xl/sharedStrings.xml",
                        bomb.replace("1.0\"?", "1.0\" encoding=\"UTF-16\"?").getBytes(StandardCharsets.UTF_16))))
                .isEqualTo(SheetRejection.HOSTILE);
        assertThat(refused(with("xl/vbaProject.bin", new byte[10]))).isEqualTo(SheetRejection.HOSTILE);
        assertThat(refused(with("xl/externalLinks/externalLink1.xml", "<a/>".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(SheetRejection.HOSTILE);
        assertThat(refused(with("../../etc/cron.d/x", new byte[10]))).isEqualTo(SheetRejection.HOSTILE);
    }

    @Test
    void refusesABombBeforeItUnpacksAll() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(bytes.size()).isLessThan(1024 * 1024);
        assertThat(refused(bytes.toByteArray())).isEqualTo(SheetRejection.TOO_LARGE);
    }

    @Test
    void refusesMoreRowsOrColumnsThanAsked() throws IOException {
        assertThat(refused(sheet(sheet -> {
                    for (int row = 0; row <= ROWS; row++) {
                        sheet.value(row, 0, "甲");
                    }
                })))
                .isEqualTo(SheetRejection.TOO_LARGE);
        assertThat(refused(sheet(sheet -> sheet.value(0, 300, "甲")))).isEqualTo(SheetRejection.TOO_LARGE);
    }
}
