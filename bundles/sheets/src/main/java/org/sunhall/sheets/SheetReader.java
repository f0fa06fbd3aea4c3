package org.sunhall.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;

/**
 * Reads spreadsheets that strangers send. Formulas are never evaluated; macros, entities, links to elsewhere and archives that
 * unpack to more than a spreadsheet of this size needs are refused before anything of them is interpreted.
 */
public final class SheetReader {

    /** More sheets than anybody fills in by hand. */
    private static final int MOST_SHEETS = 20;
    /** More columns than any of our tables has. */
    private static final int MOST_COLUMNS = 200;
    /** What one cell holds by the format itself. */
    private static final int LONGEST_TEXT = 32_767;

    private static final int EXACT_DIGITS = 15;

    private SheetReader() {}

    /**
     * The sheets of a file.
     *
     * @param mostRows refused beyond this many rows that are not empty, over all sheets
     */
    public static Outcome<List<SheetTable>> read(byte[] file, int mostRows) {
        return SheetArchive.clean(file).then(clean -> open(clean, mostRows));
    }

    private static Outcome<List<SheetTable>> open(byte[] clean, int mostRows) {
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(clean), new ReadingOptions(true, true))) {
            List<Sheet> sheets = book.getSheets().limit(MOST_SHEETS + 1L).toList();
            if (sheets.size() > MOST_SHEETS) {
                return tooLarge(Text.of("工作表不得超过{0}个。", "There are more than {0} sheets.")
                        .with(MOST_SHEETS));
            }
            List<SheetTable> tables = new ArrayList<>();
            int left = mostRows;
            for (Sheet sheet : sheets) {
                List<List<SheetCell>> rows = new ArrayList<>();
                try (Stream<Row> stream = sheet.openStream()) {
                    for (Row row : (Iterable<Row>) stream::iterator) {
                        List<SheetCell> cells = cells(row);
                        if (cells.isEmpty()) {
                            continue;
                        }
                        if (left-- == 0) {
                            return tooLarge(Text.of("数据不得超过{0}行。", "There are more than {0} rows.")
                                    .with(mostRows));
                        }
                        if (cells.get(cells.size() - 1).column() >= MOST_COLUMNS) {
                            return tooLarge(Text.of("数据不得超过{0}列。", "There are more than {0} columns.")
                                    .with(MOST_COLUMNS));
                        }
                        rows.add(cells);
                    }
                }
                tables.add(new SheetTable(sheet.getName(), rows));
            }
            return Outcome.accepted(tables);
        } catch (IOException | RuntimeException broken) {
            // Whatever the library stumbles over in a stranger's file: the file is not what it says it is.
            return notXlsx();
        }
    }

    private static List<SheetCell> cells(Row row) {
        List<SheetCell> cells = new ArrayList<>();
        for (Cell cell : row) {
            if (cell != null && cell.getType() != CellType.EMPTY) {
                SheetCell read = cell(cell, row.getRowNum());
                if (!read.text().isEmpty()) {
                    cells.add(read);
                }
            }
        }
        return cells;
    }

    private static SheetCell cell(Cell cell, int row) {
        int column = cell.getColumnIndex();
        if (cell.getFormula() != null) {
            return new SheetCell(column, row, SheetCell.Kind.FORMULA, "=" + cut(cell.getFormula()));
        }
        return switch (cell.getType()) {
            case FORMULA -> new SheetCell(column, row, SheetCell.Kind.FORMULA, "=");
            case ERROR -> new SheetCell(column, row, SheetCell.Kind.ERROR, String.valueOf(cell.getRawValue()));
            case BOOLEAN -> new SheetCell(column, row, SheetCell.Kind.BOOLEAN, cell.asBoolean() ? "true" : "false");
            case NUMBER -> number(cell, column, row);
            default -> new SheetCell(column, row, SheetCell.Kind.TEXT, words(cell));
        };
    }

    private static String words(Cell cell) {
        String text = cell.getText() == null ? "" : cell.getText();
        return cut(text.replace("\r\n", "\n").replace('\r', '\n')).strip();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static SheetCell number(Cell cell, int column, int row) {
        if (isDay(cell.getDataFormatString())) {
            try {
                return new SheetCell(
                        column,
                        row,
                        SheetCell.Kind.DATE,
                        cell.asDate().toLocalDate().toString());
            } catch (ExcelReaderException | ArithmeticException noDay) {
                return new SheetCell(column, row, SheetCell.Kind.ERROR, String.valueOf(cell.getRawValue()));
            }
        }
        BigDecimal value = cell.asNumber().stripTrailingZeros();
        boolean exact = value.scale() <= 0 && value.precision() - value.scale() <= EXACT_DIGITS;
        return new SheetCell(
                column,
                row,
                exact ? SheetCell.Kind.NUMBER : SheetCell.Kind.INEXACT,
                exact ? value.toPlainString() : cut(String.valueOf(cell.getRawValue())));
    }

    /** Whether a number format shows a day: year, month or day outside of quotes and brackets. */
    private static boolean isDay(String format) {
        if (format == null) {
            return false;
        }
        String bare = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
        return !bare.contains("general") && (bare.contains("yy") || bare.contains("d") && bare.contains("m"));
    }

    private static <T> Outcome<T> tooLarge(Text detail) {
        return Outcome.refused(SheetRejection.TOO_LARGE, detail);
    }

    static <T> Outcome<T> notXlsx() {
        return Outcome.refused(
                SheetRejection.NOT_XLSX,
                Text.of(
                        "文件不是可以读取的XLSX电子表格,请用平台提供的模板填写,另存为XLSX格式后再导入。",
                        "The file cannot be read as an XLSX spreadsheet; fill in the template and save it as XLSX."));
    }
}
