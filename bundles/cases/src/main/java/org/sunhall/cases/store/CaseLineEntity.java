package org.sunhall.cases.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A case as a list shows it: the same row without its state. Read only. */
@Entity
@Table(name = "CASES_CASE")
public class CaseLineEntity {

    @Id
    @Column(name = "ID")
    String id;

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

    @Column(name = "EDITION")
    String edition;

    @Column(name = "PLUGIN")
    String plugin;

    @Column(name = "ORG")
    String org;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "APPLICANT")
    String applicant;

    @Column(name = "AGENT")
    String agent;

    @Column(name = "APPLICANT_NAME")
    String applicantName;

    @Column(name = "STAGE")
    String stage;

    @Column(name = "ENDED")
    boolean ended;

    @Column(name = "PARKED")
    boolean parked;

    @Column(name = "PARKED_SINCE")
    Long parkedSince;

    @Column(name = "PARKED_ZH")
    String parkedZh;

    @Column(name = "PARKED_EN")
    String parkedEn;

    @Column(name = "PARKED_BY")
    String parkedBy;

    @Column(name = "SUBMITTED_AT")
    long submittedAt;

    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public CaseLineEntity() {}
}
