package org.sunhall.supervision.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A case as supervision knows it. */
@Entity
@Table(name = "SUPERVISION_CASE")
public class CaseEntity {

    @Id
    @Column(name = "CASE_ID")
    String caseId;

    @Column(name = "RECEIPT")
    String receipt;

    @Column(name = "CODE")
    String code;

    @Column(name = "ITEM")
    String item;

    @Column(name = "ITEM_ZH")
    String itemZh;

    @Column(name = "ITEM_EN")
    String itemEn;

    @Column(name = "ORG")
    String org;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "STAGE")
    String stage;

    @Column(name = "ENDED")
    boolean ended;

    @Column(name = "PARKED")
    boolean parked;

    @Lob
    @Column(name = "STEPS")
    String steps;

    @Column(name = "LAST_SEQUENCE")
    long lastSequence;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public CaseEntity() {}
}
