package org.sunhall.catalog.application;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.sunhall.catalog.model.CatalogColumns;
import org.sunhall.catalog.model.CatalogColumns.Column;
import org.sunhall.packs.Packs;

/** A catalog as an office fills it in. */
final class Sheet {

    /** Something in a cell that is no text. */
    interface Special {
        void put(Worksheet sheet, int row, int column);
    }

    final List<String> itemHeadings = new ArrayList<>();
    final List<String> basisHeadings = new ArrayList<>();
    final List<Map<String, Object>> items = new ArrayList<>();
    final List<Map<String, Object>> bases = new ArrayList<>();
    final List<String> otherSheets = new ArrayList<>();

    Sheet() {
        CatalogColumns.items(Packs.national())
                .forEach(column -> itemHeadings.add(column.title().zh()));
        CatalogColumns.bases()
                .forEach(column -> basisHeadings.add(column.title().zh()));
    }

    /** A penalty of the market bureau that nothing is wrong with. */
    static Map<String, Object> penalty(String code, String name) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("事项编码", code);
        row.put("事项名称", name);
        row.put("权力类型", "行政处罚");
        row.put("权力主体", "sunshine-market");
        row.put("实施主体", "sunshine-market");
        row.put("承办机构", "执法一科");
        row.put("办公地点", "演示路1号");
        row.put("联系电话", "0519-12345678");
        row.put("监督电话", "12345");
        row.put("办理程序", "立案\n调查\n告知\n决定");
        row.put("处罚种类", "警告、罚款");
        row.put("法定期限", "90日");
        return row;
    }

    static Map<String, Object> law(String code, String law, String article) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("事项编码", code);
        row.put("法律法规规章名称", law);
        row.put("条款", article);
        return row;
    }

    Sheet item(String code, String name) {
        items.add(penalty(code, name));
        bases.add(law(code, "食品安全法", "第一百二十二条"));
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", null)) {
            fill(book.newWorksheet("事项"), itemHeadings, items);
            fill(book.newWorksheet("法律依据"), basisHeadings, bases);
            otherSheets.forEach(name -> book.newWorksheet(name).value(0, 0, "甲"));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }

    private static void fill(Worksheet sheet, List<String> headings, List<Map<String, Object>> rows) {
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(0, column, headings.get(column));
        }
        int row = 1;
        for (Map<String, Object> cells : rows) {
            int at = row++;
            cells.forEach((heading, value) -> {
                int column = headings.indexOf(heading);
                int place = column >= 0 ? column : headings.size();
                if (value instanceof Special special) {
                    special.put(sheet, at, place);
                } else {
                    sheet.value(at, place, (String) value);
                }
            });
        }
    }

    static List<Column> columns() {
        return CatalogColumns.items(Packs.national());
    }
}
