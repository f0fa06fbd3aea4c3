package org.sunhall.checker.internal;

import java.util.ArrayList;
import java.util.List;
import org.sunhall.checker.Finding;
import org.sunhall.kernel.Text;

/** Findings while they are being collected. */
public final class Findings {

    private static final int MOST = 200;

    private final List<Finding> all = new ArrayList<>();

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

    /** All of them. */
    public List<Finding> list() {
        return List.copyOf(all);
    }
}
