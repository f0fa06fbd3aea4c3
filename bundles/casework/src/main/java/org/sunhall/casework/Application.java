package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.PersonId;

/**
 * What is filed (R-095 … R-099).
 *
 * @param id            the id of the new case
 * @param receipt       the number by which it is followed before acceptance
 * @param applicant     who applies; ex officio, who enters it
 * @param applicantKind {@code organisation} or {@code person}
 * @param form          the validated form
 * @param materials     upload ids by material key
 * @param personal      what the form says about people, by name, for the record beside the event
 * @param route         the way it came in
 * @param enteredBy     the officer who typed it in, empty when the applicant did
 * @param parties       who else it concerns
 * @param actAt         when the act on the spot took place; empty for applications
 * @param commitment    whether the applicant chose the commitment mode (告知承诺)
 * @param originals     paper originals that are not digitised, by material key: what was noted of each
 * @param agent         who files for the applicant and acts for them; the authority paper is among the materials
 */
public record Application(
        CaseId id,
        String receipt,
        PersonId applicant,
        String applicantKind,
        ObjectNode form,
        Map<String, List<String>> materials,
        Map<String, String> personal,
        Route route,
        Optional<String> enteredBy,
        List<Party> parties,
        Optional<Instant> actAt,
        boolean commitment,
        Map<String, String> originals,
        Optional<PersonId> agent) {

    public Application {
        parties = List.copyOf(parties);
        originals = Map.copyOf(originals);
    }

    /** An application that the applicant files online. */
    public Application(
            CaseId id,
            String receipt,
            PersonId applicant,
            String applicantKind,
            ObjectNode form,
            Map<String, List<String>> materials,
            Map<String, String> personal) {
        this(
                id,
                receipt,
                applicant,
                applicantKind,
                form,
                materials,
                personal,
                Route.ONLINE,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                Map.of(),
                Optional.empty());
    }

    /** The way a case, or what it lacked, came in. */
    public enum Route {
        /** By the applicant or their agent, signed in. */
        ONLINE,
        /** At the counter, typed in by window staff on behalf. */
        COUNTER,
        /** By the office itself. */
        EX_OFFICIO;

        /** As events write it. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
