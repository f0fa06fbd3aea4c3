package org.sunhall.casework;

import java.util.List;

/**
 * What a command comes to.
 *
 * @param state  where the case stands after it
 * @param events what happened, in order; the state is their fold
 * @param papers the kinds of papers that are due because of it, in order
 */
public record Decision(CaseState state, List<CaseEvent> events, List<String> papers) {
    public Decision {
        events = List.copyOf(events);
        papers = List.copyOf(papers);
    }
}
