package org.sunhall.cases.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** An instant at which something follows by law when nobody acts. */
@Entity
@Table(name = "CASES_DUE")
public class DueEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "CLOCK")
    String clock;

    @Column(name = "DUE_AT")
    long dueAt;

    /** For the persistence provider. */
    public DueEntity() {}
}
