package org.sunhall.identity.internal;

import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.ledger.StreamId;

/** Which stream of the ledger tells of whom. */
final class Streams {

    private static final String KIND = "identity";

    private Streams() {}

    static StreamId of(PersonId person) {
        return new StreamId(KIND, "person:" + person);
    }

    static StreamId of(OrgId organisation) {
        return new StreamId(KIND, "organisation:" + organisation);
    }

    static StreamId of(JurisdictionId jurisdiction) {
        return new StreamId(KIND, "jurisdiction:" + jurisdiction);
    }

    static StreamId ofDivision(String code) {
        return new StreamId(KIND, "division:" + code);
    }
}
