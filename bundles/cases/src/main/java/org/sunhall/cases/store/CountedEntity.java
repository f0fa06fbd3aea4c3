package org.sunhall.cases.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Under what a case is counted at present. */
@Entity
@Table(name = "CASES_COUNTED")
public class CountedEntity {

    @Id
    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "ORG")
    String org;

    @Column(name = "ITEM")
    String item;

    @Column(name = "STAGE")
    String stage;

    @Column(name = "PARKED")
    boolean parked;

    /** For the persistence provider. */
    public CountedEntity() {}
}
