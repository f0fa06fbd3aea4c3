package org.sunhall.sheets;

import java.util.List;
import java.util.Objects;

/**
 * A sheet with its rows that are not empty, in order.
 *
 * @param name its name
 * @param rows each with its cells that are not empty, in order, never none
 */
public record SheetTable(String name, List<List<SheetCell>> rows) {

    public SheetTable {
        Objects.requireNonNull(name, "name");
        rows = List.copyOf(rows);
    }
}
