package org.sunhall.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a spreadsheet sheet by sheet, row by row. Every cell is text: nothing that somebody wrote becomes a formula. */
public final class SheetWriter implements AutoCloseable {

    private static final String PAPER = "F2F2F2";
    private static final String REQUIRED = "FCE4D6";
    private static final int WIDTH = 24;
    private static final int ROWS_KEPT = 500;
    private static final int LONGEST_TEXT = 32_767;

    /**
     * A column.
     *
     * @param title    in its first row
     * @param required shown in another colour
     * @param note     a comment at the title; empty for none
     */
    public record Heading(String title, boolean required, String note) {}

    private final Workbook book;
    private Worksheet sheet;
    private int row;

    /** Writes to this stream, which stays open. */
    public SheetWriter(OutputStream out) {
        this.book = new Workbook(out, "Sunhall", null);
    }

    /** Begins a sheet. */
    public void sheet(String name, List<Heading> headings) throws IOException {
        endSheet();
        sheet = book.newWorksheet(name);
        row = 0;
        sheet.freezePane(2, 1);
        for (int column = 0; column < headings.size(); column++) {
            Heading heading = headings.get(column);
            sheet.width(column, WIDTH);
            sheet.value(0, column, heading.title());
            sheet.style(0, column)
                    .bold()
                    .fillColor(heading.required() ? REQUIRED : PAPER)
                    .set();
            if (!heading.note().isEmpty()) {
                sheet.comment(0, column, heading.note());
            }
        }
        row = 1;
    }

    /** Adds a row; an empty text leaves its cell empty. */
    public void row(List<String> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            String text = cells.get(column);
            if (text != null && !text.isEmpty()) {
                sheet.value(row, column, text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
            }
        }
        row++;
        if (row % ROWS_KEPT == 0) {
            sheet.flush();
        }
    }

    private void endSheet() throws IOException {
        if (sheet != null) {
            sheet.close();
        }
    }

    /** Ends the file. */
    @Override
    public void close() throws IOException {
        endSheet();
        book.finish();
    }
}
