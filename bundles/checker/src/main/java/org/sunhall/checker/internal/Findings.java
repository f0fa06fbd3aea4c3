package org.sunhall.checker.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sunhall.checker.Finding;
import org.sunhall.kernel.Text;

/** Findings while they are being collected. */
public final class Findings {

    private static final int MOST = 200;

    private final List<Finding> all = new ArrayList<>();
    private Lines lines = new Lines(Map.of());

    /** From now on places in these files are given with their lines. */
    public void read(Map<String, byte[]> files) {
        lines = new Lines(files);
    }

    /** Adds one; after two hundred nobody reads on. */
    public void add(String file, String place, String rule, Text message, Text mend) {
        add(new Finding(file, place, rule, message, mend));
    }

    /** Adds one. */
    public void add(Finding finding) {
        if (all.size() < MOST) {
            all.add(finding);
        }
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** How many there are. */
    public int size() {
        return all.size();
    }

    /** Whether the same is there already. */
    public boolean contains(Finding finding) {
        return all.contains(finding);
    }

    /** All of them, with their lines. */
    public List<Finding> list() {
        return all.stream()
                .map(each -> each.line() > 0 ? each : each.in(lines.of(each.file(), each.place())))
                .toList();
    }
}
