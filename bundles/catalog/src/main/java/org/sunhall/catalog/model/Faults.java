package org.sunhall.catalog.model;

import java.util.ArrayList;
import java.util.List;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Text;

/** Everything that is wrong with a file; all of it is named, up to a bound. */
public final class Faults {

    /** More is counted, not listed: who has so many mends the first and tries again. */
    private static final int MOST = 1_000;

    private final List<FieldProblem> listed = new ArrayList<>();
    private int count;

    /** Created empty. */
    public Faults() {}

    /** One more. */
    public void add(String place, String rule, Text message) {
        if (count++ < MOST) {
            listed.add(new FieldProblem(place, rule, message));
        }
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** How many, listed or not. */
    public int count() {
        return count;
    }

    /** Those that are listed, in the order they were found. */
    public List<FieldProblem> listed() {
        return List.copyOf(listed);
    }
}
