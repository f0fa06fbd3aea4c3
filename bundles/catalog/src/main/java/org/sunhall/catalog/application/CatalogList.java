package org.sunhall.catalog.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.templates.PaperMarks;
import org.sunhall.templates.PaperTemplate;
import org.sunhall.templates.Papers;

/** A catalog as a list on paper (PDF/A). */
public final class CatalogList {

    private static final String TEMPLATE = "catalog-list.html";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Papers papers = new Papers();

    /** Created with the fonts unread. */
    public CatalogList() {}

    /** The list; characters that no font has are shown as 〓. */
    public Outcome<byte[]> press(String jurisdiction, List<Map<String, Object>> items, Instant now, ZoneId zone) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> item : items) {
            Map<String, Object> row = new HashMap<>();
            item.forEach((key, value) -> row.put(key, printable((String) value)));
            rows.add(row);
        }
        Map<String, Object> model = Map.of("items", rows, "count", rows.size(), "day", DAY.format(now.atZone(zone)));
        PaperMarks marks = new PaperMarks(
                Text.of("{0}权力事项清单", "Catalog of powers of {0}").with(printable(jurisdiction)),
                "",
                Optional.empty(),
                Optional.empty(),
                "",
                "/",
                false,
                now,
                zone);
        return papers.render(template(), model, marks);
    }

    private static String printable(String text) {
        String missing = Papers.unprintable(text);
        if (missing.isEmpty()) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> shown.append(missing.indexOf(c) < 0 ? Character.toString(c) : "〓"));
        return shown.toString();
    }

    private static PaperTemplate template() {
        try (InputStream in = CatalogList.class.getResourceAsStream(TEMPLATE)) {
            return PaperTemplate.parse(TEMPLATE, new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .template()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(TEMPLATE + " cannot be read", e);
        }
    }
}
