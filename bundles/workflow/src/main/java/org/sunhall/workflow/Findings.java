package org.sunhall.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunhall.kernel.Text;

/** Collects findings, each once, at most {@value #MOST}. */
final class Findings {

    private static final int MOST = 200;

    private final Set<FlowFinding> all = new LinkedHashSet<>();

    void add(XmlElement where, String rule, Text message, Text mend) {
        add(where.id(), where.line(), rule, message, mend);
    }

    void add(String elementId, Map<String, Integer> lines, String rule, Text message, Text mend) {
        add(elementId, lines.getOrDefault(elementId, 0), rule, message, mend);
    }

    void add(String elementId, int line, String rule, Text message, Text mend) {
        if (all.size() < MOST) {
            all.add(new FlowFinding(elementId, line, rule, message, mend));
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<FlowFinding> inOrder() {
        List<FlowFinding> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(FlowFinding::line));
        return sorted;
    }
}
