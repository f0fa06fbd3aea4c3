package org.sunhall.catalog.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** That a case was filed under an item, and whether it has ended. */
@Entity
@Table(name = "CATALOG_USE")
public class UseEntity {

    @Id
    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "ITEM")
    String item;

    @Column(name = "SUBMITTED_AT")
    long submittedAt;

    @Column(name = "ENDED_AT")
    Long endedAt;

    /** For the persistence provider. */
    public UseEntity() {}
}
