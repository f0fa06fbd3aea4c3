package org.sunhall.supervision.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A clock with its lamp and its place in the queue of due instants. */
@Entity
@Table(name = "SUPERVISION_CLOCK")
public class ClockEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "ORG")
    String org;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Lob
    @Column(name = "CLOCK")
    String clock;

    @Column(name = "STARTED_AT")
    long startedAt;

    @Column(name = "LAMP")
    String lamp;

    @Column(name = "LAMP_SINCE")
    long since;

    @Column(name = "LAMP_CHANGES")
    int changes;

    @Column(name = "URGENCY")
    int urgency;

    @Column(name = "DUE_AT")
    long due;

    @Column(name = "NEXT_AT")
    Long nextAt;

    @Column(name = "LAST_SEQUENCE")
    long lastSequence;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public ClockEntity() {}
}
