package org.sunhall.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whether tokens can ever stand in a certain way, whatever people find and whatever conditions on facts hold. */
final class Reach {

    private Reach() {}

    /** Whether a case of this flow can come to stand so; false as well when there are too many ways to look at. */
    static boolean canStand(Flow flow, Marking marking) {
        Set<Marking> known = new HashSet<>();
        Deque<Marking> open = new ArrayDeque<>();
        try {
            Tokens.begin(flow, ways(flow, "")).forEach(rest -> arrive(rest.marking(), known, open));
            while (!open.isEmpty() && !known.contains(marking) && known.size() <= Soundness.MOST_STATES) {
                Marking here = open.removeFirst();
                for (String id : here.waiting()) {
                    Step step = flow.step(id).orElseThrow();
                    for (StepOutcome outcome : step.outcomes()) {
                        if (!Tokens.stays(outcome)) {
                            Tokens.after(flow, here, step, outcome, ways(flow, outcome.name()))
                                    .forEach(rest -> arrive(rest.marking(), known, open));
                        }
                    }
                }
            }
        } catch (Tokens.TooManyWays e) {
            return false;
        }
        return known.contains(marking);
    }

    private static void arrive(Marking marking, Set<Marking> known, Deque<Marking> open) {
        if (known.add(marking)) {
            open.add(marking);
        }
    }

    private static Function<FlowNode, List<FlowArc>> ways(Flow flow, String outcome) {
        return gateway -> {
            List<FlowArc> arcs =
                    gateway.outgoing().stream().map(flow.arcs()::get).toList();
            List<FlowArc> ways = new ArrayList<>();
            for (FlowArc arc : arcs) {
                ArcCondition.Kind kind = arc.condition().kind();
                boolean certain = kind == ArcCondition.Kind.ALWAYS
                        || kind == ArcCondition.Kind.OUTCOME
                                && arc.condition().text().equals(outcome);
                if (certain || kind == ArcCondition.Kind.FACTS) {
                    ways.add(arc);
                }
                if (certain) {
                    return ways;
                }
            }
            Optional<FlowArc> otherwise = arcs.stream()
                    .filter(arc -> arc.condition().kind() == ArcCondition.Kind.DEFAULT)
                    .findFirst();
            otherwise.ifPresent(ways::add);
            return ways;
        };
    }
}
