package org.sunhall.cases.store;

import java.util.List;
import java.util.Optional;
import org.sunhall.cases.api.Cases.CaseCount;
import org.sunhall.cases.store.CaseStore.Scope;

/** How many cases stand how: a projection, so that reading it costs the same however many cases there are. */
public interface CountStore {

    /** The counts within a scope; by organisation, item, stage. */
    List<CaseCount> read(Scope scope);

    /** Under what the case is counted at present. */
    Optional<Standing> standing(String caseId);

    /** Counts the case under this instead of what it was counted under before. */
    void count(String caseId, Standing standing);

    /** What is counted: where, whose, which item, at which stage, parked or not. */
    record Standing(String jurisdiction, String org, String item, String stage, boolean parked) {
        String id() {
            return String.join("|", org, item, stage, String.valueOf(parked));
        }
    }
}
