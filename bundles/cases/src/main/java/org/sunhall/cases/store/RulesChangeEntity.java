package org.sunhall.cases.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** How far the open clocks have been read anew by a version of the rules. */
@Entity
@Table(name = "CASES_RULES_CHANGE")
public class RulesChangeEntity {

    @Id
    @Column(name = "VERSION")
    long version;

    @Column(name = "FORMER")
    long former;

    @Column(name = "LAST_CASE")
    String lastCase;

    @Column(name = "SEEN")
    long seen;

    @Column(name = "CHANGED")
    long changed;

    @Column(name = "STARTED_AT")
    long startedAt;

    @Column(name = "FINISHED_AT")
    Long finishedAt;

    /** For the persistence provider. */
    public RulesChangeEntity() {}
}
