package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.PersonId;

/**
 * What an applicant files.
 *
 * @param id            the id of the new case
 * @param receipt       the number by which it is followed before acceptance
 * @param applicant     who applies
 * @param applicantKind {@code organisation} or {@code person}
 * @param form          the validated form
 * @param materials     upload ids by material key
 * @param personal      what the form says about people, by name, for the record beside the event
 */
public record Application(
        CaseId id,
        String receipt,
        PersonId applicant,
        String applicantKind,
        ObjectNode form,
        Map<String, List<String>> materials,
        Map<String, String> personal) {}
