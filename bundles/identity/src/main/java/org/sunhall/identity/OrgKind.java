package org.sunhall.identity;

/** What an organisation is by law. */
public enum OrgKind {
    /** 行政机关: an agency of the state. */
    AGENCY,
    /** 法律、法规授权的组织: has power by a law or regulation. */
    AUTHORISED,
    /** 受委托组织: acts in the name of the agency that entrusted it. */
    ENTRUSTED,
    /** 派出机构、派出机关: an office an agency has set up elsewhere. */
    DISPATCHED;

    /** Whether it acts for another organisation, which then is its principal. */
    public boolean actsForAnother() {
        return this == ENTRUSTED || this == DISPATCHED;
    }
}
